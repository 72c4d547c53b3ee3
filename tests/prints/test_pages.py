"""The pages of print jobs: the button, the bar, the file, and who sees them."""

import re
from datetime import date

import pytest
import sqlalchemy as sa

from congress.accounts.models import Grant
from congress.audit.models import JournalEntry
from congress.core import clock, database
from congress.extensions import db
from congress.plans.models import PlanState
from congress.plans.views import output
from congress.prints import actions
from congress.prints.models import PrintJob, PrintState
from tests.prints.conftest import PDF
from tests.support.plans import make_plan


def count(prints):
    return prints.session.scalar(sa.select(sa.func.count(PrintJob.id)))


def running(prints, done, total):
    """Leave the job as a run under way leaves it."""
    with database.writing(db.session):
        run = actions.take(prints.job().id)
        actions.beat(run, done, total)


def test_one_click_on_the_page_of_the_congress_starts_a_job_and_leads_to_its_page(prints):
    address = prints.ask()
    page = prints.client.get(address)
    assert page.heading.startswith("Các kế hoạch Đại hội đại biểu các dân tộc thiểu số")
    assert "Đang chờ máy in" in page.words
    assert page.soup.select_one("main progress")
    assert prints.job().state is PrintState.WAITING


def test_the_same_click_twice_gives_one_job(prints):
    prints.client.sign_in("secretary")
    values = prints.client.get(prints.page).fields(f"congress={prints.world.congress.id}")
    places = [prints.client.post(prints.start, values).location for _ in range(2)]
    assert places[0] == places[1]
    assert count(prints) == 1


def test_asking_for_what_one_waits_for_leads_to_the_job_that_is_there(prints):
    assert prints.ask() == prints.ask()
    assert count(prints) == 1


def test_what_has_ended_can_be_printed_anew(prints):
    first = prints.ask()
    prints.run()
    assert prints.ask() != first


def test_a_fourth_open_job_is_refused(prints):
    user = prints.world.users["secretary"].id
    for number in range(3):
        prints.session.add(
            PrintJob(
                user_id=user, kind="plan", arguments={"plan": str(number)}, label="x",
                asked_at=clock.wall(),
            )
        )  # fmt: skip
    prints.session.commit()
    prints.client.sign_in("secretary")
    sent = prints.client.post(prints.start, prints.client.get(prints.start).fields())
    assert sent.status == 422
    assert "Bạn đang có ba lần in chưa xong; hãy đợi hoặc hủy bớt." in sent.words
    assert count(prints) == 3


def test_the_address_of_a_print_asks_before_it_starts(prints):
    page = prints.client.sign_in("secretary").get(prints.start)
    assert "Bắt đầu in" in page.words
    assert count(prints) == 0
    assert prints.client.post(prints.start, page.fields()).location == prints.ask()


@pytest.mark.parametrize("username", ["steering", "secretary"])
def test_without_an_approved_plan_in_scope_there_is_no_button_and_no_job(
    session, client, world, username
):
    make_plan(session, world, state=PlanState.SUBMITTED)
    client.sign_in(username)
    assert "/prints/new" not in client.get(f"/congresses/{world.congress.id}").text
    refused = client.get(f"/prints/new?kind=congress-plans&congress={world.congress.id}")
    assert refused.status == 422
    assert "Chưa có kế hoạch nào được duyệt" in refused.words


@pytest.mark.parametrize("asked", ["", "?kind=x", "?kind=plan", "?kind=plan&plan=99999"])
def test_what_is_not_there_is_not_printed(prints, asked):
    assert prints.client.sign_in("secretary").get(f"/prints/new{asked}").status == 404


def test_the_page_says_how_far_it_is(prints):
    address = prints.ask()
    running(prints, 2, 6)
    page = prints.client.get(address)
    bar = page.soup.select_one("main progress")
    assert (bar["value"], bar["max"]) == ("2", "6")
    assert "Đang dàn trang: xong 2 trên 5 văn bản" in page.words
    assert page.soup.select_one("main [hx-trigger='every 1s']")["hx-get"] == f"{address}/status"


def test_how_many_come_before_it_is_said_too(prints):
    prints.approve("TBHC")
    prints.ask("other_secretary")
    page = prints.client.get(prints.ask())
    assert "Đang chờ máy in, trước còn 1 lần in" in page.words


def status(prints, address, seen=""):
    headers = {"HX-Request": "true"}
    return prints.client.get(f"{address}/status?seen={seen}", headers=headers)


def test_the_page_asks_for_what_changed_and_is_renewed_at_the_end(prints):
    address = prints.ask()
    running(prints, 1, 3)
    shown = status(prints, address)
    mark = re.search(r'name="seen" value="([^"]+)"', shown.text)[1]
    assert "xong 1 trên 2 văn bản" in shown.text
    assert status(prints, address, mark).status == 204
    prints.client.post(f"{address}/cancel")
    ended = status(prints, address, mark)
    assert ended.response.headers["HX-Refresh"] == "true"


def test_without_scripts_the_page_follows_when_asked_to(prints):
    address = prints.ask()
    page = prints.client.get(address)
    assert "Refresh" not in page.response.headers
    [link] = [one["href"] for one in page.soup.select("noscript a")]
    assert prints.client.get(link).response.headers["Refresh"] == "2"
    prints.run()
    assert "Refresh" not in prints.client.get(link).response.headers


def test_when_it_is_done_the_file_can_be_fetched(prints):
    address = prints.ask()
    prints.run()
    page = prints.client.get(address)
    assert f"{address}/file.pdf" in page.links()
    sent = prints.client.get(f"{address}/file.pdf")
    assert sent.response.data == PDF
    assert "attachment" in sent.response.headers["Content-Disposition"]
    assert f"{address}/file.pdf" in prints.client.get("/prints").links()


def test_before_it_is_done_there_is_no_file(prints):
    assert prints.client.get(f"{prints.ask()}/file.pdf").status == 404


def test_a_cancelled_job_says_so_and_can_be_started_anew(prints):
    address = prints.ask()
    sent = prints.client.post(f"{address}/cancel")
    assert sent.location == address
    page = prints.client.get(address)
    assert "Lần in đã được hủy" in page.words
    assert prints.start in page.links()
    assert prints.client.post(f"{address}/cancel").status == 422


def test_the_journal_tells_who_asked_and_who_cancelled(prints):
    address = prints.ask()
    prints.client.post(f"{address}/cancel")
    told = prints.client.get(address).words
    assert "yêu cầu in" in told
    assert "hủy" in told
    verbs = prints.session.scalars(
        sa.select(JournalEntry.verb).where(JournalEntry.target_kind == "print_job")
    ).all()
    assert sorted(verbs) == ["asked_print", "cancelled"]


def test_a_job_is_its_owners_and_the_administrators_alone(prints):
    address = prints.ask()
    prints.run()
    for tail in ("", "/status", "/file.pdf"):
        assert prints.client.sign_in("steering").get(f"{address}{tail}").status == 404
        assert prints.client.sign_in("administrator").get(f"{address}{tail}").status == 200
    prints.client.sign_in("steering")
    assert prints.client.post(f"{address}/cancel").status == 404
    assert address not in prints.client.get("/prints").links()
    assert address in prints.client.sign_in("administrator").get("/prints").links()


def test_who_no_longer_sees_the_plans_no_longer_gets_their_file(prints):
    address = prints.ask()
    prints.run()
    user = prints.world.users["secretary"].id
    prints.session.execute(
        sa.update(Grant).where(Grant.user_id == user).values(revoked_at=clock.now())
    )
    prints.session.commit()
    assert prints.client.get(address).status == 200
    assert prints.client.get(f"{address}/file.pdf").status == 404


def test_the_menu_of_the_account_leads_to_ones_prints(prints):
    page = prints.client.sign_in("secretary").get("/account")
    assert "/prints" in page.links()
    assert "Chưa có lần in nào" in prints.client.get("/prints").words


def test_a_plan_of_very_many_rows_is_printed_as_a_job(prints, press, monkeypatch):
    plan = make_plan(prints.session, prints.world, code="TBHC")
    monkeypatch.setattr(output, "LONG", 3)
    client = prints.client.sign_in("other_secretary")
    page = client.get(f"/plans/{plan.id}/print")
    assert f"/plans/{plan.id}/plan.pdf" not in page.links()
    place = f"/prints/new?kind=plan&plan={plan.id}&part=full"
    sent = client.post(place, page.fields("part=full"))
    prints.run()
    assert client.get(f"{sent.location}/file.pdf").response.data == PDF
    assert len(press.printed[-1].annexes[0].blocks[0].table.rows) == 4
    assert client.get(f"/plans/{plan.id}/plan.pdf").location == place
    assert client.get(f"/plans/{plan.id}/plan.docx").status == 200


def test_a_plan_of_usual_length_is_printed_at_once(prints, monkeypatch):
    monkeypatch.setattr("congress.web.papers.printed", lambda _paper: PDF)
    plan = make_plan(prints.session, prints.world, code="TBHC")
    client = prints.client.sign_in("other_secretary")
    assert f"/plans/{plan.id}/plan.pdf" in client.get(f"/plans/{plan.id}/print").links()
    assert client.get(f"/plans/{plan.id}/plan.pdf").response.data == PDF
    assert count(prints) == 0


def test_times_are_those_of_the_wall_also_in_a_demo(prints):
    prints.ask()
    assert prints.job().asked_at.date() > date(2024, 5, 21)
