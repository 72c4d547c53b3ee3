"""What rows are found by is kept in step, and written into databases that were there before."""

import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from congress.core.model import Model
from congress.core.searchable import Searchable
from congress.core.text import sought, spelled
from congress.extensions import db
from congress.plans.models import PlanState
from tests.contracts.test_migrations import directory, empty_app
from tests.support import cast
from tests.support.plans import make_plan

__all__ = ["empty_app"]
SEARCHABLE = [
    mapper.class_ for mapper in Model.registry.mappers if issubclass(mapper.class_, Searchable)
]


def kept():
    """Both texts of every row, by table and number."""
    return {
        (kind.__tablename__, row.id): (row.sought, row.spelled)
        for kind in SEARCHABLE
        for row in db.session.execute(sa.select(kind.id, kind.sought, kind.spelled))
    }


def test_each_row_keeps_the_words_of_its_fields(session, world):
    make_plan(session, world, state=PlanState.APPROVED)
    for kind in SEARCHABLE:
        for row in session.scalars(sa.select(kind)):
            text = " ".join(getattr(row, name) or "" for name in kind.SEARCHED)
            assert (row.sought, row.spelled) == (sought(text), spelled(text))


def test_rows_from_before_are_found_after_the_migration(empty_app):
    upgrade(directory=directory(empty_app))
    world = cast.build(db.session)
    plan = make_plan(db.session, world, state=PlanState.APPROVED)
    plan.items[1].note = "Gửi Sở VH,TT&DL số 18/KH-BTG;\nhuyện Ia H’Drai, tỉnh Hoà Bình, quý 2"
    db.session.commit()
    before = kept()
    db.session.remove()
    downgrade(directory=directory(empty_app), revision="010")
    upgrade(directory=directory(empty_app))
    assert kept() == before
    assert len(before) > 10
