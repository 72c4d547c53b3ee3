"""Periodic reports of child congresses: forms, periods, reports, their states and counts."""
