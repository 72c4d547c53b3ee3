"""Intentions on lessons: writing and publishing them, and saying what a child did with one."""
