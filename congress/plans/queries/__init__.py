"""Reads of the plans slice: plans, the rows of a plan, the role home."""
