"""What may be done to units, by whom, and what the journal says of it."""

from datetime import date

import pytest
import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.core.errors import MissingError, NotAllowedError, RejectedError
from congress.core.permissions import SYSTEM, Permission, roles_with
from congress.units import actions, queries
from congress.units.models import UnitKind
from congress.units.queries import Ask
from congress.units.rules import Index
from tests.support.sql import count_queries


def last_entry(session):
    return session.scalars(sa.select(JournalEntry).order_by(JournalEntry.id.desc())).first()


def test_a_renamed_unit_keeps_its_former_name_with_the_paper(actor_of, session, world):
    unit = world.units["svhttdl"]
    actions.rename_unit(
        actor=actor_of("standing_agency"),
        unit=unit,
        name="Sở Văn hóa và Du lịch",
        renamed_on=date(2024, 3, 1),
        decision="12/NQ-HĐND",
    )
    kept = unit.former_names[0]
    assert (kept.name, kept.until_on) == ("Sở Văn hóa, Thể thao và Du lịch", date(2024, 2, 29))
    assert (unit.named_on, unit.folded) == (date(2024, 3, 1), "so van hoa va du lich")
    entry = last_entry(session)
    assert (entry.verb, entry.note) == ("renamed", "12/NQ-HĐND")
    assert {change["field"] for change in entry.changes} == {"name", "named_on"}


def test_a_former_name_still_finds_the_unit(world):
    unit = world.units["stc"]
    actions.rename_unit(actor=SYSTEM, unit=unit, name="Sở Kinh tế", renamed_on=date(2024, 3, 1))
    index = Index(queries.candidates(world.units["province"].id))
    assert index.find("so tai chinh").unit_id == unit.id


def test_a_correction_keeps_no_former_name(actor_of, world):
    unit = world.units["stc"]
    actions.correct_name(actor=actor_of("administrator"), unit=unit, name="Sở Tài chánh")
    assert unit.former_names == []


@pytest.mark.parametrize(
    ("name", "day", "field"),
    [("Sở Tài chính", date(2024, 3, 1), "name"), ("Sở Mới", date(1999, 3, 1), "renamed_on")],
)
def test_an_impossible_new_name_is_refused(world, name, day, field):
    with pytest.raises(RejectedError) as refused:
        actions.rename_unit(actor=SYSTEM, unit=world.units["stc"], name=name, renamed_on=day)
    assert refused.value.field == field


def test_a_unit_does_not_stand_below_its_own_child(world):
    province, district = world.units["province"], world.units["district"]
    with pytest.raises(RejectedError) as refused:
        actions.update_unit(
            actor=SYSTEM,
            unit=province,
            code=province.code,
            level_id=province.level_id,
            parent_id=district.id,
            short_name="",
            is_collective=False,
        )
    assert refused.value.field == "parent_id"


@pytest.mark.parametrize("username", ["steering", "agency", "observer", "district_officer"])
def test_others_are_told_who_keeps_the_units(actor_of, world, username):
    with pytest.raises(NotAllowedError) as refused:
        actions.end_unit(
            actor=actor_of(username), unit=world.units["stc"], ended_on=date(2024, 5, 1)
        )
    assert refused.value.roles == roles_with(Permission.MANAGE_UNITS)


def test_an_import_adds_an_agency_once_more_under_a_free_code(actor_of, world):
    province = world.units["province"].id
    secretary = actor_of("secretary")
    first = actions.create_imported_agency(
        actor=secretary, name="Báo Lạng Sơn", province_id=province
    )
    second = actions.create_imported_agency(
        actor=secretary, name="Báo Lạng Sơn", province_id=province
    )
    assert first.code == "cq-bao-lang-son"
    assert second.code == "cq-bao-lang-son-2"
    assert first.parent_id == province


def test_a_reader_adds_no_agency(actor_of, world):
    with pytest.raises(NotAllowedError):
        actions.create_imported_agency(
            actor=actor_of("observer"), name="Báo", province_id=world.units["province"].id
        )


def test_a_level_in_use_keeps_its_kind(world):
    level = world.levels["co-quan"]
    with pytest.raises(RejectedError) as refused:
        actions.update_level(
            actor=SYSTEM,
            level=level,
            code=level.code,
            name=level.name,
            name_en=level.name_en,
            kind=UnitKind.BODY,
            rank=level.rank,
        )
    assert refused.value.field == "kind"


def test_levels_are_the_administrators_alone(actor_of, world):
    with pytest.raises(NotAllowedError):
        actions.create_level(
            actor=actor_of("standing_agency"),
            code="xa",
            name="xã",
            name_en="commune",
            kind=UnitKind.ADMINISTRATIVE,
            rank=3,
        )


def test_the_names_of_a_province_take_one_statement(session, world):
    province, office = world.units["province"].id, world.units["ubnd-td"].id
    session.expunge_all()
    with count_queries() as sent:
        found = queries.candidates(province)
    assert len(sent) == 1
    index = Index(found)
    assert index.find("Sở VH,TT&DL").name == "Sở Văn hóa, Thể thao và Du lịch"
    assert index.find("UBND H. Tràng Định").unit_id == office


def test_a_unit_that_ended_is_recognised_no_more(session, world):
    actions.end_unit(actor=SYSTEM, unit=world.units["stc"], ended_on=date(2024, 5, 1))
    assert Index(queries.candidates(world.units["province"].id)).find("STC").unit_id is None


def test_the_tree_puts_children_below_their_parent(actor_of, world):
    rows = queries.unit_rows(actor_of("observer"), Ask())
    depth = {row.name: row.depth for row in rows}
    assert rows[0].name == "tỉnh Lạng Sơn"
    assert (depth["huyện Tràng Định"], depth["UBND huyện Tràng Định"]) == (1, 2)


@pytest.mark.parametrize("words", ["trang dinh", "TRÀNG ĐỊNH", "Trang Đinh"])
def test_a_search_needs_no_marks(actor_of, world, words):
    found = queries.unit_rows(actor_of("observer"), Ask.of({"q": words}))
    assert [row.name for row in found] == ["huyện Tràng Định", "UBND huyện Tràng Định"]


@pytest.mark.parametrize("address", [{"level": "x"}, {"level": "9" * 20}, {"under": "１２"}])
def test_an_address_that_cannot_be_read_filters_nothing(address):
    assert Ask.of(address) == Ask()


def test_an_absent_unit_is_missing(actor_of, world):
    with pytest.raises(MissingError):
        queries.unit(actor_of("administrator"), 999_999)
