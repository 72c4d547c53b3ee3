"""What waits for the actor: reports to write, to sign, and requests to open a lock."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.permissions import Actor, Permission
from congress.districts.queries import own_children
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.models import (
    Report,
    ReportForm,
    ReportPeriod,
    ReportState,
    RequestState,
    UnlockRequest,
)
from congress.reporting.queries.reports import DueRow, due_for
from congress.reporting.rules.states import WRITABLE

_REPORT = (
    joinedload(Report.congress).joinedload(Congress.unit),
    joinedload(Report.period).joinedload(ReportPeriod.form),
)


def to_write(actor: Actor) -> list[DueRow]:
    """The periods that run, or ran out in the last 14 days, and still lack the actor's report."""
    if not actor.may(Permission.REPORT_CHILD):
        return []
    now = clock.now()
    found = (row for one in own_children(actor) for row in due_for(one, now))
    return sorted(
        (row for row in found if policy.can_write(actor, row.congress) and is_open(row)),
        key=lambda row: (row.period.cutoff_at, row.period.id),
    )


def is_open(row: DueRow) -> bool:
    """Whether a period runs, ran out lately, or sent its report back: a report is to be written."""
    if row.unit.state not in {None, *WRITABLE} or row.period.starts_on > clock.today():
        return False
    is_running = row.period.closed_at is None
    recent = (clock.today() - clock.local(row.period.cutoff_at).date()).days <= 14
    return row.unit.state is ReportState.RETURNED or (is_running and recent)


def to_sign(actor: Actor) -> Sequence[Report]:
    """The reports that wait for the actor's signature."""
    units = policy.own_units(actor, *policy.SENDING)
    if not units:
        return []
    return db.session.scalars(
        sa.select(Report)
        .join(Congress, Congress.id == Report.congress_id)
        .where(Congress.unit_id.in_(units), Report.state == ReportState.WITH_LEADER)
        .options(*_REPORT)
        .order_by(Report.sent_at, Report.submitted_at, Report.id)
    ).all()


def to_open(actor: Actor) -> Sequence[UnlockRequest]:
    """The requests to open a lock that the actor decides on."""
    guided = actor.congress_ids(*policy.GUIDING)
    if not guided:
        return []
    return db.session.scalars(
        sa.select(UnlockRequest)
        .join(ReportPeriod, ReportPeriod.id == UnlockRequest.period_id)
        .join(ReportForm, ReportForm.id == ReportPeriod.form_id)
        .where(UnlockRequest.state == RequestState.ASKED, ReportForm.congress_id.in_(guided))
        .options(
            joinedload(UnlockRequest.congress).joinedload(Congress.unit),
            joinedload(UnlockRequest.period).joinedload(ReportPeriod.form),
        )
        .order_by(UnlockRequest.id)
    ).all()
