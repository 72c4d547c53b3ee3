"""Random histories of a period: no report is lost, counted twice, or accepted unseen."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from hypothesis import strategies as st

from congress.core import clock
from congress.core.errors import RejectedError, StaleError
from congress.extensions import db
from congress.reporting.actions import opening, sending, writing
from congress.reporting.actions import periods as running
from congress.reporting.models import LockReason, ReportState, RequestState
from congress.reporting.queries import periods, reports
from congress.reporting.rules.counting import Figures, figures
from tests.support.reports import WHOLE

BEGIN = datetime(2024, 5, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
STEP = timedelta(hours=7)

MOVES = (
    "start", "save", "submit", "take_back", "give_back", "send", "accept", "return",
    "return_field", "ask", "answer", "refuse", "except", "close", "resume", "move",
    "wait",
)  # fmt: skip
# What comes after one another in earnest, so that histories get as far as the second sending.
CHAINS = (
    ("start", "save", "submit"), ("save", "submit", "send"), ("submit", "send", "accept"),
    ("return", "save", "submit", "send"), ("return_field", "save", "submit", "give_back"),
    ("ask", "answer", "submit", "send"), ("start", "save", "wait", "wait", "submit", "send"),
    ("start", "save", "except", "submit", "send"),
)  # fmt: skip

WRITABLE = {ReportState.DRAFT, ReportState.RETURNED}
TIMED = {LockReason.CUT_OFF, LockReason.CLOSED}


class Story:
    """Plays moves on one period of two districts, and keeps what was shown after each.

    What locks a report is kept beside the code, and what is counted is counted from the reports
    themselves, so that neither is judged by itself.
    """

    def __init__(self, reporting):
        self.reporting, self.period = reporting, reporting.period
        self.children = [reporting.districts.child, reporting.districts.other]
        self.agency = reporting.actor("standing_agency")
        self.shown, self.sent, self.at = [], {}, BEGIN
        self.cutoff, self.is_closed, self.leaves = self.period.cutoff_at, False, {}
        self.pinned = {}

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
            known = [reports.report_in(self.period.id, child.id) for child in self.children]
            assert figures(found) == self.counted(known)
            for own, report in zip(self.children, known, strict=True):
                self._check_child(own, report, found.units[own.id])
                self.accepts_nothing_unseen(report)

    def counted(self, known):
        """The figures, told from the reports as they stand."""
        sent = [one for one in known if one is not None and one.congress_id in self.sent]
        return Figures(
            expected=len(self.children),
            received=len(sent),
            on_time=sum(self.sent[one.congress_id] <= self.cutoff for one in sent),
            accepted=sum(one.state is ReportState.ACCEPTED for one in sent),
            returned=sum(one.returns > 0 for one in sent),
        )

    def accepts_nothing_unseen(self, report):
        """What waits is neither accepted nor returned by who saw an earlier version of it."""
        if report is None or report.state is not ReportState.SENT:
            return
        seen = {"actor": self.agency, "report": report, "seen": report.version - 1}
        with pytest.raises(StaleError):
            sending.accept_report(**seen)
        with pytest.raises(StaleError):
            sending.return_report(**seen, reasons={sending.WHOLE: "Cần làm rõ"})
        assert report.state is ReportState.SENT

    def require_open(self, child, *, is_first):
        """What was just written or sent must have been open, or on leave."""
        if self.at <= self.leaves.get(child.id, BEGIN):
            return
        assert not self.is_closed
        assert self.at <= self.cutoff or not is_first

    def report(self, child):
        found = reports.report_in(self.period.id, child.id)
        if found is None:
            raise RejectedError("nothing begun")
        return found

    def do_wait(self, _child):
        self.at += timedelta(hours=48)

    def do_start(self, child):
        writing.start_report(
            actor=self.reporting.officer(child), period=self.period, congress=child
        )

    def do_save(self, child):
        number, found = str(len(self.shown)), self.report(child)
        state, before = found.state, reports.sheet_of(found)
        sheet = {**WHOLE, "bcd_thanh_vien": number, "ngay_to_chuc__why": "Đổi ngày"}
        sheet["kho_khan"] = f"Thiếu kinh phí, lần {number}"
        writing.save_report(actor=self.reporting.officer(child), report=found, sheet=sheet)
        assert state in WRITABLE
        self.require_open(child, is_first=False)
        if state is ReportState.RETURNED and self.pinned.get(child.id):
            after = reports.sheet_of(found)
            changed = {name for name in before | after if before.get(name) != after.get(name)}
            assert changed <= {self.pinned[child.id]}

    def do_submit(self, child):
        writing.submit_report(actor=self.reporting.officer(child), report=self.report(child))
        self.require_open(child, is_first=child.id not in self.sent)

    def do_take_back(self, child):
        sending.take_back(actor=self.reporting.officer(child), report=self.report(child))

    def do_give_back(self, child):
        sending.give_back(
            actor=self.reporting.leader(child), report=self.report(child), reason="Xem lại"
        )

    def do_send(self, child):
        found = self.report(child)
        sending.send_report(actor=self.reporting.leader(child), report=found)
        self.require_open(child, is_first=child.id not in self.sent)
        self.sent.setdefault(child.id, self.at)

    def do_accept(self, child):
        found = self.report(child)
        sending.accept_report(actor=self.agency, report=found, seen=found.version)

    def do_return(self, child):
        found = self.report(child)
        reasons = {sending.WHOLE: "Cần làm rõ"}
        sending.return_report(actor=self.agency, report=found, reasons=reasons, seen=found.version)
        self.pinned[child.id] = ""

    def do_return_field(self, child):
        found = self.report(child)
        field = reports.fields_of(found)[1]
        reasons = {field.id: "Sai số"}
        sending.return_report(actor=self.agency, report=found, reasons=reasons, seen=found.version)
        self.pinned[child.id] = field.code

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
        request = self._request(child)
        opening.grant_unlock(actor=self.agency, request=request, until_at=until)
        if request.lock in TIMED:
            self._on_leave(child, until)
        else:
            self.pinned[child.id] = ""

    def do_refuse(self, child):
        opening.refuse_unlock(actor=self.agency, request=self._request(child), reason="Không")

    def _on_leave(self, child, until):
        self.leaves[child.id] = max(until, self.leaves.get(child.id, BEGIN))

    def do_except(self, child):
        until = self.at + timedelta(hours=20)
        opening.grant_exception(
            actor=self.agency,
            period=self.period,
            congress=child,
            until_at=until,
            reason="Mất điện",
        )
        self._on_leave(child, until)

    def do_close(self, _child):
        running.close_period(actor=self.agency, period=self.period)
        self.is_closed = True

    def do_resume(self, _child):
        running.resume_period(actor=self.agency, period=self.period)
        self.is_closed = False

    def do_move(self, _child):
        until = self.at + timedelta(hours=10)
        running.move_cutoff(actor=self.agency, period=self.period, cutoff_at=until)
        self.cutoff = until

    def check(self):
        """Whatever came after, each moment reads as it was shown."""
        for moment, numbers, units in self.shown:
            again = periods.standing_of(self.period, moment)
            assert figures(again) == numbers
            assert again.units == units

    def _check_child(self, child, found, unit):
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
    st.lists(
        st.tuples(
            st.sampled_from(MOVES).map(lambda move: (move,)) | st.sampled_from(CHAINS),
            st.integers(0, 1),
        ),
        min_size=3,
        max_size=14,
    ),
    st.booleans(),
)
def test_whatever_happens_the_counts_and_the_reports_agree(reporting, moves, eager):
    usual = ["start", "save", "submit", "send", "accept"] if eager else ["start", "save"]
    usual_end = ReportState.ACCEPTED if eager else ReportState.DRAFT
    outer = db.session.begin_nested()
    try:
        story = Story(reporting)
        for move in usual:
            story.play(move, 0)
        # Nothing of the usual way is refused, so that histories are about sent reports.
        assert story.report(story.children[0]).state is usual_end
        for chain, child in moves:
            for move in chain:
                story.play(move, child)
        story.check()
    finally:
        outer.rollback()
        db.session.expire_all()
