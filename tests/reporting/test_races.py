"""Two hands at one moment: each step of a report, a period and a request happens once."""

import pytest
import sqlalchemy as sa

from congress.reporting.models import Report, ReportEvent, ReportForm, ReportPeriod, UnlockRequest
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
