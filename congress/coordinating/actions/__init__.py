"""What people do together on a job; none of it changes the job's own state."""
