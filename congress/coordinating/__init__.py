"""Working together on a job: coordinating agencies' parts, obstacles, comments and followers."""
