"""Changing what was approved: extensions of deadlines, and how far jobs have slipped."""
