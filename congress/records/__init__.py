"""Official papers: their versions, and the jobs that they belong to."""
