"""Forms from the starters, periods opened, moved and closed, and who is expected in them."""

from datetime import date, datetime, time

from congress.audit.actions import changes_of, record
from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core import clock, dates
from congress.core.errors import N_, MissingError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.actions.events import happened
from congress.reporting.models import (
    EventKind,
    ReportField,
    ReportForm,
    ReportPeriod,
    ReportSection,
)
from congress.reporting.queries import forms, periods
from congress.reporting.rules import schedule
from congress.reporting.store import StarterForm, StarterSection, starter_forms


def adopt_starter(*, actor: Actor, congress: Congress, code: str) -> ReportForm:
    """Put a starter form under a congress; the one that stands is returned."""
    policy.require_guiding(actor, congress.id)
    finding.hold(congress.id)
    starter = next((one for one in starter_forms() if one.code == code), None)
    if starter is None:
        raise MissingError
    known = next((one for one in forms.forms_of(congress.id) if one.code == code), None)
    return known or _adopt(actor, congress, starter)


def _adopt(actor: Actor, congress: Congress, starter: StarterForm) -> ReportForm:
    made = ReportForm(
        congress_id=congress.id,
        code=starter.code,
        name=starter.name,
        cadence=starter.cadence,
        cutoff_day=starter.cutoff_day,
        cutoff_hour=starter.cutoff_hour,
        applies=list(starter.applies),
    )
    db.session.add(made)
    db.session.flush()
    for place, section in enumerate(starter.sections, start=1):
        _adopt_section(made, place, section)
    record(
        actor=actor,
        verb="created",
        target=made,
        changes=changes_of(made),
        congress_id=congress.id,
    )
    return made


def _adopt_section(form: ReportForm, place: int, starter: StarterSection) -> None:
    section = ReportSection(form=form, position=place, code=starter.code, title=starter.title)
    db.session.add(section)
    db.session.flush()
    for position, one in enumerate(starter.fields, start=1):
        section.fields.append(
            ReportField(
                form_id=form.id,
                position=position,
                code=one.code,
                label=one.label,
                hint=one.hint,
                kind=one.kind,
                choices=list(one.choices),
                is_required=one.required,
                applies=list(one.applies),
                milestone_code=one.milestone,
                warns=one.warns,
            )
        )


def open_periods(*, actor: Actor, form: ReportForm, since: date, until: date) -> list[ReportPeriod]:
    """Open the periods of a form whose cut-off falls from one day to another, numbered on.

    Days that a period of the form covers already are passed over.
    """
    policy.require_guiding(actor, form.congress_id)
    finding.hold(form.congress_id)
    if not forms.fields_of(form.id):
        raise RejectedError(N_("Biểu mẫu chưa hỏi ô nào; hãy thêm mục và ô trước khi mở kỳ."))
    known = {one.ends_on for one in periods.periods_of(form.congress_id) if one.form_id == form.id}
    spans = schedule.spans(form.cadence, form.cutoff_day, since, until)
    wanted = [span for span in spans if span.ends_on not in known]
    if not wanted:
        raise RejectedError(N_("Không có kỳ mới nào trong những ngày này."), field="until")
    first = periods.last_number(form.id) + 1
    return [_open(actor, form, number, span) for number, span in enumerate(wanted, start=first)]


def _open(actor: Actor, form: ReportForm, number: int, span: schedule.Span) -> ReportPeriod:
    made = ReportPeriod(
        form=form,
        number=number,
        code=f"{form.congress.code}-{form.code}-{number}",
        starts_on=span.starts_on,
        ends_on=span.ends_on,
        cutoff_at=clock.at(span.ends_on, time(form.cutoff_hour)),
        opened_at=clock.now(),
        opened_by_name=actor.name,
    )
    db.session.add(made)
    db.session.flush()
    happened(actor, made, EventKind.OPENED, cutoff_at=made.cutoff_at)
    for child in periods.meant_for(made):
        happened(actor, made, EventKind.EXPECTED, congress_id=child.id)
    _journal(actor, "opened_period", made)
    return made


def expected_now(period: ReportPeriod) -> tuple[list[Congress], list[int]]:
    """Who is meant but not expected, and who is expected (by number) but no longer meant."""
    standing = periods.standing_of(period, clock.now())
    due = {number for number, unit in standing.units.items() if unit.is_expected}
    meant = periods.meant_for(period)
    missing = [one for one in meant if one.id not in due]
    return missing, sorted(due - {one.id for one in meant})


def renew_expected(*, actor: Actor, period: ReportPeriod) -> int:
    """Expect reports of those to which the form applies now; return how many changed.

    What was shown for earlier moments stays true: the change is an event of its own.
    """
    policy.require_guiding(actor, period.form.congress_id)
    finding.hold(period.form.congress_id)
    missing, excess = expected_now(period)
    for child in missing:
        happened(actor, period, EventKind.EXPECTED, congress_id=child.id)
    for number in excess:
        happened(actor, period, EventKind.EXCUSED, congress_id=number)
    if missing or excess:
        _journal(actor, "renewed_expected", period)
    return len(missing) + len(excess)


def move_cutoff(*, actor: Actor, period: ReportPeriod, cutoff_at: datetime) -> ReportPeriod:
    """Move the cut-off of a period for all; what was on time on an earlier day is not rewritten."""
    policy.require_guiding(actor, period.form.congress_id)
    if clock.local(cutoff_at).date() < period.starts_on:
        raise RejectedError(N_("Hạn gửi phải từ ngày đầu kỳ trở đi."), field="cutoff_on")
    if cutoff_at == period.cutoff_at:
        raise RejectedError(N_("Hạn gửi mới trùng với hạn đang có."), field="cutoff_on")
    if cutoff_at <= clock.now():
        raise RejectedError(N_("Hạn gửi mới phải sau lúc này."), field="cutoff_on")
    old = period.cutoff_at
    period.cutoff_at = cutoff_at
    happened(actor, period, EventKind.MOVED, cutoff_at=cutoff_at)
    _journal(actor, "moved_cutoff", period, f"{_moment(old)} → {_moment(cutoff_at)}")
    return period


def _moment(instant: datetime) -> str:
    local = clock.local(instant)
    return f"{local:%H:%M} {dates.short(local.date())}"


def close_period(*, actor: Actor, period: ReportPeriod) -> ReportPeriod:
    """Close a period: nothing more is written or sent in it, but on leave."""
    policy.require_guiding(actor, period.form.congress_id)
    if period.closed_at is None:
        period.closed_at = clock.now()
        happened(actor, period, EventKind.CLOSED)
        _journal(actor, "closed_period", period)
    return period


def resume_period(*, actor: Actor, period: ReportPeriod) -> ReportPeriod:
    """Open a closed period again."""
    policy.require_guiding(actor, period.form.congress_id)
    if period.closed_at is not None:
        period.closed_at = None
        happened(actor, period, EventKind.RESUMED)
        _journal(actor, "resumed_period", period)
    return period


def _journal(actor: Actor, verb: str, period: ReportPeriod, note: str = "") -> None:
    record(
        actor=actor,
        verb=verb,
        target=period,
        congress_id=period.form.congress_id,
        note=note,
    )
