"""The demo: whole, true to its rules, and the same each time."""

import gc
from collections import Counter
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from congress.accounts.models import Grant, User
from congress.accounts.queries import authenticated, load_actor
from congress.amending.models import Extension, ExtensionState
from congress.audit.models import JournalEntry
from congress.congresses.models import Committee, CommitteeKind, Congress, CongressForm, Membership
from congress.coordinating.models import (
    Authority,
    Comment,
    CoordinationMark,
    Forwarding,
    Mention,
    Obstacle,
    ObstacleState,
    PartState,
)
from congress.coordinating.queries import comments, obstacles
from congress.core import clock
from congress.core.deadlines import Kind
from congress.core.model import Model
from congress.core.permissions import Role
from congress.core.workdays import WorkCalendar
from congress.dev import demo
from congress.dev.demo import data
from congress.extensions import db
from congress.office.models import Installation
from congress.plans.models import (
    Amendment,
    AmendmentChange,
    ChangeKind,
    IssuedCopy,
    ItemKind,
    ItemState,
    OfficialClass,
    Plan,
    PlanState,
    Progress,
    WorkItem,
)
from congress.plans.queries import home
from congress.plans.queries.rows import lacking, rows
from congress.plans.rules import WITHOUT_DATE, tally
from congress.search.queries.saved import own_views
from congress.units.models import UnitLevel

pytestmark = pytest.mark.slow


@pytest.fixture
def collector_off():
    """The collector of unused objects stands still: what was written is not read back."""
    gc.disable()
    yield
    gc.enable()


def tasks(*where):
    return db.session.scalars(
        sa.select(WorkItem).join(Plan).where(WorkItem.kind == ItemKind.TASK, *where)
    ).all()


def plan_of(code):
    return db.session.scalars(sa.select(Plan).join(Committee).where(Committee.code == code)).one()


def dump():
    """Every row of every table, but for the hash of the secret, whose salt is new each time."""
    found = {}
    for table in Model.metadata.sorted_tables:
        columns = [column for column in table.columns if column.name != "secret_hash"]
        found[table.name] = db.session.execute(sa.select(*columns).order_by(table.c.id)).all()
    return found


def test_a_new_database_is_empty_and_names_no_account(app):
    assert demo.is_empty()
    assert demo.accounts() == []


def test_any_row_makes_a_database_not_empty(app, session):
    session.add(UnitLevel(code="t", name="tỉnh", name_en="province", kind="administrative", rank=1))
    session.flush()
    assert not demo.is_empty()


def test_an_installation_that_is_no_demo_names_no_account(app, session, world):
    assert not demo.is_empty()
    assert demo.accounts() == []


def test_its_clock_is_pinned_and_it_says_that_it_is_a_demo(loaded):
    setting = db.session.get_one(Installation, 1)
    assert setting.is_demo
    assert setting.pinned_at == datetime(2024, 5, 20, 2, 41, tzinfo=UTC)


def test_each_role_is_named_once_with_an_account_that_signs_in(loaded):
    lines = loaded
    assert demo.accounts() == lines
    assert len(lines) == len(Role) + 1
    for line, role in zip(lines, Role, strict=False):
        _, username, secret = line.split(" · ")
        user = authenticated(username, secret)
        assert user is not None
        assert not user.must_change_secret
        assert role in {grant.role for grant in user.grants}


def test_it_says_that_persons_are_fictional(loaded):
    assert "người" in loaded[-1]
    assert "giả định" in loaded[-1]


def test_an_account_whose_secret_was_changed_is_told_no_more(loaded):
    user = db.session.scalars(sa.select(User).where(User.username == "theodoi")).one()
    user.secret_hash = "another"
    assert not any("theodoi" in line for line in demo.accounts())
    db.session.rollback()


def test_one_person_holds_several_posts(loaded):
    held = Counter(db.session.scalars(sa.select(Grant.user_id)))
    assert max(held.values()) >= 3


def test_the_province_has_eleven_districts_with_a_congress_each(loaded):
    top = db.session.scalars(sa.select(Congress).where(Congress.parent_id.is_(None))).one()
    below = db.session.scalars(sa.select(Congress).where(Congress.parent_id == top.id)).all()
    assert (top.ordinal, f"{top.d_day:%d/%m/%Y}") == (4, "19/11/2024")
    assert len({congress.unit_id for congress in below}) == 11
    assert [one.form for one in below].count(CongressForm.JOINT_CONFERENCE) == 1
    assert [one.is_pilot for one in below].count(True) == 2
    assert [one.actual_start_on is not None for one in below].count(True) == 1


def test_every_kind_of_committee_is_there_with_members(loaded):
    committees = db.session.scalars(sa.select(Committee)).all()
    assert Counter(one.kind for one in committees) == {
        CommitteeKind.STEERING: 1,
        CommitteeKind.ORGANISING: 1,
        CommitteeKind.SUBCOMMITTEE: 6,
        CommitteeKind.SUPPORT: 1,
    }
    assert all(one.memberships and one.decision_number and one.unit_id for one in committees)


def test_seats_change_hands_and_some_persons_sit_in_several_committees(loaded):
    seats = db.session.scalars(sa.select(Membership)).all()
    assert sum(seat.until_on is not None for seat in seats) == 3
    assert max(Counter(seat.person_id for seat in seats).values()) >= 3


def test_there_are_enough_jobs_in_plans_of_every_state(loaded):
    detailed = [item for item in tasks() if item.plan.kind == "detailed"]
    assert len(detailed) >= 110
    assert len(tasks()) - len(detailed) >= 26
    states = Counter(db.session.scalars(sa.select(Plan.state)))
    assert states == {
        PlanState.APPROVED: 5,
        PlanState.SUBMITTED: 1,
        PlanState.RETURNED: 1,
        PlanState.DRAFT: 1,
    }


@pytest.mark.parametrize("code", ["BCD", "TB-TT", "TB-HC", "TB-NS", "TB-AN"])
def test_every_class_is_present_and_the_sums_close(loaded, code):
    found = [
        item
        for item in tasks(WorkItem.plan_id == plan_of(code).id)
        if item.state is not ItemState.CANCELLED
    ]
    counted = tally(item.class_at(demo.PINNED_AT) for item in found)
    assert counted.total == len(found)
    assert counted.counts[OfficialClass.DONE_ON_TIME] >= 1
    assert counted.counts[OfficialClass.DONE_LATE] >= 1
    assert counted.counts[OfficialClass.IN_TIME] >= 5
    assert counted.counts[OfficialClass.OVERDUE] >= 1


@pytest.mark.parametrize(
    "state",
    [
        ItemState.AWAITING,
        ItemState.RETURNED,
        ItemState.PAUSED,
        ItemState.CANCELLED,
        ItemState.IN_PROGRESS,
        ItemState.ASSIGNED,
    ],
)
def test_jobs_stand_in_every_state_that_the_work_knows(loaded, state):
    assert tasks(WorkItem.state == state, Plan.state == PlanState.APPROVED)


def test_every_phrase_is_readable_or_explained(loaded):
    unread = [
        item.deadline_text
        for item in tasks(WorkItem.deadline_text != "")
        if item.due_on is None and item.deadline_kind not in WITHOUT_DATE and not item.explanation
    ]
    assert unread == []


def test_deadlines_are_written_in_every_way(loaded):
    assert {item.deadline_kind for item in tasks()} == set(Kind)


def test_only_the_organising_committee_still_has_gaps_to_fill(loaded):
    gaps = {}
    for plan in db.session.scalars(sa.select(Plan)):
        found = lacking(rows(plan.id))
        if found:
            gaps[plan.committee.code] = len(found)
    assert gaps == {"BTC": 3}


def test_approved_jobs_keep_their_original_deadline(loaded):
    approved = tasks(Plan.state == PlanState.APPROVED)
    granted = sa.select(Extension.item_id).where(Extension.state == ExtensionState.GRANTED)
    extended = set(db.session.scalars(granted))
    changed = sa.select(AmendmentChange.item_id).join(Amendment)
    amended = set(
        db.session.scalars(
            changed.where(
                Amendment.state == PlanState.APPROVED, AmendmentChange.kind == ChangeKind.CHANGE
            )
        )
    )
    moved = {item.id for item in approved if item.original_text != item.deadline_text}
    assert all(item.original_text for item in approved if item.deadline_text)
    assert moved == extended | amended
    assert extended
    assert amended


def test_most_jobs_carry_out_a_job_of_the_master_plan(loaded):
    detailed = [item for item in tasks() if item.plan.kind == "detailed"]
    carried = [item for item in detailed if item.implements is not None]
    assert len(carried) > len(detailed) * 0.9
    assert all(item.implements.plan.kind == "master" for item in carried)


def test_approved_papers_say_everything_that_a_paper_needs(loaded):
    for plan in db.session.scalars(sa.select(Plan).where(Plan.state == PlanState.APPROVED)):
        assert plan.place == "Lạng Sơn"
        assert plan.number
        assert "1302/UBDT-DTTS" in plan.grounds
        assert plan.recipients.splitlines()[-1].startswith("- Lưu: VT, ")
        assert "\nTRƯỞNG" in plan.signer_capacity
        assert plan.signer_post
        assert plan.signer_name


def test_reports_come_from_many_hands_and_some_bring_files(loaded):
    progress = db.session.scalars(sa.select(Progress)).all()
    assert len({row.by_id for row in progress}) >= 10
    assert all(row.by_id for row in progress)
    assert sum(bool(row.files) for row in progress) >= 2
    assert sum(row.document_id is not None for row in progress) >= 20


def actor_named(username):
    user = db.session.scalars(sa.select(User).where(User.username == username)).one()
    return load_actor(user.id, user.epoch)


def test_some_plans_have_their_issued_copy(loaded):
    marked = db.session.scalars(sa.select(IssuedCopy)).all()
    own = {copy.plan.number for copy in marked if copy.amendment is None}
    assert own == {"27/KH-BCĐ", "02/KH-TBTT"}
    assert [copy.amendment.number for copy in marked if copy.amendment] == ["07/KH-TBHC"]


def test_one_approved_plan_was_amended_once_and_is_being_amended_again(loaded):
    found = db.session.scalars(sa.select(Amendment).order_by(Amendment.ordinal)).all()
    assert len({one.plan_id for one in found}) == 1
    assert [one.state for one in found] == [PlanState.APPROVED, PlanState.DRAFT]
    assert {change.kind for change in found[0].changes} == set(ChangeKind)


def test_an_obstacle_was_passed_on_before_it_was_answered(loaded):
    [step] = db.session.scalars(sa.select(Forwarding)).all()
    passed = db.session.get_one(Obstacle, step.obstacle_id)
    assert (step.authority, passed.authority) == (Authority.ORGANISING, Authority.PEOPLE)
    assert passed.answered_on is not None


def test_people_work_together_on_jobs_and_something_waits_for_each(loaded):
    assert set(db.session.scalars(sa.select(CoordinationMark.state))) == {
        PartState.DONE,
        PartState.ABSENT,
    }
    found = db.session.scalars(sa.select(Obstacle)).all()
    assert {one.state for one in found} == {ObstacleState.OPEN, ObstacleState.ANSWERED}
    assert len(db.session.scalars(sa.select(Comment)).all()) >= 3
    assert db.session.scalars(sa.select(Mention)).first()
    assert obstacles.to_answer(actor_named("bcd.truong"))
    assert obstacles.to_close(actor_named("cq.vhttdl"))
    for username in ("bcd.truong", "tk.tuyentruyen", "cq.vhttdl"):
        assert comments.naming(actor_named(username)), username


def test_everything_happened_before_the_pinned_day_in_office_hours(loaded):
    calendar = WorkCalendar()
    for at in {clock.local(row) for row in db.session.scalars(sa.select(JournalEntry.at))}:
        assert at < demo.PINNED_AT
        assert calendar.is_working_day(at.date()), at
        assert 7 <= at.hour < 18, at


def test_the_journal_stands_in_the_order_of_time(loaded):
    moments = db.session.scalars(sa.select(JournalEntry.at).order_by(JournalEntry.id)).all()
    assert moments == sorted(moments)


@pytest.mark.parametrize("username", ["tk.tuyentruyen", "cq.vhttdl", "ch.trangdinh", "bandantoc"])
def test_homes_have_something_late_and_something_near(loaded, username):
    user = db.session.scalars(sa.select(User).where(User.username == username)).one()
    actor = load_actor(user.id, user.epoch)
    shown = home.home(actor, demo.PINNED_AT, 7)
    assert shown.overdue
    assert shown.due_soon


def test_every_data_row_is_used_by_a_known_word(loaded):
    known = {"part", "do", "lead", "with", "due", "product", "carries", "person", "leader", "story"}
    known |= {"sub", "weight", "basis", "note", "explanation"}
    for code in data.PLANS:
        assert {key for row in data.plan(code)["rows"] for key in row} <= known


def test_saved_views_show_rows_at_once(loaded):
    for username in ("tk.tuyentruyen", "bandantoc"):
        user = db.session.query(User).filter_by(username=username).one()
        views = own_views(load_actor(user.id, user.epoch), clock.now(), 7)
        assert views
        assert all(view.count for view in views)


def test_loading_replaces_what_was_there_and_gives_the_same_each_time(loaded, collector_off):
    first = dump()
    db.session.add(UnitLevel(code="t", name="t", name_en="t", kind="administrative", rank=9))
    db.session.commit()
    demo.load()
    second = dump()
    assert [name for name in first if first[name] != second[name]] == []
