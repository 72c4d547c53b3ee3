"""The demo, loaded for a file of tests."""

import pytest

from congress.core import clock
from congress.dev import demo
from congress.extensions import db
from tests.conftest import _empty


@pytest.fixture(scope="module")
def loaded(_app):
    """The demo in the database for the tests of a file, on its own day; the lines it tells."""
    with _app.app_context():
        lines = demo.load()
        with clock.pinned(lambda: demo.PINNED_AT):
            yield lines
        db.session.remove()
        with db.engine.begin() as connection:
            _empty(connection)
