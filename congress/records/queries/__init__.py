"""Reads of papers, by what they are of."""
