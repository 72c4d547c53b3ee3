"""Flask plumbing that knows no slice."""
