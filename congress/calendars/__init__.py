"""Calendars: deadlines by day, the official week paper, feeds for the calendar of a phone."""
