"""Starting a plan from rows that exist: the starter sets of the product, and other plans."""
