"""Reads of what was changed after approval."""
