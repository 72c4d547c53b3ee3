"""Learning from a pilot: its accepted papers as samples, its lessons on the others' checklists."""
