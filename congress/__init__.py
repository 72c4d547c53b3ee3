"""The `congress` application; `congress.create_app` builds it.

The factory is loaded when it is asked for: a command or a printing process that needs only the
rules does not load the pages.
"""

from importlib import import_module
from typing import Any

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:
    """Load the factory on first use."""
    if name == "create_app":
        return import_module("congress.application").create_app
    raise AttributeError(name)
