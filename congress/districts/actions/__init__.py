"""Intentions on children: the ladder, the three marks, dates, leaders and mergers."""
