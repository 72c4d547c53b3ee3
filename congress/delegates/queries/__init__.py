"""Reading rosters, allocations and imports of rosters, within each actor's reach."""
