"""Coordinating agencies confirm their own parts; the job itself stays as it is."""

import pytest

from congress.coordinating.actions.parts import mark_part
from congress.coordinating.models import CoordinationMark, PartState
from congress.coordinating.queries import parts as queries
from congress.core import clock
from congress.core.errors import MissingError, NotAllowedError, RejectedError
from congress.plans.models import Coordination, ItemState
from tests.conftest import NOW

SOON = clock.end_of(clock.local(NOW).date())


def press(client, job, unit, state, line="", page=None):
    """Press one of the buttons in an agency's row."""
    action = f"/items/{job.id}/parts/{unit.id}"
    fields = (page or client.get(f"/items/{job.id}")).fields(action)
    name = f"part-{unit.id}"
    return client.post(action, fields | {f"{name}-state": state, f"{name}-line": line})


def row_of(page, unit):
    rows = page.soup.select("#parts tbody tr")
    return next(" ".join(row.get_text(" ").split()) for row in rows if unit.name in row.text)


def buttons(page, unit):
    form = page.form(f"/parts/{unit.id}")
    return [button.get_text() for button in form.select("button[name]")]


def test_an_agency_confirms_its_part_with_one_press(client, world, job, office):
    unit = world.units["vpub"]
    page = client.sign_in("office").get(f"/items/{job.id}")
    assert "Chưa xác nhận" in row_of(page, unit)
    assert buttons(page, unit) == ["Đã phối hợp", "Chưa phối hợp"]
    before = (job.state, job.percent, job.class_at(NOW))
    sent = press(client, job, unit, "done", "Đã cử 02 cán bộ")
    assert sent.location.endswith(f"/items/{job.id}#parts")
    page = client.get(f"/items/{job.id}")
    for word in ("Đã phối hợp", "Đã cử 02 cán bộ", "Người thử office"):
        assert word in row_of(page, unit)
    assert "Văn phòng UBND tỉnh: Đã cử 02 cán bộ" in page.words
    assert (job.state, job.percent, job.class_at(NOW)) == before


def test_the_lead_says_who_did_not_come_and_takes_it_back(client, world, job):
    unit = world.units["vpub"]
    page = client.sign_in("agency").get(f"/items/{job.id}")
    assert buttons(page, unit) == ["Không đến"]
    press(client, job, unit, "absent")
    page = client.get(f"/items/{job.id}")
    assert "Không đến" in row_of(page, unit)
    assert buttons(page, unit) == ["Chưa phối hợp", "Không đến"]
    assert press(client, job, unit, "done").status == 422


def test_the_secretary_says_any_of_it_on_an_agencys_behalf(client, world, job):
    page = client.sign_in("secretary").get(f"/items/{job.id}")
    unit = world.units["vpub"]
    assert buttons(page, unit) == ["Đã phối hợp", "Chưa phối hợp", "Không đến"]
    assert press(client, job, unit, "done").status == 303


def test_who_only_looks_has_no_button(client, world, job):
    for name in ("steering", "observer", "committee_member"):
        page = client.sign_in(name).get(f"/items/{job.id}")
        assert page.soup.select("#parts td.do form") == []
    assert client.post(f"/items/{job.id}/parts/{world.units['vpub'].id}").status == 403


def test_a_press_without_a_state_is_refused_beside_what_was_typed(client, world, job, office):
    client.sign_in("office")
    answer = press(client, job, world.units["vpub"], "", "Chờ văn bản")
    assert answer.status == 422
    assert "Hãy chọn tình trạng phối hợp." in answer.errors()
    assert (
        answer.fields(f"/parts/{world.units['vpub'].id}")[f"part-{world.units['vpub'].id}-line"]
        == "Chờ văn bản"
    )


def test_a_double_press_is_one_word(client, session, world, job, office):
    page = client.sign_in("office").get(f"/items/{job.id}")
    for _ in range(2):
        assert press(client, job, world.units["vpub"], "done", page=page).status == 303
    assert session.query(CoordinationMark).count() == 1


def test_earlier_words_are_kept_and_the_last_one_stands(session, world, job, actor_of, office):
    unit = world.units["vpub"]
    for state in (PartState.NOT_YET, PartState.DONE):
        mark_part(actor=actor_of("office"), item=job, unit_id=unit.id, state=state)
    assert [row.state for row in session.query(CoordinationMark)] == ["not_yet", "done"]
    assert [part.state for part in queries.parts_of(job)] == [PartState.DONE]


def test_only_agencies_of_the_job_have_a_part_and_only_those_concerned_a_word(
    world, job, actor_of, office
):
    with pytest.raises(MissingError):
        say(actor_of("office"), job, world.units["stc"])
    with pytest.raises(NotAllowedError):
        say(actor_of("steering"), job, world.units["vpub"])
    with pytest.raises(RejectedError, match="tự ghi"):
        say(actor_of("office"), job, world.units["vpub"], PartState.ABSENT)
    job.state = ItemState.CANCELLED
    with pytest.raises(RejectedError, match="chưa hủy"):
        say(actor_of("office"), job, world.units["vpub"])


def say(actor, job, unit, state=PartState.DONE):
    return mark_part(actor=actor, item=job, unit_id=unit.id, state=state)


def test_parts_of_jobs_that_are_due_or_ready_wait_on_the_home_until_done(
    client, session, world, jobs, office, actor_of
):
    late, near, far = jobs
    far.state = ItemState.AWAITING
    far.submitted_at = NOW
    session.commit()
    found, _count = queries.waiting_for(actor_of("office"), SOON)
    assert [row.item_id for row in found] == [late.id, far.id]
    home = client.sign_in("office").get("/")
    assert home.words.count("Xác nhận phần phối hợp") == 2
    assert "2" in home.soup.select_one('.stat[href="#waiting"]').get_text()
    assert client.post(**_one_press(home, late)).location.endswith("/#waiting")
    assert client.get("/").words.count("Xác nhận phần phối hợp") == 1
    say(actor_of("office"), far, world.units["vpub"], PartState.NOT_YET)
    assert queries.waiting_for(actor_of("office"), SOON)[1] == 1
    assert queries.waiting_for(actor_of("steering"), SOON) == ([], 0)
    assert near.id not in [row.item_id for row in found]


def _one_press(home, job):
    form = next(f for f in home.soup.select("form.post") if f"/items/{job.id}/parts" in f["action"])
    data = {tag["name"]: tag["value"] for tag in form.select("input")}
    return {"address": form["action"], "data": data}


def test_a_units_place_in_two_jobs_is_two_parts(session, world, jobs, actor_of, office):
    jobs[0].coordinations.append(Coordination(unit_id=world.units["stc"].id, position=1))
    session.flush()
    say(actor_of("office"), jobs[0], world.units["vpub"])
    assert [part.state for part in queries.parts_of(jobs[0])] == [PartState.DONE, None]
    assert [part.state for part in queries.parts_of(jobs[1])] == [None]


def test_the_home_says_how_many_parts_it_does_not_show(client, session, jobs, office, monkeypatch):
    jobs[2].state, jobs[2].submitted_at = ItemState.AWAITING, NOW
    session.commit()
    monkeypatch.setattr(queries, "LIMIT", 1)
    home = client.sign_in("office").get("/")
    assert home.words.count("Xác nhận phần phối hợp") == 1
    assert "2" in home.soup.select_one('.stat[href="#waiting"]').get_text()
    assert client.get("/?all=1").words.count("Xác nhận phần phối hợp") == 2
