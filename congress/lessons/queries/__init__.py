"""Reading lessons, the checklists of children, and the samples of pilots."""
