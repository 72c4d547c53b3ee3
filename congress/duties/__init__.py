"""Who does what in a congress: agencies by committees, and each agency's own sheet."""
