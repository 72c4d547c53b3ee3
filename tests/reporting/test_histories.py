"""Random histories of a period: no report is lost, counted twice, or accepted unseen."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import hypothesis
from hypothesis import strategies as st

from congress.core import clock
from congress.core.errors import RejectedError, StaleError
from congress.extensions import db
from congress.reporting.actions import opening, sending, writing
from congress.reporting.actions import periods as running
from congress.reporting.models import LockReason, ReportState, RequestState
from congress.reporting.queries import periods, reports
from congress.reporting.rules.counting import figures
from tests.support.reports import WHOLE

BEGIN = datetime(2024, 5, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
STEP = timedelta(hours=7)

MOVES = (
    "start", "save", "submit", "take_back", "give_back", "send", "accept", "accept_unseen",
    "return", "return_field", "ask", "answer", "refuse", "except", "close", "resume", "move",
)  # fmt: skip


class Story:
    """Plays moves on one period of two districts, and keeps what was shown after each."""

    def __init__(self, reporting):
        self.reporting, self.period = reporting, reporting.period
        self.children = [reporting.districts.child, reporting.districts.other]
        self.agency = reporting.actor("standing_agency")
        self.shown, self.sent, self.at = [], {}, BEGIN

    def play(self, move, child):
        """Make a move; what a rule refuses changes nothing."""
        self.at += STEP
        with clock.pinned(lambda: self.at):
            try:
                with db.session.begin_nested():
                    getattr(self, f"do_{move}")(self.children[child])
            except (RejectedError, StaleError):
                db.session.expire_all()
            found = periods.standing_of(self.period, clock.now())
            self.shown.append((clock.now(), figures(found), found.units))

    def report(self, child):
        found = reports.report_in(self.period.id, child.id)
        if found is None:
            raise RejectedError("nothing begun")
        return found

    def do_start(self, child):
        writing.start_report(
            actor=self.reporting.officer(child), period=self.period, congress=child
        )

    def do_save(self, child):
        number = str(len(self.shown))
        sheet = {**WHOLE, "bcd_thanh_vien": number, "ngay_to_chuc__why": "Đổi ngày"}
        writing.save_report(
            actor=self.reporting.officer(child), report=self.report(child), sheet=sheet
        )

    def do_submit(self, child):
        writing.submit_report(actor=self.reporting.officer(child), report=self.report(child))

    def do_take_back(self, child):
        sending.take_back(actor=self.reporting.officer(child), report=self.report(child))

    def do_give_back(self, child):
        sending.give_back(
            actor=self.reporting.leader(child), report=self.report(child), reason="Xem lại"
        )

    def do_send(self, child):
        found = self.report(child)
        sending.send_report(actor=self.reporting.leader(child), report=found)
        self.sent.setdefault(child.id, self.at)

    def do_accept(self, child):
        found = self.report(child)
        sending.accept_report(actor=self.agency, report=found, seen=found.version)

    def do_accept_unseen(self, child):
        found = self.report(child)
        before = found.state
        try:
            sending.accept_report(actor=self.agency, report=found, seen=found.version - 1)
        finally:
            assert found.state is before

    def do_return(self, child):
        found = self.report(child)
        reasons = {sending.WHOLE: "Cần làm rõ"}
        sending.return_report(actor=self.agency, report=found, reasons=reasons, seen=found.version)

    def do_return_field(self, child):
        found = self.report(child)
        reasons = {reports.fields_of(found)[1].id: "Sai số"}
        sending.return_report(actor=self.agency, report=found, reasons=reasons, seen=found.version)

    def do_ask(self, child):
        opening.ask_unlock(
            actor=self.reporting.officer(child), period=self.period, congress=child, reason="Xin"
        )

    def _request(self, child):
        asked = periods.requests_of(self.period.id, child.id)
        if not asked or asked[0].state is not RequestState.ASKED:
            raise RejectedError("nothing asked")
        return asked[0]

    def do_answer(self, child):
        until = self.at + timedelta(hours=30)
        opening.grant_unlock(actor=self.agency, request=self._request(child), until_at=until)

    def do_refuse(self, child):
        opening.refuse_unlock(actor=self.agency, request=self._request(child), reason="Không")

    def do_except(self, child):
        opening.grant_exception(
            actor=self.agency,
            period=self.period,
            congress=child,
            until_at=self.at + timedelta(hours=20),
            reason="Mất điện",
        )

    def do_close(self, _child):
        running.close_period(actor=self.agency, period=self.period)

    def do_resume(self, _child):
        running.resume_period(actor=self.agency, period=self.period)

    def do_move(self, _child):
        until = self.at + timedelta(hours=10)
        running.move_cutoff(actor=self.agency, period=self.period, cutoff_at=until)

    def check(self):
        """What must hold after any history."""
        for moment, numbers, units in self.shown:
            again = periods.standing_of(self.period, moment)
            assert figures(again) == numbers
            assert again.units == units
        _, last, units = self.shown[-1]
        assert last.expected == len(self.children)
        assert last.received == len(self.sent)
        assert last.accepted <= last.received
        assert last.on_time + last.late == last.received
        for child in self.children:
            self._check_child(child, units[child.id])

    def _check_child(self, child, unit):
        found = reports.report_in(self.period.id, child.id)
        assert unit.first_sent_at == self.sent.get(child.id)
        if found is None:
            assert unit.state is None
            return
        assert unit.state is found.state
        assert (unit.first_sent_at, unit.returns) == (found.first_sent_at, found.returns)
        if found.state in {ReportState.SENT, ReportState.ACCEPTED}:
            assert reports.sent_sheet(found) == reports.sheet_of(found)
            lock = opening.lock_of(found, self.period, child)
            assert lock in {LockReason.SENT, LockReason.ACCEPTED}


@hypothesis.settings(
    max_examples=25,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
@hypothesis.given(
    st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 1)), min_size=3, max_size=30),
    st.booleans(),
)
def test_whatever_happens_the_counts_and_the_reports_agree(reporting, moves, eager):
    usual = ["start", "save", "submit", "send", "accept"] if eager else ["start", "save"]
    outer = db.session.begin_nested()
    try:
        story = Story(reporting)
        for move in usual:
            story.play(move, 0)
        for move, child in moves:
            story.play(move, child)
        story.check()
    finally:
        outer.rollback()
        db.session.expire_all()
