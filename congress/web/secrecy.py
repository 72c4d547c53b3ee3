"""Addresses that are secrets themselves, and how they stand in a log."""

FEEDS = "/feeds/"


def loggable(path: str) -> str:
    """A path as a log may hold it: the token of a feed is left out."""
    return f"{FEEDS}…" if path.startswith(FEEDS) else path
