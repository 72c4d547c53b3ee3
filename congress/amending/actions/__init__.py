"""What changes an approved plan."""
