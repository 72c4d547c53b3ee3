"""What a child congress owes the parent that guides it: milestones, their marks, its dates."""
