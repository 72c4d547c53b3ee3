"""Every object that the journal tells of shows its own history, in words, field by field."""

import pytest

from congress.audit.models import JournalEntry
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.files.actions import register_document
from congress.plans.models import ItemKind, Plan
from congress.web.words import TARGETS
from tests.support.everything import furnish

# The page of each kind of row, by the names that tests/support/everything.py gives its numbers.
PAGES = {
    "committee": "/committees/{committee_id}",
    "congress": "/congresses/{congress_id}",
    "day_exception": "/working-days/{day_id}/edit",
    "delegate": "/delegates/{delegate_id}",
    "document": "/documents/{document_id}",
    "installation": "/office",
    "lesson": "/lessons/{lesson_id}",
    "membership": "/members/{membership_id}/edit",
    "person": "/people/{person_id}",
    "plan": "/plans/{plan_id}",
    "report": "/reports/{report_id}",
    "unit": "/units/{unit_id}",
    "unit_level": "/units/levels/{level_id}/edit",
    "user": "/users/{user_id}",
    "work_item": "/items/{item_id}",
}


@pytest.fixture
def numbers(session, world, client):
    found = furnish(session, world, client)
    paper = register_document(
        actor=SYSTEM, number="1/BC", issued_on=clock.today(), subject="Báo cáo"
    )
    plan = session.get(Plan, found["plan_id"])
    part = next(item for item in plan.items if item.kind is ItemKind.PART)
    session.commit()
    return found | {"document_id": paper.id, "installation_id": 1, "part_id": part.id}


def change(session, kind, number):
    told = {"field": "note", "kind": "text", "old": "Nội dung cũ", "new": "Nội dung mới"}
    entry = JournalEntry(
        at=clock.now(), actor_name="Nông Thị Sửa", verb="updated", target_kind=kind,
        target_id=number, target_name="", note="Theo ý kiến họp", changes=[told],
    )  # fmt: skip
    session.add(entry)
    session.commit()


def test_every_kind_of_row_that_has_a_page_is_named_above(app):
    asked = [rule.arguments for rule in app.url_map.iter_rules() if "GET" in rule.methods]
    paged = {kind for kind in TARGETS if {f"{kind}_id"} in asked}
    assert paged <= set(PAGES) <= set(TARGETS)


def test_the_page_of_every_row_in_the_journal_tells_its_history(client, session, numbers):
    silent = []
    for kind, address in PAGES.items():
        name = address.partition("{")[2].partition("}")[0] or "installation_id"
        change(session, kind, numbers[name])
        page = client.sign_in("administrator").get(address.format(**numbers))
        if page.status == 403:
            page = client.sign_in("secretary").get(address.format(**numbers))
        if not tells(page):
            silent.append((kind, page.status))
    assert silent == []


def tells(page):
    """Whether the panel of the history says who changed what, from what, to what, and why."""
    panels = [
        head.parent
        for head in page.soup.select("section.panel > h2, details.more > summary")
        if head.get_text() == "Lịch sử"
    ]
    told = " ".join(" ".join(panel.get_text(" ").split()) for panel in panels)
    words = ("Nông Thị Sửa", "sửa", "Ghi chú", "Nội dung cũ", "Nội dung mới", "Theo ý kiến họp")
    return len(panels) == 1 and all(word in told for word in words)


def test_a_heading_and_ones_own_account_tell_theirs(client, session, world, numbers):
    change(session, "work_item", numbers["part_id"])
    change(session, "user", world.users["secretary"].id)
    client.sign_in("secretary")
    assert tells(client.get(f"/items/{numbers['part_id']}/edit"))
    assert tells(client.get("/account"))


def test_the_agencies_that_coordinate_are_told_as_two_lists(client, session, world, numbers):
    client.sign_in("secretary")
    plan = session.get(Plan, numbers["plan_id"])
    job = next(item for item in plan.items if item.kind is ItemKind.TASK)
    fields = client.get(f"/items/{job.id}/edit").fields(f"/items/{job.id}/edit")
    typed = {"coordinating": "Sở Tài chính; BTGTU"}
    sent = client.post(f"/items/{job.id}/edit", fields | typed)
    assert sent.status == 303, sent.errors()
    told = client.get(f"/items/{job.id}").soup.select_one(".timeline li dl").get_text(" ")
    for words in ("Cơ quan phối hợp", "Văn phòng UBND tỉnh", "Sở Tài chính; Ban Tuyên giáo"):
        assert words in told


def test_a_committee_tells_who_joined_it(client, session, world, numbers):
    committee = numbers["committee_id"]
    client.sign_in("standing_agency")
    new = client.get(f"/committees/{committee}/members/new").fields("/members/new")
    sent = client.post(
        f"/committees/{committee}/members/new", new | {"full_name": "Lò Thị Mới", "role": "member"}
    )
    assert sent.status == 303, sent.errors()
    told = client.get(f"/committees/{committee}").soup.select_one(".timeline li").get_text(" ")
    assert "tạo thành viên “Lò Thị Mới”" in " ".join(told.split())
