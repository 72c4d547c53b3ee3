"""Periods: one, those of a congress, and where every child congress stands in one.

As of a moment, figures and marks are a function of the events of the period alone: who is
expected, the cut-off, closing, each sending, return and acceptance (`rules/counting.py`). The rows
are the children of that moment and those with events; leave and requests count from when they were
given or made until they ended or were answered. A form that applies to others since, a merged
child, a moved day of the form change nothing before the event that follows from them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from congress.congresses.models import Congress
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.districts.models import Merger
from congress.districts.queries import Child, children_at, stood_at
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.models import (
    Report,
    ReportEvent,
    ReportException,
    ReportForm,
    ReportPeriod,
    RequestState,
    UnlockRequest,
)
from congress.reporting.rules import counting
from congress.reporting.rules.counting import Figures, Mark, Standing, UnitStanding
from congress.reporting.rules.sheets import applies_to
from congress.reporting.rules.states import Times

_WITH_FORM = (
    joinedload(ReportPeriod.form).joinedload(ReportForm.congress).joinedload(Congress.unit),
)


@dataclass(frozen=True)
class UnitRow:
    """A child in a period, as it stood then; `report_id` is None while nothing was written."""

    child: Child
    unit: UnitStanding
    mark: Mark
    report_id: int | None
    leave: ReportException | None
    request: UnlockRequest | None

    @property
    def congress(self) -> Congress:
        """The child congress of today."""
        return self.child.congress


@dataclass(frozen=True)
class PeriodStatus:
    """A period at a moment: its figures, and its rows by the name of the unit."""

    period: ReportPeriod
    standing: Standing
    figures: Figures
    rows: Sequence[UnitRow]


def period(actor: Actor, period_id: int) -> ReportPeriod:
    """The period with its form; MissingError when absent or out of scope."""
    return _period(actor, ReportPeriod.id == period_id)


def period_by_code(actor: Actor, code: str) -> ReportPeriod:
    """The period of a code; MissingError when absent or out of scope."""
    return _period(actor, ReportPeriod.code == code)


def _period(actor: Actor, which: sa.ColumnElement[bool]) -> ReportPeriod:
    found = db.session.scalar(
        sa.select(ReportPeriod)
        .join(ReportForm, ReportForm.id == ReportPeriod.form_id)
        .where(which, policy.forms_seen(actor))
        .options(*_WITH_FORM)
    )
    if found is None:
        raise MissingError
    return found


def periods_of(congress_id: int) -> Sequence[ReportPeriod]:
    """The periods of all forms of a congress, the latest cut-off first."""
    return db.session.scalars(
        sa.select(ReportPeriod)
        .join(ReportForm, ReportForm.id == ReportPeriod.form_id)
        .where(ReportForm.congress_id == congress_id)
        .options(*_WITH_FORM)
        .order_by(ReportPeriod.cutoff_at.desc(), ReportPeriod.id.desc())
    ).all()


def last_number(form_id: int) -> int:
    """The number of the last period of a form; 0 when it has none."""
    numbers = sa.select(sa.func.max(ReportPeriod.number)).where(ReportPeriod.form_id == form_id)
    return db.session.scalar(numbers) or 0


def events_of(*period_ids: int, congress_id: int | None = None) -> Sequence[ReportEvent]:
    """What happened in some periods, in the order it was written, without what was sent.

    With a child congress: what concerns it, and the periods themselves.
    """
    found = sa.select(ReportEvent).where(ReportEvent.period_id.in_(period_ids))
    if congress_id is not None:
        own = ReportEvent.congress_id
        found = found.where(sa.or_(own == congress_id, own.is_(None)))
    return db.session.scalars(
        found.options(defer(ReportEvent.sheet)).order_by(ReportEvent.id)
    ).all()


def happened_to(period_id: int, congress_id: int) -> Sequence[ReportEvent]:
    """What happened to one child congress in a period."""
    return db.session.scalars(
        sa.select(ReportEvent)
        .where(ReportEvent.period_id == period_id, ReportEvent.congress_id == congress_id)
        .order_by(ReportEvent.id)
    ).all()


def standing_of(period: ReportPeriod, moment: datetime) -> Standing:
    """Where a period stood at a moment."""
    return standings_of([period.id], moment)[period.id]


def standings_of(
    period_ids: Iterable[int], moment: datetime, congress_id: int | None = None
) -> dict[int, Standing]:
    """Where some periods stood at a moment, by their numbers; for one child congress or all."""
    events: dict[int, list[ReportEvent]] = {number: [] for number in period_ids}
    for event in events_of(*events, congress_id=congress_id):
        events[event.period_id].append(event)
    return {number: counting.standing(own, moment) for number, own in events.items()}


def figures_of(periods: Sequence[ReportPeriod], moment: datetime) -> dict[int, Figures]:
    """The figures of some periods at a moment, by the number of the row."""
    standings = standings_of([one.id for one in periods], moment)
    return {number: counting.figures(found) for number, found in standings.items()}


def status(actor: Actor, period: ReportPeriod, moment: datetime) -> PeriodStatus:
    """A period as the actor may see it; the figures count every child congress."""
    standing = standing_of(period, moment)
    children = _children(actor, period, standing)
    reports = _reports_seen(actor, period)
    leaves = {one.congress_id: one for one in _leaves(period.id, moment)}
    requests = {one.congress_id: one for one in _waiting(period.id, moment)}
    rows = []
    for child in children:
        unit = standing.units.get(child.id, UnitStanding())
        rows.append(
            UnitRow(
                child=child,
                unit=unit,
                mark=counting.mark(unit, standing),
                report_id=reports.get(child.id),
                leave=leaves.get(child.id),
                request=requests.get(child.id),
            )
        )
    return PeriodStatus(period, standing, counting.figures(standing), rows)


def _children(actor: Actor, period: ReportPeriod, standing: Standing) -> list[Child]:
    """The children of that moment, and whoever else something happened to in the period."""
    below = children_at(actor, period.form.congress_id, standing.moment)
    others = db.session.scalars(
        sa.select(Congress)
        .where(
            Congress.id.in_(set(standing.units) - {one.id for one in below}),
            policy.children_seen(actor),
        )
        .options(joinedload(Congress.unit))
    )
    return stood_at([*below, *others], standing.moment)


def _reports_seen(actor: Actor, period: ReportPeriod) -> dict[int, int]:
    found = db.session.execute(
        sa.select(Report.congress_id, Report.id)
        .join(Congress, Congress.id == Report.congress_id)
        .where(Report.period_id == period.id, policy.visible_to(actor))
    )
    return {row.congress_id: row.id for row in found}


def _leaves(period_id: int, moment: datetime) -> Sequence[ReportException]:
    """The exceptions of a period that were given by a moment and not over, the longest last."""
    return db.session.scalars(
        sa.select(ReportException)
        .where(
            ReportException.period_id == period_id,
            ReportException.granted_at <= moment,
            ReportException.until_at >= moment,
        )
        .order_by(ReportException.until_at, ReportException.id)
    ).all()


def _waiting(period_id: int, moment: datetime) -> Sequence[UnlockRequest]:
    """The requests of a period that were made by a moment and not answered by then."""
    decided = UnlockRequest.decided_at
    return db.session.scalars(
        sa.select(UnlockRequest)
        .where(
            UnlockRequest.period_id == period_id,
            UnlockRequest.asked_at <= moment,
            sa.or_(decided.is_(None), decided > moment),
        )
        .order_by(UnlockRequest.id)
    ).all()


def asked_in(period_id: int) -> Sequence[UnlockRequest]:
    """The requests of a period that wait for an answer."""
    return db.session.scalars(
        sa.select(UnlockRequest).where(
            UnlockRequest.period_id == period_id, UnlockRequest.state == RequestState.ASKED
        )
    ).all()


def leave_of(period_id: int, congress_id: int) -> ReportException | None:
    """The exception of a child congress in a period that runs longest, over or not."""
    return db.session.scalar(
        sa.select(ReportException)
        .where(ReportException.period_id == period_id, ReportException.congress_id == congress_id)
        .order_by(ReportException.until_at.desc(), ReportException.id.desc())
        .limit(1)
    )


def times_of(period: ReportPeriod, congress_id: int) -> Times:
    """The moments that lock a period for one child congress."""
    leave = leave_of(period.id, congress_id)
    return Times(period.cutoff_at, period.closed_at, leave.until_at if leave else None)


def request(actor: Actor, request_id: int) -> UnlockRequest:
    """A request to open a lock; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(UnlockRequest)
        .join(Congress, Congress.id == UnlockRequest.congress_id)
        .where(UnlockRequest.id == request_id, policy.children_seen(actor))
        .options(joinedload(UnlockRequest.period).joinedload(ReportPeriod.form))
    )
    if found is None:
        raise MissingError
    return found


def requests_of(period_id: int, congress_id: int) -> Sequence[UnlockRequest]:
    """The requests of a child congress in a period, the last one first."""
    return db.session.scalars(
        sa.select(UnlockRequest)
        .where(UnlockRequest.period_id == period_id, UnlockRequest.congress_id == congress_id)
        .order_by(UnlockRequest.id.desc())
    ).all()


def meant_for(period: ReportPeriod) -> list[Congress]:
    """The child congresses to which the form of a period applies now; merged ones owe nothing."""
    found = db.session.scalars(
        sa.select(Congress)
        .where(
            Congress.parent_id == period.form.congress_id,
            Congress.id.not_in(sa.select(Merger.congress_id)),
        )
        .options(joinedload(Congress.unit))
        .order_by(Congress.id)
    )
    return [one for one in found if applies_to(period.form.applies, one.form.value)]
