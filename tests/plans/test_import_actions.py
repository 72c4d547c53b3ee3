"""Writing planned rows into a draft: all or nothing, agencies and persons each once."""

from datetime import date

import pytest
import sqlalchemy as sa

from congress.accounts.models import Person
from congress.audit.models import JournalEntry
from congress.core.deadlines import Deadline, Kind
from congress.core.errors import NotAllowedError, RejectedError, StaleError
from congress.plans.actions.importing import (
    Agency,
    RowToWrite,
    apply_import,
    keep_batch,
    remember_aliases,
)
from congress.plans.models import ImportBatch, ItemKind, PlanState
from congress.plans.queries.rows import rows
from congress.units.models import Unit
from tests.support.cast import actor_of
from tests.support.plans import jobs_of, make_plan

DAY = Deadline("ngày 30/6/2024", Kind.FIXED, due=date(2024, 6, 30))


@pytest.fixture
def secretary(world):
    return actor_of(world, "secretary")


@pytest.fixture
def plan(session, world):
    return make_plan(session, world)


@pytest.fixture
def bring(secretary, plan):
    def run(*written, actor=secretary, **more):
        return apply_import(actor=actor, plan=plan, rows=written, filename="tệp.xlsx", **more)

    return run


def new(content="Họp báo", number="4", level=2, **more):
    return RowToWrite(None, None, False, level, number, content, **more)


def heading(content="Thực hiện", number="II"):
    return RowToWrite(None, None, True, 1, number, content)


def again(item, version=None, **more):
    values = {"number": item.number, "content": item.content, "level": 2} | more
    version = item.version if version is None else version
    return RowToWrite(item.id, version, item.kind is ItemKind.PART, **values)


def shown(plan):
    return [(row.number, row.content, row.depth) for row in rows(plan.id)]


def count(session, table):
    return session.scalar(sa.select(sa.func.count()).select_from(table))


def test_rows_are_written_under_their_headings_in_order(session, world, secretary):
    plan = make_plan(session, world, jobs=())
    part = plan.items[0]
    written = [
        again(part, level=1),
        new("Họp báo", "1"),
        new("Chuẩn bị tài liệu", "1.1", level=3),
        heading(),
        new("Trang trí", "2"),
    ]
    apply_import(actor=secretary, plan=plan, rows=written, filename="tệp.xlsx")
    assert shown(plan) == [
        ("I", "Chuẩn bị", 0),
        ("1", "Họp báo", 1),
        ("1.1", "Chuẩn bị tài liệu", 2),
        ("II", "Thực hiện", 0),
        ("2", "Trang trí", 1),
    ]


def test_a_file_of_some_rows_leaves_the_order_and_the_headings_alone(plan, bring):
    first, _second, third = jobs_of(plan)
    before = shown(plan)
    bring(again(third, level=1), again(first, level=1))
    assert shown(plan) == before


def test_a_new_row_stands_behind_the_row_before_it_in_the_file(plan, bring):
    first, second, third = jobs_of(plan)
    bring(again(first), new(), again(third))
    assert [(row.content, row.depth) for row in rows(plan.id)] == [
        ("Chuẩn bị", 0),
        (first.content, 1),
        ("Họp báo", 1),
        (second.content, 1),
        (third.content, 1),
    ]


def test_a_file_that_names_every_row_sets_the_order(plan, bring):
    first, second, third = jobs_of(plan)
    bring(again(plan.items[0], level=1), again(third), again(second), again(first))
    assert [row.content for row in rows(plan.id)][1:] == [
        third.content,
        second.content,
        first.content,
    ]


def test_what_the_file_leaves_out_is_left_alone(session, plan, bring, world):
    job = jobs_of(plan)[0]
    job.product, before = "Kế hoạch", job.deadline
    session.flush()
    bring(again(job, content="Xây dựng kế hoạch"))
    session.expire_all()
    assert (job.content, job.product, job.deadline) == ("Xây dựng kế hoạch", "Kế hoạch", before)
    assert job.lead_id == world.units["svhttdl"].id
    assert [one.unit_id for one in job.coordinations] == [world.units["vpub"].id]


def test_an_emptied_lead_is_taken_away(plan, bring):
    job = jobs_of(plan)[0]
    bring(again(job, lead=Agency("")))
    assert job.lead_id is None


def test_a_job_gets_lead_deadline_and_coordinating_agencies_in_order(plan, bring, world):
    lead, *units = [Agency(code, world.units[code].id) for code in ("btg", "stc", "bdt", "stc")]
    bring(new(lead=lead, coordinating=tuple(units), deadline=DAY, texts={"product": "Tin"}))
    row = rows(plan.id)[-1]
    assert (row.lead, row.due_on) == ("Ban Tuyên giáo Tỉnh ủy", date(2024, 6, 30))
    assert (row.content, row.product) == ("Họp báo", "Tin")
    assert row.coordinating == ("Sở Tài chính", "Ban Dân tộc tỉnh")


def test_an_agency_that_leads_does_not_coordinate_as_well(plan, bring, world):
    lead = Agency("BDT", world.units["bdt"].id)
    bring(new(lead=lead, coordinating=(lead, Agency("STC", world.units["stc"].id))))
    assert rows(plan.id)[-1].coordinating == ("Sở Tài chính",)


def test_a_job_that_was_saved_since_is_stale_and_nothing_is_written(session, plan, bring):
    before = shown(plan)
    units = count(session, Unit)
    with pytest.raises(StaleError):
        bring(new(lead=Agency("Báo Lạng Sơn")), again(jobs_of(plan)[0], version=9))
    session.rollback()
    assert (shown(plan), count(session, Unit)) == (before, units)
    assert count(session, JournalEntry) == 0


def test_a_job_of_another_plan_is_stale(session, world, plan, bring):
    other = make_plan(session, world, code="TBHC")
    with pytest.raises(StaleError):
        bring(again(jobs_of(other)[0]))


def test_an_unknown_agency_is_founded_once_however_it_is_written(session, plan, bring):
    written = [
        new("Việc một", lead=Agency("Báo Lạng Sơn")),
        new("Việc hai", lead=Agency("BÁO LẠNG SƠN"), coordinating=(Agency("báo Lạng Sơn"),)),
    ]
    before = count(session, Unit)
    bring(*written)
    assert count(session, Unit) == before + 1
    assert {row.lead for row in rows(plan.id)[-2:]} == {"Báo Lạng Sơn"}


def test_a_founded_agency_stands_under_the_province(session, world, bring):
    bring(new(lead=Agency("Các Tiểu ban giúp việc")))
    unit = session.scalar(sa.select(Unit).where(Unit.name == "Các Tiểu ban giúp việc"))
    assert (unit.parent_id, unit.is_collective) == (world.units["province"].id, True)


def test_a_person_is_recognised_without_accents(session, plan, bring):
    person = Person(full_name="Hoàng Thị Thử")
    session.add(person)
    session.flush()
    bring(new(persons={"person": "HOANG THI THU", "leader": "Hoàng Thị Thử"}))
    job = next(job for job in jobs_of(plan) if job.content == "Họp báo")
    assert job.person_id == job.leader_id == person.id
    assert count(session, Person) == 1


def test_a_name_that_differs_by_a_tone_is_another_person(session, plan, bring):
    person = Person(full_name="Hoàng Văn Hạ")
    session.add(person)
    session.flush()
    bring(new(persons={"person": "Hoàng Văn Hà"}))
    job = next(job for job in jobs_of(plan) if job.content == "Họp báo")
    assert job.person.full_name == "Hoàng Văn Hà"
    assert count(session, Person) == 2


def test_an_unknown_person_is_entered_once(session, plan, bring):
    bring(
        new("Việc một", persons={"person": "Lý Văn Mẫu"}),
        new("Việc hai", persons={"person": "Lý Văn Mẫu", "leader": ""}),
    )
    assert session.scalars(sa.select(Person.full_name)).all() == ["Lý Văn Mẫu"]
    assert [row.person for row in rows(plan.id)[-2:]] == ["Lý Văn Mẫu"] * 2


def test_an_emptied_person_is_taken_away(session, plan, bring):
    job = jobs_of(plan)[0]
    bring(again(job, persons={"person": "Lý Văn Mẫu"}))
    bring(again(job, persons={"person": ""}))
    assert job.person_id is None


def test_an_import_is_journalled_with_its_file(session, plan, bring):
    assert bring(new(), new("Việc hai")) == 2
    entry = session.scalar(sa.select(JournalEntry).where(JournalEntry.verb == "imported"))
    assert (entry.note, entry.congress_id) == ("tệp.xlsx: 2 công việc", plan.committee.congress_id)


def test_a_batch_remembers_when_it_was_written(session, now, plan, secretary, bring):
    batch = keep_batch(actor=secretary, plan=plan, filename="t" * 400, sha256="0" * 64, rows=[])
    assert (batch.committed_at, len(batch.filename)) == (None, 300)
    bring(new(), batch=batch)
    assert batch.committed_at == now


@pytest.mark.parametrize("role", ["agency", "observer", "other_secretary", "committee_member"])
def test_who_does_not_keep_the_plan_brings_nothing_in(session, world, plan, role):
    actor = actor_of(world, role)
    with pytest.raises(NotAllowedError):
        apply_import(actor=actor, plan=plan, rows=[new()], filename="tệp.xlsx")
    with pytest.raises(NotAllowedError):
        keep_batch(actor=actor, plan=plan, filename="tệp.xlsx", sha256="", rows=[])
    assert count(session, ImportBatch) == 0


@pytest.mark.parametrize("state", [PlanState.SUBMITTED, PlanState.APPROVED])
def test_a_plan_that_left_the_desk_takes_no_file(session, world, secretary, state):
    plan = make_plan(session, world, state=state)
    with pytest.raises(RejectedError):
        apply_import(actor=secretary, plan=plan, rows=[new()], filename="tệp.xlsx")


def test_what_a_person_said_a_name_means_is_remembered_once(world, secretary):
    unit = world.units["stc"]
    chosen = {"Sở TC": unit.id, "SỞ TC": unit.id, "Báo Lạng Sơn": 9999}
    remember_aliases(actor=secretary, chosen=chosen, known={unit.id: unit.name})
    assert [alias.text for alias in unit.aliases] == ["Sở TC"]
