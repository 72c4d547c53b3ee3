"""Two hands at one moment: each step of a report, a period and a request happens once."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
import sqlalchemy as sa

from congress.core import clock
from congress.reporting.actions import sending
from congress.reporting.models import Report, ReportEvent, ReportForm, ReportPeriod, UnlockRequest
from congress.reporting.queries import reports as queries
from tests.conftest import NOW
from tests.support.client import Client, Page, form_values
from tests.support.races import Press, at_once, statuses


@pytest.fixture
def press(app, world):
    """The forms sent at once; how they were answered."""
    return lambda *presses: statuses(at_once(app, world, presses))


def count(session, model, *conditions):
    session.expire_all()
    return session.scalar(sa.select(sa.func.count(model.id)).where(*conditions))


def tokens(number):
    return [f"token-of-window-{place}" for place in range(number)]


@pytest.fixture
def own(reporting):
    """The address of the child's part of the period."""
    return f"/congresses/{reporting.districts.child.id}/periods/{reporting.period.id}"


def test_a_report_begun_in_four_windows_is_one_report(press, session, own):
    assert press(*[Press("district_officer", f"{own}/report")] * 4) == [303] * 4
    assert count(session, Report) == 1
    assert count(session, ReportEvent, ReportEvent.kind == "started") == 1


def test_officer_and_leader_who_ask_to_open_a_lock_at_once_ask_once(press, session, reporting, own):
    reporting.sent()
    asking = [("district_officer", "Nhầm số"), ("district_leader", "Sai ngày")] * 2
    presses = [
        Press(who, f"{own}/unlock", {"token": token, "reason": why})
        for token, (who, why) in zip(tokens(4), asking, strict=True)
    ]
    assert press(*presses) == [303, 422, 422, 422]
    assert count(session, UnlockRequest) == 1


def test_a_report_accepted_and_returned_at_once_has_one_answer(press, session, reporting):
    report = reporting.sent()
    seen = {"seen": str(report.version)}
    ways = ({"do": "accept"}, {"do": "return", "about_0": "Thiếu số"}, {"do": "accept"})
    presses = [
        Press("standing_agency", f"/reports/{report.id}/decision", {**seen, **way, "token": token})
        for token, way in zip(tokens(3), ways, strict=True)
    ]
    assert press(*presses) == [303, 409, 409]
    decided = ReportEvent.kind.in_(["accepted", "returned"])
    assert count(session, ReportEvent, decided) == 1


def test_a_starter_form_taken_in_three_windows_is_one_form(press, session, reporting):
    place = f"/congresses/{reporting.districts.parent.id}/reports/forms"
    assert press(*[Press("standing_agency", place, {"code": "ket-qua"})] * 3) == [303] * 3
    assert count(session, ReportForm, ReportForm.code == "ket-qua") == 1


def test_periods_opened_in_three_windows_are_opened_once(press, session, reporting):
    place = f"/report-forms/{reporting.form.id}/periods"
    days = {"since": "27/05/2024", "until": "31/05/2024"}
    presses = [Press("standing_agency", place, {**days, "token": one}) for one in tokens(3)]
    assert press(*presses) == [303, 422, 422]
    assert count(session, ReportPeriod) == 2


def test_who_is_expected_is_renewed_once(press, session, reporting):
    own = ReportEvent.congress_id == reporting.districts.child.id
    session.execute(sa.delete(ReportEvent).where(own))
    place = f"/periods/{reporting.period.id}/expected"
    assert press(*[Press("standing_agency", place)] * 3) == [303] * 3
    assert count(session, ReportEvent, own) == 1


def test_a_report_taken_back_while_its_leader_signs_is_not_sent_unseen(
    app, world, session, reporting, monkeypatch
):
    report = reporting.submitted()
    number, version = report.id, str(report.version)
    officer, leader = (
        Client(app, world).sign_in(f"district_{who}") for who in ("officer", "leader")
    )
    between, held = Event(), queries.hold

    def hold(found):
        monkeypatch.setattr(sending.reports, "hold", held)
        between.set()
        time.sleep(0.5)  # the officer's hand comes first wherever nothing keeps it out
        held(found)

    def sign():
        with clock.pinned(lambda: NOW):
            return leader.http.post(f"/reports/{number}/send", data={"seen": version})

    session.commit()
    monkeypatch.setattr(sending.reports, "hold", hold)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(sign)
        assert between.wait(5)
        _write_anew(officer, number)
        answer = sent.result()
    session.expire_all()
    found = session.get_one(Report, number)
    what_was_sent = queries.sent_sheet(found)
    assert (answer.status_code, what_was_sent.get("tieu_ban")) in {(409, None), (303, "3")}
    assert what_was_sent in ({}, queries.sheet_of(found))
    assert found.state in {"sent", "with_leader"}


def _write_anew(officer, number):
    """The officer takes the report back, changes a number, and submits it again."""
    place = f"/reports/{number}"
    officer.http.post(f"{place}/take-back")
    page = Page(officer.http.get(place))
    if page.soup.select("form#sheet"):
        sheet = form_values(page.soup.select_one("form#sheet"))
        officer.http.post(place, data={**sheet, "f_tieu_ban": "4", "do": "submit"})
