"""Changing congresses, committees, their members, and persons: one module each."""
