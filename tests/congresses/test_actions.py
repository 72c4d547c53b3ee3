"""What may be done to congresses, committees, seats and persons, by whom, and what is journaled."""

from datetime import date

import pytest
import sqlalchemy as sa

from congress.accounts.models import Person
from congress.audit.models import JournalEntry
from congress.congresses.actions.committees import create_committee, update_committee
from congress.congresses.actions.congresses import create_congress, update_congress
from congress.congresses.actions.members import add_member, end_member, update_member
from congress.congresses.actions.persons import create_person, update_person
from congress.congresses.models import CommitteeKind, Congress, MemberRole
from congress.core.errors import NotAllowedError, RejectedError
from congress.core.permissions import SYSTEM, Role
from congress.units.models import Unit, UnitKind

KEEPERS = (Role.ADMINISTRATOR, Role.STANDING_AGENCY)


def last_entry(session):
    return session.scalars(sa.select(JournalEntry).order_by(JournalEntry.id.desc())).first()


def written(congress: Congress, **more):
    names = ("code", "unit_id", "parent_id", "ordinal", "year")
    return {name: getattr(congress, name) for name in names} | more


def test_the_standing_agency_adds_a_congress_below_its_own(actor_of, session, world):
    congress = create_congress(
        actor=actor_of("standing_agency"),
        code="TD-2024",
        unit_id=world.units["district"].id,
        parent_id=world.congress.id,
        ordinal=4,
        year=2024,
        planned_start_on=date(2024, 6, 20),
    )
    entry = last_entry(session)
    assert (entry.verb, entry.target_id, entry.congress_id) == (
        "created",
        congress.id,
        congress.id,
    )
    changed = {change["field"]: change["new"] for change in entry.changes}
    assert changed["unit"] == "huyện Tràng Định"
    assert changed["planned_start_on"] == "2024-06-20"


@pytest.mark.parametrize("username", ["standing_agency", "secretary", "district_officer"])
def test_only_an_administrator_adds_a_congress_at_the_root(actor_of, world, username):
    with pytest.raises(NotAllowedError) as refused:
        create_congress(
            actor=actor_of(username),
            code="X",
            unit_id=world.units["district"].id,
            ordinal=4,
            year=2024,
        )
    assert refused.value.roles == KEEPERS


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": "Đại hội"}, "code"),
        (
            {"planned_start_on": date(2024, 6, 2), "planned_end_on": date(2024, 6, 1)},
            "planned_end_on",
        ),
        ({"actual_start_on": date(2024, 5, 2), "actual_end_on": date(2024, 5, 1)}, "actual_end_on"),
        ({"actual_start_on": date(2024, 5, 21)}, "actual_start_on"),
    ],
)
def test_a_congress_against_the_rules_is_refused(actor_of, below, values, field):
    with pytest.raises(RejectedError) as refused:
        update_congress(actor=actor_of("administrator"), congress=below, **written(below, **values))
    assert refused.value.field == field


def test_a_congress_stays_within_the_land_of_the_one_above(actor_of, below, elsewhere):
    values = written(below, unit_id=elsewhere.congress.unit_id)
    with pytest.raises(RejectedError) as refused:
        update_congress(actor=actor_of("administrator"), congress=below, **values)
    assert refused.value.field == "unit_id"


def test_a_congress_is_not_put_below_one_it_guides(actor_of, world, below):
    values = written(world.congress, parent_id=below.id)
    with pytest.raises(RejectedError) as refused:
        update_congress(actor=actor_of("administrator"), congress=world.congress, **values)
    assert refused.value.field == "parent_id"


def test_the_journal_names_old_and_new_day(actor_of, session, world):
    values = written(world.congress, planned_start_on=date(2024, 11, 18))
    update_congress(actor=actor_of("standing_agency"), congress=world.congress, **values)
    assert last_entry(session).changes == [
        {"field": "planned_start_on", "kind": "date", "old": "2024-11-19", "new": "2024-11-18"}
    ]


@pytest.mark.parametrize("username", ["steering", "secretary", "agency", "observer"])
def test_others_do_not_change_a_congress(actor_of, world, username):
    with pytest.raises(NotAllowedError):
        update_congress(
            actor=actor_of(username), congress=world.congress, **written(world.congress)
        )


def test_a_committee_becomes_a_unit_too(actor_of, session, world):
    committee = create_committee(
        actor=actor_of("standing_agency"),
        congress=world.congress,
        code="TBAN",
        name="Tiểu ban An ninh - Y tế",
        kind=CommitteeKind.SUBCOMMITTEE,
        helps_id=world.committees["BCD"].id,
    )
    body = session.get(Unit, committee.unit_id)
    assert (body.code, body.name, body.level.kind) == (
        "ban-tban",
        "Tiểu ban An ninh - Y tế",
        UnitKind.BODY,
    )
    assert body.parent_id == world.congress.unit_id
    assert last_entry(session).target_kind == "committee"


def test_the_unit_keeps_in_step_with_its_committee(actor_of, session, world):
    committee = world.committees["TBHC"]
    update_committee(
        actor=SYSTEM,
        committee=committee,
        code="TBHCLT",
        name="Tiểu ban Hậu cần",
        kind=committee.kind,
    )
    session.flush()
    assert (committee.unit.code, committee.unit.name) == ("ban-tbhclt", "Tiểu ban Hậu cần")


def test_a_committee_needs_a_level_for_bodies(actor_of, session, world):
    world.levels["ban"].kind = UnitKind.AGENCY
    session.flush()
    with pytest.raises(RejectedError, match="cấp đơn vị"):
        create_committee(
            actor=SYSTEM,
            congress=world.congress,
            code="X",
            name="Tổ giúp việc",
            kind=CommitteeKind.SUPPORT,
        )


def test_two_committees_do_not_help_each_other(session, world):
    first, second = world.committees["BCD"], world.committees["TBTT"]
    second.helps_id = first.id
    session.commit()
    with pytest.raises(RejectedError) as refused:
        update_committee(
            actor=SYSTEM,
            committee=first,
            code="BCD",
            name=first.name,
            kind=first.kind,
            helps_id=second.id,
        )
    assert refused.value.field == "helps_id"


def test_a_committee_of_another_congress_is_not_helped(world, elsewhere):
    with pytest.raises(RejectedError) as refused:
        create_committee(
            actor=SYSTEM,
            congress=world.congress,
            code="X",
            name="Tổ giúp việc",
            kind=CommitteeKind.SUPPORT,
            helps_id=elsewhere.id,
        )
    assert refused.value.field == "helps_id"


def test_a_known_person_brings_post_and_agency(actor_of, session, world, people):
    seat = add_member(
        actor=actor_of("standing_agency"),
        committee=world.committees["BCD"],
        person_id=people["persons"][0].id,
        role=MemberRole.DEPUTY,
        post="",
        agency_id=None,
        position=None,
    )
    assert (seat.post, seat.agency_id, seat.position) == (
        "Phó Giám đốc",
        world.units["svhttdl"].id,
        1,
    )
    assert last_entry(session).note == "Lý Thị Ánh – Ban Chỉ đạo Đại hội tỉnh"


def test_a_new_person_is_added_with_the_seat(actor_of, world, people):
    seat = add_member(
        actor=actor_of("standing_agency"),
        committee=world.committees["TBTT"],
        full_name="Vi Thị Chín",
        role=MemberRole.MEMBER,
        post="Chuyên viên",
        agency_id=world.units["bdt"].id,
    )
    assert (seat.person.sort_name, seat.person.post) == ("Chín Vi Thị", "Chuyên viên")
    assert seat.position == 1


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({}, "person_id"),
        ({"person_id": 1, "full_name": "Vi Thị Chín"}, "full_name"),
        ({"full_name": "nong van binh"}, "full_name"),
    ],
)
def test_a_seat_needs_one_person_who_is_no_unsaid_namesake(world, people, chosen, field):
    with pytest.raises(RejectedError) as refused:
        add_member(
            actor=SYSTEM, committee=world.committees["BCD"], role=MemberRole.MEMBER, **chosen
        )
    assert refused.value.field == field


def test_a_namesake_is_another_person_when_said_so(session, world, people):
    seat = add_member(
        actor=SYSTEM,
        committee=world.committees["BCD"],
        full_name="Nông Văn Bình",
        is_namesake=True,
        role=MemberRole.MEMBER,
    )
    named = session.scalars(sa.select(Person).where(Person.full_name == "Nông Văn Bình")).all()
    assert len(named) == 2
    assert seat.person_id != people["member"].person_id


def test_a_person_sits_once_in_a_committee_at_a_time(world, people):
    with pytest.raises(RejectedError) as refused:
        add_member(
            actor=SYSTEM,
            committee=world.committees["TBTT"],
            person_id=people["head"].person_id,
            role=MemberRole.MEMBER,
            from_on=date(2024, 6, 1),
        )
    assert refused.value.field == "person_id"


def test_who_left_may_come_back(world, people):
    seat = add_member(
        actor=SYSTEM,
        committee=world.committees["TBTT"],
        person_id=people["member"].person_id,
        role=MemberRole.DEPUTY,
        from_on=date(2024, 5, 1),
    )
    assert seat.id != people["member"].id


def test_the_end_of_a_seat_keeps_its_decision_in_the_journal(actor_of, session, world, people):
    end_member(
        actor=actor_of("standing_agency"),
        membership=people["head"],
        until_on=date(2024, 5, 20),
        decision_number="88/QĐ-UBND",
        decision_on=date(2024, 5, 17),
    )
    entry = last_entry(session)
    assert entry.verb == "ended"
    assert entry.note.endswith("Quyết định số 88/QĐ-UBND ngày 17 tháng 5 năm 2024")
    assert entry.changes == [
        {"field": "until_on", "kind": "date", "old": None, "new": "2024-05-20"},
        {"field": "ending_number", "kind": "text", "old": None, "new": "88/QĐ-UBND"},
        {"field": "ending_on", "kind": "date", "old": None, "new": "2024-05-17"},
    ]


def test_a_seat_does_not_end_before_it_starts(people):
    with pytest.raises(RejectedError) as refused:
        end_member(actor=SYSTEM, membership=people["head"], until_on=date(2024, 2, 1))
    assert refused.value.field == "until_on"


def test_a_seat_keeps_its_position_when_none_is_given(people):
    people["head"].position = 7
    seat = update_member(
        actor=SYSTEM, membership=people["head"], role=MemberRole.DEPUTY, position=None
    )
    assert (seat.role, seat.position) == (MemberRole.DEPUTY, 7)


@pytest.mark.parametrize("username", ["secretary", "agency", "observer"])
def test_others_seat_nobody(actor_of, world, people, username):
    with pytest.raises(NotAllowedError):
        add_member(
            actor=actor_of(username),
            committee=world.committees["TBTT"],
            full_name="Vi Thị Chín",
            role=MemberRole.MEMBER,
        )


def test_a_person_seated_only_elsewhere_is_not_the_standing_agencys_to_change(
    actor_of, session, elsewhere
):
    person = create_person(actor=SYSTEM, full_name="Triệu Thị Xa")
    add_member(actor=SYSTEM, committee=elsewhere, person_id=person.id, role=MemberRole.HEAD)
    with pytest.raises(NotAllowedError):
        update_person(actor=actor_of("standing_agency"), person=person, full_name="Triệu Thị Gần")


def test_a_corrected_name_is_found_and_ordered_anew(actor_of, session, people):
    person = people["persons"][1]
    update_person(
        actor=actor_of("standing_agency"),
        person=person,
        full_name="Nông Văn Chung",
        sort_name=person.sort_name,
    )
    assert (person.sort_name, person.folded) == ("Chung Nông Văn", "nong van chung")
    assert last_entry(session).changes[0]["new"] == "Nông Văn Chung"
