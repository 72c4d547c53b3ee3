"""Whatever happens to a period, its figures as of an earlier day are those that were shown then."""

from dataclasses import astuple
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.congresses.actions.congresses import update_congress
from congress.congresses.models import Congress, CongressForm
from congress.core import clock
from congress.core.errors import NotAllowedError, RejectedError, StaleError
from congress.core.permissions import SYSTEM
from congress.districts.actions.dates import merge_child
from congress.extensions import db
from congress.reporting.actions import forms, opening, periods, sending, writing
from congress.reporting.models import Cadence, FieldKind, RequestState
from congress.reporting.papers import synthesis_paper
from congress.reporting.queries import periods as queries
from congress.reporting.queries import reports
from congress.reporting.queries.forms import fields_of
from congress.reporting.queries.synthesis import synthesis_of
from congress.units import actions as units
from tests.support.reports import WHOLE

BEGIN = datetime(2024, 5, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FORMS = tuple(CongressForm)
ASKED, CHOSEN, CHOICES = "tieu_ban", "bao_cao_chinh_tri", ("Đang dự thảo", "Đã thông qua")
REFUSED = (RejectedError, NotAllowedError, StaleError)


class Story:
    """Two districts, their periods, and what was shown of each period at the end of each day."""

    def __init__(self, reporting):
        self.parent, self.form = reporting.districts.parent, reporting.form
        self.children = [reporting.districts.child, reporting.districts.other]
        self.at, self.shown = BEGIN, []
        self.periods = [reporting.period]
        self.above = Congress(
            code="LS-BIS", unit=self.parent.unit, ordinal=4, year=2024, form=CongressForm.CONGRESS
        )
        db.session.add(self.above)
        db.session.flush()

    def play(self, name, which, hours):
        """Let hours pass, keeping what each day ended with, and do one thing."""
        then, self.at = self.at, self.at + timedelta(hours=hours)
        for step in range((self.at.date() - then.date()).days):
            self.keep(clock.end_of(then.date() + timedelta(days=step)))
        with clock.pinned(lambda: self.at):
            try:
                with db.session.begin_nested():
                    getattr(self, f"do_{name}")(self.children[which])
            except REFUSED:
                db.session.expire_all()
        self.keep(self.at)

    def keep(self, moment):
        with clock.pinned(lambda: moment):
            self.shown += [(one, moment, told(one, moment)) for one in self.periods]

    def report(self, child):
        found = reports.report_in(self.periods[-1].id, child.id)
        if found is None:
            raise RejectedError("nothing begun")
        return found

    def do_send(self, child):
        report = reports.report_in(self.periods[-1].id, child.id)
        if report is None:
            report = writing.start_report(actor=SYSTEM, period=self.periods[-1], congress=child)
            own = {"ngay_to_chuc__why": "Đổi ngày", CHOSEN: CHOICES[self.children.index(child)]}
            sheet = {**WHOLE, **own}
            writing.save_report(actor=SYSTEM, report=report, sheet=sheet)
        writing.submit_report(actor=SYSTEM, report=report)
        sending.send_report(actor=SYSTEM, report=report)

    def do_start(self, child):
        writing.start_report(actor=SYSTEM, period=self.periods[-1], congress=child)

    def do_accept(self, child):
        found = self.report(child)
        sending.accept_report(actor=SYSTEM, report=found, seen=found.version)

    def do_return(self, child):
        found = self.report(child)
        reasons = {sending.WHOLE: "Cần làm rõ"}
        sending.return_report(actor=SYSTEM, report=found, reasons=reasons, seen=found.version)

    def do_ask(self, child):
        opening.ask_unlock(actor=SYSTEM, period=self.periods[-1], congress=child, reason="Xin")

    def asked(self, child):
        found = queries.requests_of(self.periods[-1].id, child.id)
        if not found or found[0].state is not RequestState.ASKED:
            raise RejectedError("nothing asked")
        return found[0]

    def do_grant(self, child):
        until = self.at + timedelta(hours=30)
        opening.grant_unlock(actor=SYSTEM, request=self.asked(child), until_at=until)

    def do_refuse(self, child):
        opening.refuse_unlock(actor=SYSTEM, request=self.asked(child), reason="Không")

    def do_except(self, child):
        until = self.at + timedelta(hours=50)
        opening.grant_exception(
            actor=SYSTEM, period=self.periods[-1], congress=child, until_at=until, reason="Mất điện"
        )

    def do_close(self, _child):
        periods.close_period(actor=SYSTEM, period=self.periods[-1])

    def do_resume(self, _child):
        periods.resume_period(actor=SYSTEM, period=self.periods[-1])

    def do_move(self, _child):
        until = self.at + timedelta(hours=30)
        periods.move_cutoff(actor=SYSTEM, period=self.periods[-1], cutoff_at=until)

    def do_open(self, _child):
        last = self.periods[-1].ends_on
        self.periods += periods.open_periods(
            actor=SYSTEM,
            form=self.form,
            since=last + timedelta(days=1),
            until=last + timedelta(days=7),
        )

    def do_renew(self, _child):
        periods.renew_expected(actor=SYSTEM, period=self.periods[-1])

    def do_apply(self, _child):
        """The form is meant for others, and due at another hour, from the next period on."""
        applies = [] if self.form.applies else [FORMS[1].value]
        forms.update_form(
            actor=SYSTEM, form=self.form, name=f"{self.form.name} *", cadence=self.form.cadence,
            cutoff_day=3, cutoff_hour=self.form.cutoff_hour % 20 + 1, applies=applies,
        )  # fmt: skip

    def do_apply_and_renew(self, child):
        self.do_apply(child)
        self.do_renew(child)

    def change(self, child, **fields):
        known = {name: getattr(child, name) for name in ("code", "unit_id", "ordinal", "year")}
        update_congress(actor=SYSTEM, congress=child, **(known | fields))

    def rewrite(self, code, **fields):
        """Change a question as its page does, all but what is named as it stands."""
        field = next(one for one in fields_of(self.form.id, with_retired=True) if one.code == code)
        texts = ("label", "hint", "kind", "is_required", "applies", "milestone_code", "warns")
        known = {name: getattr(field, name) for name in texts}
        known["choices"] = "\n".join(field.choices)
        known |= {name: change(field) for name, change in fields.items()}
        forms.update_field(actor=SYSTEM, form=self.form, field=field, **known)

    def do_relabel(self, _child):
        self.rewrite(ASKED, label=lambda field: f"{field.label} *")

    def do_aim(self, _child):
        self.rewrite(ASKED, applies=lambda field: [] if field.applies else [FORMS[1].value])

    def do_rechoose(self, _child):
        self.rewrite(CHOSEN, choices=lambda field: "\n".join(field.choices[::-1]))

    def do_retire(self, _child):
        field = next(one for one in fields_of(self.form.id, with_retired=True) if one.code == ASKED)
        forms.set_retired(actor=SYSTEM, form=self.form, field=field, retired=not field.is_retired)

    def do_enquire(self, _child):
        forms.add_field(
            actor=SYSTEM, form=self.form, section_id=self.form.sections[0].id, label="Số xe",
            hint="", kind=FieldKind.NUMBER, choices="", is_required=False, applies=[],
            milestone_code="", warns="",
        )  # fmt: skip

    def do_rename_form(self, _child):
        cadence = Cadence.ONCE if self.form.cadence is not Cadence.ONCE else Cadence.WEEKLY
        forms.update_form(
            actor=SYSTEM, form=self.form, name=f"{self.form.name} *", cadence=cadence,
            cutoff_day=4, cutoff_hour=16, applies=self.form.applies,
        )  # fmt: skip

    def do_reform(self, child):
        self.change(child, form=FORMS[(FORMS.index(child.form) + 1) % len(FORMS)])

    def do_regroup(self, child):
        above = self.parent if child.parent_id == self.above.id else self.above
        self.change(child, parent_id=above.id)

    def do_rename(self, child):
        name = f"{child.unit.name} *"
        units.rename_unit(actor=SYSTEM, unit=child.unit, name=name, renamed_on=clock.today())

    def do_merge(self, child):
        into = next(one for one in self.children if one is not child)
        merge_child(
            actor=SYSTEM, child=child, into=into, on_date=clock.today(), reason="Sắp xếp lại"
        )


ACTS = sorted(name.removeprefix("do_") for name in vars(Story) if name.startswith("do_"))
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(1, 60)), max_size=12
)


def words_of(period, moment):
    """All that the synthesis says; its letterhead and signature are of whoever issues it today."""
    paper = synthesis_paper(synthesis_of(SYSTEM, period, moment))
    return paper.subject, paper.blocks, paper.annexes, paper.draft


def told(period, moment):
    """All that the page of a period, the command line and the synthesis say as of a moment."""
    found = queries.status(SYSTEM, period, moment)
    figures, standing = found.figures, found.standing
    return (
        standing.cutoff_at, standing.is_closed, astuple(figures), figures.rate,
        figures.on_time_rate, figures.late, figures.missing,
        [
            (row.congress.code, row.child.name, row.mark, row.unit, row.leave and row.leave.id,
             row.request and row.request.id)
            for row in found.rows
        ],
        words_of(period, moment),
    )  # fmt: skip


def differing(reporting, steps):
    """The moments whose period is read later otherwise than it was shown."""
    with db.session.begin_nested() as played:
        story = Story(reporting)
        for name, which, hours in steps:
            story.play(name, which, hours)
        odd = [moment for period, moment, shown in story.shown if told(period, moment) != shown]
        played.rollback()
    db.session.expire_all()
    return odd


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_a_period_as_of_an_earlier_day_is_what_was_shown_then(reporting, steps):
    assert differing(reporting, steps) == []


@pytest.mark.parametrize("name", ACTS)
def test_whatever_is_done_leaves_what_the_days_before_it_showed(reporting, name):
    steps = [("send", 0, 5), ("accept", 0, 20), ("ask", 0, 20)]
    again = [(name, 0, 26), (name, 1, 3), (name, 0, 26), ("renew", 0, 20), (name, 1, 40)]
    assert differing(reporting, [*steps, *again]) == []


def test_a_synthesis_of_several_reports_keeps_the_questions_that_it_was_made_of(reporting):
    both = [(name, which, 3) for which in (0, 1) for name in ("send", "accept")]
    asked = [(name, 0, 26) for name in ("rechoose", "aim", "rename", "relabel", "retire")]
    assert differing(reporting, [*both, *asked]) == []


def test_before_a_period_was_opened_nothing_is_expected_and_there_is_no_rate(reporting):
    day = date(2024, 5, 19)
    found = queries.status(SYSTEM, reporting.period, clock.end_of(day))
    assert astuple(found.figures) == (0, 0, 0, 0, 0)
    assert (found.figures.rate, found.figures.on_time_rate) == (None, None)
    assert found.standing.cutoff_at is None


def test_a_child_to_which_nothing_happened_stands_where_it_stood_that_day(reporting):
    narrowed = [("apply", 0, 5), ("apply", 0, 1), ("open", 0, 5)]
    away_and_back, away = [("regroup", 0, 20), ("regroup", 0, 30)], [("regroup", 1, 20)]
    assert differing(reporting, [*narrowed, *away_and_back, *away]) == []
