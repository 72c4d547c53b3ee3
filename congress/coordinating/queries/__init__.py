"""Reads of how people work together on jobs."""
