"""The web forms of reports: the sheet of one report, its steps, and the administration."""
