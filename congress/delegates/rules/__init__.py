"""Pure rules on delegates: ethnic groups, how cells are read, what a roster lacks."""
