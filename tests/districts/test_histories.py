"""Whatever happens in whatever order, an earlier day is read later as it was seen then."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.congresses.actions.congresses import update_congress
from congress.congresses.models import CongressForm
from congress.core import clock
from congress.core.errors import NotAllowedError, RejectedError
from congress.core.permissions import SYSTEM
from congress.districts import queries
from congress.districts.actions import dates, ladder, marks
from congress.districts.actions.dates import Days
from congress.districts.actions.marks import Word
from tests.conftest import NOW

CODES = ("BCD", "KH", "BCCT", "DSDB")
FORMS = tuple(CongressForm)


def word():
    return Word(on_date=clock.today() - timedelta(days=9))


def answered(act, **more):
    def answer(at, child, rung):
        report = at.cells[child.id, rung.id].marks.reported if at.children else None
        act(actor=SYSTEM, child=child, milestone=rung, report_id=report.id if report else 0, **more)

    return answer


def reform(_at, child, rung):
    form = FORMS[(FORMS.index(child.form) + rung.id) % len(FORMS)]
    update_congress(
        actor=SYSTEM, congress=child, code=child.code, unit_id=child.unit_id,
        ordinal=child.ordinal, year=child.year, form=form, is_pilot=not child.is_pilot,
    )  # fmt: skip


def rewrite(_at, child, rung):
    due = "trước ngày 15/4/2024" if rung.offset_days is not None else f"D-{rung.id + 20}"
    ladder.update_milestone(
        actor=SYSTEM, parent=child.parent, milestone=rung, code=rung.code, name=f"{rung.name} *",
        due=due, forms=frozenset(FORMS[: 1 + rung.version % 4]), weight=2,
    )  # fmt: skip


def move(_at, child, rung):
    day = (child.planned_start_on or NOW.date()) + timedelta(days=rung.id)
    dates.set_days(actor=SYSTEM, child=child, days=Days(day), reason="Trùng lịch")


def hold(_at, child, _rung):
    days = Days(child.planned_start_on, child.planned_end_on, clock.today())
    dates.set_days(actor=SYSTEM, child=child, days=days)


def merge(_at, child, _rung):
    into = next(one for one in queries.children_of(SYSTEM, child.parent_id) if one.id != child.id)
    dates.merge_child(
        actor=SYSTEM, child=child, into=into, on_date=clock.today(), reason="Sắp xếp lại"
    )


ACTS = {
    "report": lambda _at, child, rung: marks.report_milestone(
        actor=SYSTEM, child=child, milestone=rung, word=word()
    ),
    "take_back": lambda _at, child, rung: marks.take_back_report(
        actor=SYSTEM, child=child, milestone=rung, reason="Nhầm"
    ),
    "accept": answered(marks.accept_milestone, word=Word(on_date=NOW.date())),
    "return": answered(marks.return_milestone, reason="Chưa ký"),
    "verify": answered(marks.verify_milestone, word=Word(on_date=NOW.date())),
    "doubt": answered(marks.doubt_milestone, word=Word(note="Chưa thấy bản gốc")),
    "reform": reform,
    "rewrite": rewrite,
    "drop": lambda _at, _child, rung: ladder.drop_milestone(actor=SYSTEM, milestone=rung),
    "restore": lambda _at, _child, rung: ladder.restore_milestone(actor=SYSTEM, milestone=rung),
    "reorder": lambda _at, _child, rung: ladder.move_milestone(
        actor=SYSTEM, milestone=rung, step=1
    ),
    "add": lambda _at, child, rung: ladder.add_milestone(
        actor=SYSTEM,
        parent=child.parent,
        code=f"M{rung.version}-{child.id}",
        name="Mốc thêm",
        due="D-5",
        forms=frozenset(FORMS),
    ),
    "move": move,
    "hold": hold,
    "merge": merge,
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(ACTS)),
        st.integers(0, 1),
        st.sampled_from(CODES),
        st.integers(1, 60),
    ),
    max_size=14,
)


def seen(grid):
    """All that a grid says, as plain values."""
    return [
        (
            child.congress.code, child.form, child.is_pilot, child.d_day, cell.rung.code,
            cell.rung.name, cell.rung.weight, cell.due.due, cell.official, cell.days,
            *(mark.id if mark else None for mark in vars(cell.marks).values()),
        )
        for child in grid.children
        for cell in grid.row(child)
    ]  # fmt: skip


def every(parent):
    return queries.children_of(SYSTEM, parent.id, merged=True)


def rung_of(parent, code):
    return next(one for one in queries.milestones_of(parent.id, dropped=True) if one.code == code)


def story(session, districts, steps):
    """Play the steps, each some hours later; return each moment with what was seen at it."""
    parent, moment, kept = districts.parent, NOW, []
    for name, which, code, hours in steps:
        moment += timedelta(hours=hours)
        with clock.pinned(lambda now=moment: now):
            child = (districts.child, districts.other)[which]
            at = queries.grid_of(parent.id, every(parent), moment)
            try:
                with session.begin_nested():
                    ACTS[name](at, child, rung_of(parent, code))
            except (RejectedError, NotAllowedError, KeyError, StopIteration):
                session.expire_all()
            kept.append((moment, seen(queries.grid_of(parent.id, every(parent), moment))))
    return kept


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_the_grid_as_of_an_earlier_moment_is_what_was_seen_then(districts, session, steps):
    with session.begin_nested() as played:
        kept = story(session, districts, steps)
        parent = districts.parent
        again = [seen(queries.grid_of(parent.id, every(parent), then)) for then, _ in kept]
        played.rollback()
    session.expire_all()
    assert again == [before for _, before in kept]
