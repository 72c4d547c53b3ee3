"""Changing what was approved: extensions of deadlines, slips, amended versions of plans."""
