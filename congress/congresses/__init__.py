"""The tree of congresses; committees and their members in time; D-day."""
