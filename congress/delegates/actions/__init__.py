"""What is done with rosters: written, brought in, taken back, opened; allocations and groups."""
