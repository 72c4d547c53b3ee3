"""Intentions of the plans slice: drafting, deciding, reporting, importing."""
