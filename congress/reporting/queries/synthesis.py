"""What the synthesis of a period is written from: where it stands, and its accepted reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from congress.core.permissions import Actor
from congress.districts.queries import Child
from congress.extensions import db
from congress.reporting.models import EventKind, ReportEvent, ReportPeriod
from congress.reporting.queries import forms, periods
from congress.reporting.queries.forms import FormThen, Question
from congress.reporting.queries.issuing import Issuer, issuer_of
from congress.reporting.queries.periods import PeriodStatus
from congress.reporting.rules.counting import members
from congress.reporting.rules.sheets import Sheet
from congress.reporting.rules.summing import Place, Said


@dataclass(frozen=True)
class Synthesis:
    """A period at a moment; `accepted` are what its expected and accepted reports say.

    The form, its questions and the units are as they stood then. Who issues it is of today, since
    it is today that it is signed.
    """

    status: PeriodStatus
    issuer: Issuer
    form: FormThen
    fields: Sequence[Question]
    accepted: Sequence[Said]


def synthesis_of(actor: Actor, period: ReportPeriod, moment: datetime) -> Synthesis:
    """Read a period for its synthesis: the figures are those of its page, `periods.status`."""
    status = periods.status(actor, period, moment)
    counted = members(status.standing, "accepted")
    sheets = _sent_sheets(period.id, counted, moment)
    return Synthesis(
        status=status,
        issuer=issuer_of(period.form.congress),
        form=forms.form_at(period.form, moment),
        fields=forms.asked_at(period.form_id, moment),
        accepted=[
            Said(place_of(row.child), row.child.form.value, sheets.get(row.congress.id, {}))
            for row in status.rows
            if row.congress.id in counted
        ],
    )


def place_of(child: Child) -> Place:
    """A child congress by its unit, as lists of a paper name it."""
    named = child.name.startswith(f"{child.level} ")
    return Place(child.name, child.level if named else "")


def _sent_sheets(period_id: int, congress_ids: set[int], moment: datetime) -> dict[int, Sheet]:
    """The cells as each child congress last sent them by a moment."""
    found = db.session.execute(
        sa.select(ReportEvent.congress_id, ReportEvent.sheet)
        .where(
            ReportEvent.period_id == period_id,
            ReportEvent.congress_id.in_(congress_ids),
            ReportEvent.kind == EventKind.SENT,
            ReportEvent.at <= moment,
        )
        .order_by(ReportEvent.id)
    )
    return {row.congress_id: row.sheet or {} for row in found}
