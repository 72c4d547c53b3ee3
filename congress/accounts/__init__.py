"""Persons, users, sign-in, and roles held in a scope."""
