"""Whatever happens in whatever order, an earlier day is read later as it was seen then."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from congress.congresses.actions.congresses import update_congress
from congress.congresses.models import Congress, CongressForm
from congress.core import clock
from congress.core.errors import NotAllowedError, RejectedError
from congress.core.permissions import SYSTEM
from congress.districts import queries
from congress.districts.actions import dates, ladder, marks
from congress.districts.actions.dates import Days
from congress.districts.actions.marks import Word
from congress.extensions import db
from congress.office import actions as office
from congress.office.models import DayException
from congress.office.queries import installation
from congress.units import actions as units
from congress.units.models import UnitLevel
from tests.conftest import NOW

CODES = ("BCD", "KH", "BCCT", "DSDB")
FORMS = tuple(CongressForm)
PARENTS = ("LS-2024", "LS-BIS")
WORKING, FIXED = "D-15 ngày làm việc", "trước ngày 15/6/2024"
REFUSED = (
    RejectedError, NotAllowedError, KeyError, StopIteration, ZeroDivisionError, IntegrityError,
)  # fmt: skip


def word():
    return Word(on_date=clock.today() - timedelta(days=9))


def answered(act, **more):
    def answer(at, child, rung):
        report = at.cells[child.id, rung.id].marks.reported if at.children else None
        act(actor=SYSTEM, child=child, milestone=rung, report_id=report.id if report else 0, **more)

    return answer


def change(child, **fields):
    known = {name: getattr(child, name) for name in ("code", "unit_id", "ordinal", "year")}
    update_congress(actor=SYSTEM, congress=child, **(known | fields))


def reform(_at, child, rung):
    change(child, form=FORMS[(FORMS.index(child.form) + rung.id) % len(FORMS)])


def pilot(_at, child, _rung):
    dates.set_pilot(actor=SYSTEM, child=child, is_pilot=not child.is_pilot)


def regroup(_at, child, _rung):
    """Put a child below the other congress of the province, or back."""
    above = db.session.scalars(sa.select(Congress.id).where(Congress.code.in_(PARENTS)))
    change(child, parent_id=next(one for one in above if one != child.parent_id))


def due_after(rung):
    """Each due rule is of another kind than the one before it."""
    kinds = (WORKING, FIXED, "17h00 ngày 14/6/2024", f"D-{rung.id + 20}", "D+9")
    known = [place for place, phrase in enumerate(kinds) if phrase == rung.deadline_text]
    return kinds[(known[0] + 1) % len(kinds) if known else 0]


def rewrite(_at, child, rung):
    ladder.update_milestone(
        actor=SYSTEM, parent=child.parent, milestone=rung, code=rung.code, name=f"{rung.name} *",
        due=due_after(rung), forms=rung.forms, weight=rung.weight % 9 + 1,
        evidence=f"Bản {rung.version}",
    )  # fmt: skip


def recode(_at, child, rung):
    """Give a milestone another code, and the code to another milestone."""
    for one, code in ((rung, f"{rung.code}-CU"), (rung_of(child.parent, "CT"), rung.code)):
        ladder.update_milestone(
            actor=SYSTEM, parent=child.parent, milestone=one, code=code, name=one.name,
            due=one.deadline_text, forms=one.forms,
        )  # fmt: skip


def narrow(_at, child, rung):
    ladder.update_milestone(
        actor=SYSTEM, parent=child.parent, milestone=rung, code=rung.code, name=rung.name,
        due=rung.deadline_text, forms=frozenset(FORMS) ^ (rung.forms & {child.form}),
    )  # fmt: skip


def recorded():
    return db.session.scalars(sa.select(DayException).order_by(DayException.day)).all()


def free(_at, child, _rung):
    """One more day off, before the congress or in the days that silence is counted by."""
    taken = {one.day for one in recorded()}
    first = (child.planned_start_on or NOW.date()) if len(taken) % 2 else clock.today()
    days = (first - timedelta(days=step) for step in range(1, 40))
    day = next(one for one in days if one.weekday() < 5 and one not in taken)
    office.add_day_exception(actor=SYSTEM, day=day, is_worked=False, label="Nghỉ")


def turn(_at, _child, rung):
    day = recorded()[rung.id % len(recorded())]
    office.update_day_exception(
        actor=SYSTEM, exception=day, day=day.day, is_worked=not day.is_worked, label="Làm bù"
    )


def shift(_at, _child, rung):
    day = recorded()[rung.id % len(recorded())]
    office.update_day_exception(
        actor=SYSTEM, exception=day, day=day.day - timedelta(days=40), is_worked=False, label="Nghỉ"
    )


def forget(_at, _child, rung):
    day = recorded()[rung.id % len(recorded())]
    office.remove_day_exception(actor=SYSTEM, exception=day)


def read_strictly(_at, _child, _rung):
    strict = not installation().before_is_strict
    office.update_settings(actor=SYSTEM, before_is_strict=strict, due_soon_days=7)


def move(_at, child, rung):
    day = (child.planned_start_on or NOW.date()) + timedelta(days=rung.id)
    dates.set_days(actor=SYSTEM, child=child, days=Days(day), reason="Trùng lịch")


def hold(_at, child, _rung):
    days = Days(child.planned_start_on, child.planned_end_on, clock.today())
    dates.set_days(actor=SYSTEM, child=child, days=days)


def rename(_at, child, _rung):
    units.rename_unit(
        actor=SYSTEM, unit=child.unit, name=f"{child.unit.name} *", renamed_on=clock.today()
    )


def respell(_at, child, _rung):
    units.correct_name(actor=SYSTEM, unit=child.unit, name=f"A {child.unit.name}")


def raise_level(_at, child, _rung):
    """Put a unit at another level, which has another word in lists, or back."""
    unit = child.unit
    others = sa.select(UnitLevel.id).where(UnitLevel.id != unit.level_id).order_by(UnitLevel.id)
    units.update_unit(
        actor=SYSTEM, unit=unit, code=unit.code, level_id=db.session.scalars(others).first(),
        parent_id=unit.parent_id, short_name=unit.short_name, is_collective=False,
    )  # fmt: skip


def rehouse(_at, child, rung):
    """A congress is of another unit than was thought."""
    unit = units.create_unit(
        actor=SYSTEM, code=f"moi-{clock.now():%d%H}-{rung.id}", name="huyện Mới",
        level_id=child.unit.level_id, parent_id=child.unit.parent_id,
    )  # fmt: skip
    change(child, unit_id=unit.id)


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
    "pilot": pilot,
    "regroup": regroup,
    "rewrite": rewrite,
    "narrow": narrow,
    "recode": recode,
    "free": free,
    "turn": turn,
    "shift": shift,
    "forget": forget,
    "read_strictly": read_strictly,
    "drop": lambda _at, _child, rung: ladder.drop_milestone(actor=SYSTEM, milestone=rung),
    "restore": lambda _at, _child, rung: ladder.restore_milestone(actor=SYSTEM, milestone=rung),
    "reorder": lambda _at, _child, rung: ladder.move_milestone(
        actor=SYSTEM, milestone=rung, step=1
    ),
    "add": lambda _at, child, _rung: ladder.add_milestone(
        actor=SYSTEM,
        parent=child.parent,
        code=f"M{len(queries.milestones_of(child.parent_id, dropped=True))}",
        name="Mốc thêm",
        due="D-5",
        forms=frozenset(FORMS),
    ),
    "move": move,
    "hold": hold,
    "rename": rename,
    "respell": respell,
    "raise_level": raise_level,
    "rehouse": rehouse,
    "merge": merge,
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(ACTS)),
        st.integers(0, 1),
        st.sampled_from(CODES),
        st.integers(1, 60),
    ),
    max_size=12,
)


def seen(grid):
    """All that a grid says, as plain values."""
    return [
        (
            child.congress.code, child.name, child.short_name, child.form, child.is_pilot,
            child.d_day, cell.rung.code, cell.rung.name, cell.rung.weight, cell.due,
            cell.rung.evidence, cell.official, cell.days, child.id in grid.silent,
            grid.tally(child), *(mark.id if mark else None for mark in vars(cell.marks).values()),
        )
        for child in grid.children
        for cell in grid.row(child)
    ]  # fmt: skip


def grid_at(parent, moment):
    return queries.grid_of(parent.id, queries.children_at(SYSTEM, parent.id, moment), moment)


def rung_of(parent, code):
    return next(one for one in queries.milestones_of(parent.id, dropped=True) if one.code == code)


def prepare(session, districts):
    """A ladder with due days of each kind, recorded days off, and another congress above."""
    parent = districts.parent
    with clock.pinned(lambda: NOW):
        session.add(
            Congress(
                code=PARENTS[1], unit=parent.unit, ordinal=4, year=2024, form=CongressForm.CONGRESS
            )
        )
        for code, due in zip(CODES, (WORKING, WORKING, FIXED), strict=False):
            rung = rung_of(parent, code)
            ladder.update_milestone(
                actor=SYSTEM, parent=parent, milestone=rung, code=code, name=rung.name, due=due,
                forms=frozenset(FORMS[:3]),
            )  # fmt: skip
        free(None, districts.child, None)
        free(None, districts.child, None)
    session.flush()


def play(session, districts, name, which, code):
    """One act now; one that is refused changes nothing."""
    parent = districts.parent
    child = (districts.child, districts.other)[which]
    at = grid_at(parent, clock.now())
    try:
        with session.begin_nested():
            ACTS[name](at, child, rung_of(parent, code))
    except REFUSED:
        session.expire_all()


def story(session, districts, steps):
    """Play the steps, each some hours later.

    Return each moment with what was seen at it: after each step, and at the end of each day.
    """
    parent, moment, kept = districts.parent, NOW, []
    prepare(session, districts)
    for name, which, code, hours in steps:
        before, moment = moment, moment + timedelta(hours=hours)
        for day in days_between(before, moment):
            end = clock.end_of(day)
            with clock.pinned(lambda now=end: now):
                kept.append((end, seen(grid_at(parent, end))))
        with clock.pinned(lambda now=moment: now):
            play(session, districts, name, which, code)
            kept.append((moment, seen(grid_at(parent, moment))))
    return kept


def days_between(before, moment):
    """The days that end between two moments."""
    first, last = clock.local(before).date(), clock.local(moment).date()
    return [first + timedelta(days=step) for step in range((last - first).days)]


def differing(session, districts, steps):
    """The moments that are read later otherwise than they were seen."""
    with session.begin_nested() as played:
        kept = story(session, districts, steps)
        odd = [then for then, told in kept if seen(grid_at(districts.parent, then)) != told]
        played.rollback()
    session.expire_all()
    return odd


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_the_grid_as_of_an_earlier_day_is_what_was_seen_then(districts, session, steps):
    assert differing(session, districts, steps) == []


@pytest.mark.parametrize("name", sorted(ACTS))
def test_whatever_is_done_leaves_what_the_days_before_it_showed(districts, session, name):
    """One kind of act alone, so that a failure names the input that is not undone."""
    steps = [("report", 0, CODES[0], 1), ("report", 1, CODES[2], 40), ("free", 0, CODES[0], 20)]
    again = [(name, 0, CODES[0], 30), (name, 0, CODES[0], 30), (name, 1, CODES[2], 30)]
    assert differing(session, districts, [*steps, *again, again[0]]) == []
