"""The printer's only door: it serves the packaged fonts and refuses every other address."""

from importlib import import_module
from typing import Any

from congress.printing.assets import FACES, font


class ClosedFetcher:
    """Serve the font files by their exact addresses, as WeasyPrint asks for them."""

    _fail_on_errors = True  # read by WeasyPrint: a refusal stops the printing

    def __init__(self) -> None:
        self._files = {font(*face).as_uri(): font(*face) for face in FACES}

    def __call__(self, url: str) -> Any:
        """Return the font at this address. Raise ValueError for any other address."""
        path = self._files.get(url)
        if path is None:
            raise ValueError(f"refused address: {url[:200]}")
        response = import_module("weasyprint.urls").URLFetcherResponse
        return response(url, path.read_bytes(), {"Content-Type": "font/ttf"})
