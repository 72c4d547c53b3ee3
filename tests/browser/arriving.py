"""Waiting for what an act brings: nothing is read or measured of a page that is still arriving."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page


def sees(page: Page, selector: str) -> None:
    """Wait until a piece of what an act brings stands there, and the page around it is whole."""
    page.wait_for_selector(selector)
    page.wait_for_load_state()


@contextmanager
def leaving(page: Page) -> Iterator[None]:
    """Wait until an act has led to another address, and the page there is whole."""
    left = page.url
    yield
    page.wait_for_url(lambda url: url != left)
