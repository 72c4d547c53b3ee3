"""Pure rules of reports: states and locks, counts, periods, checks and differences."""
