"""The pages of units, their names and levels, persona by persona."""

from datetime import date

import pytest
import sqlalchemy as sa

from congress.core.permissions import Role
from congress.units.models import FormerName, Unit, UnitAlias
from tests.support.client import send
from tests.support.sql import count_queries


@pytest.fixture
def keeper(client):
    return client.sign_in("standing_agency")


@pytest.mark.parametrize("username", [*(role.value for role in Role), "outsider"])
def test_everybody_signed_in_reads_the_units(client, world, username):
    client.sign_in(username)
    page = client.get("/units")
    assert "Ban Dân tộc tỉnh" in page.words
    assert client.get(f"/units/{world.units['bdt'].id}").heading == "Ban Dân tộc tỉnh"
    assert client.get("/units/levels").status == 200


@pytest.mark.parametrize("username", ["steering", "secretary", "agency", "observer"])
@pytest.mark.parametrize("tail", ["edit", "end"])
def test_a_reader_is_told_who_keeps_the_units(client, world, username, tail):
    client.sign_in(username)
    for address in ("/units/new", f"/units/{world.units['bdt'].id}/{tail}", "/units/levels/new"):
        page = client.get(address)
        assert page.status == 403
        assert "Cơ quan thường trực" in page.words


def test_an_absent_unit_is_not_there(keeper):
    for address in ("/units/999999", "/units/999999/edit", "/units/99999999999999999999"):
        assert keeper.get(address).status == 404


def test_the_list_takes_the_same_statements_for_more_units(keeper, session, world):
    with count_queries() as few:
        keeper.get("/units")
    for number in range(30):
        level_id, parent_id = world.levels["co-quan"].id, world.units["province"].id
        session.add(
            Unit(code=f"x-{number}", level_id=level_id, parent_id=parent_id, name=f"Hội {number}")
        )
    session.commit()
    with count_queries() as many:
        keeper.get("/units")
    assert len(many) == len(few)


def test_a_search_keeps_the_words_and_says_when_nothing_is_found(keeper):
    page = keeper.get("/units?q=tai%20chinh")
    assert [cell.a.get_text() for cell in page.soup.select("td.main")] == ["Sở Tài chính"]
    assert page.soup.select_one("#q")["value"] == "tai chinh"
    assert "Không có đơn vị nào" in keeper.get("/units?q=zzzz").words


def test_a_unit_is_found_by_what_it_is_also_called_and_was_called_before(keeper, session, world):
    unit = world.units["svhttdl"]
    session.add(UnitAlias(unit_id=unit.id, text="Sở Văn hóa cũ"))
    session.add(
        FormerName(
            unit_id=unit.id,
            name="Sở Văn hóa - Thông tin",
            until_on=date(2008, 3, 1),
        )
    )
    session.commit()
    for words in ("van hoa cu", "van hoa - thong tin"):
        page = keeper.get("/units", query_string={"q": words})
        assert [cell.a.get_text() for cell in page.soup.select("td.main")] == [unit.name]


def test_a_unit_is_added_once_however_often_it_is_sent(keeper, session, world):
    typed = keeper.get("/units/new").fields() | {
        "name": "Sở Y tế",
        "code": "so-y-te",
        "level_id": str(world.levels["co-quan"].id),
        "parent_id": str(world.units["province"].id),
    }
    first = keeper.post("/units/new", typed)
    second = keeper.post("/units/new", typed)
    assert (second.status, second.location) == (303, first.location)
    assert session.scalar(sa.select(sa.func.count()).where(Unit.code == "so-y-te")) == 1
    assert "tạo" in keeper.get(first.location).words


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Ô này cần được điền."),
        ({"name": "x" * 301}, "Dài quá 300 ký tự"),
        ({"code": "sở y tế"}, "Mã chỉ gồm chữ không dấu"),
        ({"code": "stc"}, "Mã đơn vị này đã có."),
    ],
)
def test_a_refused_unit_keeps_what_was_typed(keeper, world, typed, sentence):
    values = {
        "name": "Sở Y tế",
        "code": "so-y-te",
        "short_name": "SYT",
        "level_id": str(world.levels["co-quan"].id),
        "parent_id": str(world.units["province"].id),
    } | typed
    page = send(keeper, "/units/new", **values)
    assert page.status == 422
    assert any(sentence in error for error in page.errors())
    assert {name: page.fields()[name] for name in values} == values


def test_a_new_name_from_a_day_shows_the_old_one(keeper, session, world):
    unit = world.units["stc"]
    page = send(
        keeper,
        f"/units/{unit.id}/edit",
        name="Sở Kinh tế",
        naming="renamed",
        renamed_on="01/03/2024",
        decision="12/NQ-HĐND",
    )
    shown = keeper.get(page.location)
    assert shown.heading == "Sở Kinh tế"
    for words in ("Tên cũ", "Sở Tài chính", "29/02/2024", "12/NQ-HĐND"):
        assert words in shown.words


def test_a_new_name_needs_its_day(keeper, world):
    address = f"/units/{world.units['stc'].id}/edit"
    page = send(keeper, address, name="Sở Kinh tế", naming="renamed")
    assert page.status == 422
    assert any("Hãy cho biết tên mới dùng từ ngày nào." in error for error in page.errors())
    assert page.fields()["name"] == "Sở Kinh tế"


def test_a_stale_unit_shows_both_versions(client, session, world):
    address = f"/units/{world.units['stc'].id}/edit"
    client.sign_in("standing_agency")
    mine = client.get(address).fields() | {"short_name": "Sở TC"}
    client.sign_in("administrator")
    send(client, address, short_name="TC")
    page = client.sign_in("standing_agency").post(address, mine)
    assert page.status == 409
    for words in ("Sở TC", "TC", "STC", "Người thử administrator"):
        assert words in page.words
    saved = client.post(address, page.fields() | {"choose-short_name": "mine"})
    assert saved.status == 303
    session.refresh(world.units["stc"])
    assert world.units["stc"].short_name == "Sở TC"


def test_another_name_is_added_and_taken_away(keeper, session, world):
    unit = world.units["stc"]
    page = keeper.post(f"/units/{unit.id}/aliases", {"text": "Ngành tài chính"})
    assert "Ngành tài chính" in keeper.get(page.location).words
    session.refresh(unit)
    alias = unit.aliases[0]
    gone = keeper.post(f"/units/{unit.id}/aliases/{alias.id}/remove")
    assert gone.status == 303
    session.refresh(unit)
    assert unit.aliases == []


def test_a_known_other_name_is_refused_beside_the_field(keeper, world):
    page = keeper.post(f"/units/{world.units['bdt'].id}/aliases", {"text": "ban dan toc"})
    assert page.status == 422
    assert any("Đơn vị đã có tên gọi này." in error for error in page.errors())


def test_the_other_name_of_another_unit_is_not_there(keeper, world):
    alias = world.units["bdt"].aliases[0]
    address = f"/units/{world.units['stc'].id}/aliases/{alias.id}/remove"
    assert keeper.post(address).status == 404


def test_a_unit_ends_and_may_go_on_again(keeper, session, world):
    unit = world.units["stc"]
    page = send(keeper, f"/units/{unit.id}/end", ended_on="01/05/2024", decision="9/QĐ")
    assert "Đã kết thúc hoạt động từ ngày 01/05/2024" in keeper.get(page.location).words
    keeper.post(f"/units/{unit.id}/resume")
    session.refresh(unit)
    assert unit.ended_on is None


def test_an_end_without_a_day_is_refused(keeper, world):
    page = send(keeper, f"/units/{world.units['stc'].id}/end", decision="9/QĐ")
    assert page.status == 422
    assert page.fields()["decision"] == "9/QĐ"


def test_an_administrator_adds_and_changes_a_level(client, world):
    client.sign_in("administrator")
    send(client, "/units/levels/new", code="xa", name="xã", name_en="commune", rank="3")
    assert "commune" in client.get("/units/levels").words
    level = world.levels["huyen"]
    send(client, f"/units/levels/{level.id}/edit", name="quận, huyện")
    page = client.get("/units/levels")
    assert "quận, huyện" in page.words


def test_hostile_words_are_shown_as_words(keeper, world):
    unit = world.units["stc"]
    page = send(keeper, f"/units/{unit.id}/edit", name="<script>alert(1)</script>")
    shown = keeper.get(page.location)
    assert shown.heading == "<script>alert(1)</script>"
    assert not shown.soup.select("main script")
