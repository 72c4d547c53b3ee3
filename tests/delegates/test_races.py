"""Two hands at one moment: one list brought in twice stands in the roster once."""

import pytest
import sqlalchemy as sa

from congress.delegates.models import Delegate, EthnicPresence
from tests.delegates.conftest import ROWS
from tests.support.races import Press, at_once, statuses


@pytest.fixture
def press(app, world):
    """The forms sent at once; how they were answered."""
    return lambda *presses: statuses(at_once(app, world, presses))


def count(session, model):
    session.expire_all()
    return session.scalar(sa.select(sa.func.count(model.id)))


@pytest.fixture
def ready(client, districts, paste):
    """A list pasted by the officer: the form that writes it, as a button."""

    def pasted():
        client.sign_in("district_officer")
        page = paste(districts.child.id)
        action = str(page.form("/commit")["action"])
        return Press("district_officer", action, page.fields("/commit"))

    return pasted


def test_one_list_pasted_in_two_windows_and_written_at_once_stands_once(press, session, ready):
    assert press(ready(), ready()) == [303, 409]
    assert count(session, Delegate) == len(ROWS)


def test_one_import_written_by_three_clicks_is_written_once(press, session, ready):
    assert press(*[ready()] * 3) == [303] * 3
    assert count(session, Delegate) == len(ROWS)


def test_one_import_taken_back_by_three_clicks_is_taken_back_once(press, session, ready):
    written = ready()
    press(written)
    back = written._replace(address=written.address.replace("/commit", "/undo"), data={})
    assert press(*[back] * 3) == [303, 422, 422]
    assert count(session, Delegate) == 0


def test_groups_of_a_unit_named_in_three_windows_are_named_once(press, session, districts):
    place = f"/congresses/{districts.parent.id}/allocation/groups"
    named = Press("standing_agency", place, {"groups": ["Tày", "Nùng"]})
    assert press(*[named] * 3) == [303] * 3
    assert count(session, EthnicPresence) == 2
