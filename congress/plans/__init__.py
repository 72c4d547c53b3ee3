"""Plans, work items, deadlines, progress and completion."""
