"""Reads of forms, periods and reports, scoped by the actor."""
