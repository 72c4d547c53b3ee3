"""Delegates: who goes to a congress, how many each unit may send, and what the list lacks."""
