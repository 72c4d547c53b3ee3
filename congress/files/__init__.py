"""Attachments: the table of what was uploaded and the store that keeps the bytes."""
