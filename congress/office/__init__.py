"""The installation: its settings, its working calendar, and the pinned day of a demo."""
