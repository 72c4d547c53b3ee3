"""Rosters: pasted, read, opened, filtered, changed; what is sensitive stays behind dots."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.core import clock
from congress.delegates.models import Delegate, OpenedAs
from congress.delegates.queries.rosters import is_opened
from tests.conftest import NOW
from tests.delegates.conftest import HEAD, LIST
from tests.support.cast import unit
from tests.support.districts import make_child
from tests.support.sql import count_queries


def roster(congress):
    return f"/congresses/{congress.id}/delegates"


def rows_of(session, congress):
    session.expire_all()
    found = session.scalars(sa.select(Delegate).where(Delegate.congress_id == congress.id))
    return {row.full_name: row for row in found}


def verbs(session):
    found = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.id))
    return [(entry.verb, entry.note) for entry in found]


def test_a_pasted_list_becomes_the_roster_and_tells_what_it_lacks(
    client, session, districts, bring
):
    client.sign_in("district_officer")
    page = bring(districts.child.id)
    found = rows_of(session, districts.child)
    assert list(found) == ["Hoàng Văn An", "Nông Thị Bích", "Triệu Mùi Ghến", "Lý A Pao"]
    assert found["Lý A Pao"].ethnic == "Mông"
    assert found["Nông Thị Bích"].birth_on.isoformat() == "1990-03-12"
    assert "Thiếu năm sinh" in page.words
    assert "xã Tri Phương" in page.words
    # A delegate of 15 years is one like any other.
    assert found["Lý A Pao"].birth_year == 2009


def test_origin_and_party_stand_behind_dots_until_the_roster_is_opened(
    client, session, districts, bring, open_, actor_of
):
    client.sign_in("district_officer")
    page = bring(districts.child.id)
    assert "•••" in page.words
    assert "Nùng" not in page.words
    opened = open_(districts.child.id)
    assert "Nùng" in opened.words
    assert verbs(session)[-1] == ("opened_roster", "xem đầy đủ: 4 đại biểu")
    # It stands open to the one who opened it, for half an hour.
    who, other = actor_of("district_officer"), actor_of("district_leader")
    asked = (districts.child.id, OpenedAs.PAGE)
    assert is_opened(who, *asked)
    assert not is_opened(other, *asked)
    with clock.pinned(lambda: NOW + timedelta(minutes=31)):
        assert not is_opened(who, *asked)


@pytest.mark.parametrize("name", ["steering", "inspector", "observer", "administrator"])
def test_who_watches_reads_names_and_figures_and_cannot_open(client, districts, bring, open_, name):
    client.sign_in("district_officer")
    bring(districts.child.id)
    client.sign_in(name)
    page = client.get(roster(districts.child))
    assert "Hoàng Văn An" in page.words
    assert "Nùng" not in page.words
    assert "Cơ quan thường trực" in page.words
    assert open_(districts.child.id).status == 403
    for ending in ("xlsx", "pdf", "docx"):
        assert client.get(f"{roster(districts.child)}.{ending}").status == 403


@pytest.mark.parametrize("asked", ["gap=party", "gap=no_ethnic", "ethnic=Dao", "gap=no_party"])
def test_no_filter_tells_a_closed_roster_s_origin_or_party(client, districts, bring, asked):
    client.sign_in("district_officer")
    bring(districts.child.id)
    page = client.get(f"{roster(districts.child)}?{asked}")
    assert "Hoàng Văn An" not in page.words
    assert "Triệu Mùi Ghến" not in page.words


def test_each_figure_opens_its_rows(client, districts, bring, open_):
    client.sign_in("district_officer")
    bring(districts.child.id)
    page = open_(districts.child.id, gap="no_birth")
    names = [cell.get_text(" ", strip=True) for cell in page.soup.select("td.main a")]
    assert names == ["Triệu Mùi Ghến"]
    assert "Thiếu năm sinh" in page.soup.select_one(".chips").get_text()


@pytest.mark.parametrize("name", ["other_officer", "other_leader", "agency", "outsider"])
def test_another_unit_s_roster_is_not_there(client, districts, bring, open_, name):
    client.sign_in("district_officer")
    bring(districts.child.id)
    client.sign_in(name)
    assert client.get(roster(districts.child)).status == 404
    assert open_(districts.child.id).status == 404


def test_upward_a_unit_sees_and_writes_its_own_rows_only(client, session, world, districts, bring):
    client.sign_in("other_officer")
    bring(districts.parent.id, f"{HEAD}\n1\tVi Văn Khác\t1970\tNam\tTày\tx\tChọn cử\t")
    client.sign_in("district_officer")
    page = bring(districts.parent.id)
    assert "Vi Văn Khác" not in page.words
    found = rows_of(session, districts.parent)
    assert {row.unit.name for row in found.values()} == {"huyện Tràng Định", "huyện Văn Lãng"}
    other = found["Vi Văn Khác"]
    assert client.get(f"/delegates/{other.id}/edit").status == 404
    assert client.post(f"/delegates/{other.id}/remove").status == 404
    own = found["Hoàng Văn An"]
    fields = client.get(f"/delegates/{own.id}/edit")
    assert fields.status == 200


def test_rows_that_name_another_unit_are_refused_whole(client, session, districts, paste):
    client.sign_in("district_officer")
    page = paste(
        districts.parent.id, f"{LIST}\n5\tVi Văn Khác\t1970\tNam\tTày\tx\t\thuyện Văn Lãng"
    )
    assert "là đơn vị khác" in page.words
    action = str(page.form("/commit")["action"])
    assert client.post(action, page.fields("/commit")).status == 409
    assert rows_of(session, districts.parent) == {}


def test_the_province_brings_rows_of_all_units_and_knows_them_by_name(
    client, session, districts, bring
):
    client.sign_in("standing_agency")
    text = (
        f"{HEAD}\n"
        "1\tVi Văn Một\t1970\tNam\tTày\tx\t\tVăn Lãng\n"
        "2\tVi Văn Hai\t1971\tNam\tTày\tx\t\tUBND huyện Tràng Định\n"
        "3\tVi Văn Ba\t1972\tNam\tTày\tx\tĐương nhiên\tBan Dân tộc tỉnh\n"
        "4\tVi Văn Bốn\t1973\tNam\tTày\tx\t\tHội nào đó\n"
    )
    bring(districts.parent.id, text)
    units = {name: row.unit.name for name, row in rows_of(session, districts.parent).items()}
    assert units == {
        "Vi Văn Một": "huyện Văn Lãng",
        "Vi Văn Hai": "huyện Tràng Định",
        "Vi Văn Ba": "Ban Dân tộc tỉnh",
        "Vi Văn Bốn": "tỉnh Lạng Sơn",
    }


def test_a_delegate_is_added_changed_removed_and_put_back(client, session, districts, open_):
    client.sign_in("district_officer")
    address = roster(districts.child)
    fields = client.get(f"{address}/new").fields("/new")
    wrong = client.post(f"{address}/new", fields | {"full_name": "Lý Thị Na", "birth": "85"})
    assert wrong.status == 422
    assert any("1985" in error for error in wrong.errors())
    made = client.post(
        f"{address}/new", fields | {"full_name": "Lý Thị Na", "birth": "3/1985", "ethnic": "Dao"}
    )
    assert made.status == 303
    row = rows_of(session, districts.child)["Lý Thị Na"]
    assert (row.birth_year, row.ethnic, row.kind) == (1985, "Dao", "ex_officio")
    closed = client.get(f"/delegates/{row.id}/edit")
    assert "Dao" not in closed.words
    sent = client.post(closed.form("/open")["action"], closed.fields("/open"))
    page = client.get(sent.location)
    saved = client.post(
        f"/delegates/{row.id}/edit", page.fields("/edit") | {"ethnic": "Tày", "is_party": "1"}
    )
    assert saved.status == 303
    [entry] = session.scalars(sa.select(JournalEntry).where(JournalEntry.verb == "updated"))
    told = {one["field"]: (one["old"], one["new"]) for one in entry.changes}
    assert told == {"ethnic": ("•••", "•••"), "is_party": (None, "•••")}
    gone = client.post(f"/delegates/{row.id}/remove", {"reason": "Chuyển công tác"})
    assert gone.status == 303
    assert rows_of(session, districts.child) == {}
    assert "Chuyển công tác" in client.get(f"{address}/removed").words
    assert client.post(f"/delegates/{row.id}/restore").status == 303
    assert list(rows_of(session, districts.child)) == ["Lý Thị Na"]


def test_two_people_on_one_delegate_meet_mine_theirs_and_the_base(
    client, session, districts, bring, open_
):
    client.sign_in("district_officer")
    bring(districts.child.id)
    row = rows_of(session, districts.child)["Hoàng Văn An"]
    open_(districts.child.id)
    first = client.get(f"/delegates/{row.id}/edit").fields("/edit")
    second = dict(first)
    assert client.post(f"/delegates/{row.id}/edit", first | {"note": "A"}).status == 303
    met = client.post(f"/delegates/{row.id}/edit", second | {"note": "B"})
    assert met.status == 409
    assert {"A", "B"} <= set(met.words.split())


def test_the_leader_reads_and_prints_and_does_not_write(client, districts, bring, open_):
    client.sign_in("district_officer")
    bring(districts.child.id)
    client.sign_in("district_leader")
    assert "Nùng" in open_(districts.child.id).words
    assert client.get(f"{roster(districts.child)}/print").status == 200
    for place in ("new", "paste", "import"):
        assert client.get(f"{roster(districts.child)}/{place}").status == 403


def test_the_province_reads_a_child_s_roster_and_leaves_writing_to_it(
    client, districts, bring, open_
):
    client.sign_in("district_officer")
    bring(districts.child.id)
    client.sign_in("standing_agency")
    assert "Nùng" in open_(districts.child.id).words
    assert client.get(f"{roster(districts.child)}/new").status == 403


def test_the_home_of_an_officer_leads_to_the_lists_to_be_filled(client, districts, bring):
    client.sign_in("district_officer")
    home = client.get("/")
    assert roster(districts.child) in home.links()
    assert roster(districts.parent) in home.links()
    bring(districts.child.id)
    assert "4 người, 1 người thiếu năm sinh" in client.get("/").words
    assert roster(districts.child) not in client.sign_in("district_leader").get("/").links()


def test_a_roster_costs_the_same_few_statements_however_long_it_is(client, districts, bring):
    client.sign_in("district_officer")
    bring(districts.child.id, f"{HEAD}\n1\tVi Văn Một\t1970\tNam\tTày\tx\t\t")
    with count_queries() as few:
        client.get(roster(districts.child))
    more = (f"{n}\tVi Văn Số {n}\t{1930 + n}\tNam\tTày\tx\t\txã {n}" for n in range(2, 60))
    bring(districts.child.id, "\n".join((HEAD, *more)))
    with count_queries() as many:
        client.get(roster(districts.child))
    assert len(many) == len(few) <= 30


def test_a_roster_costs_the_same_however_many_stand_below_it(client, session, districts, world):
    client.sign_in("standing_agency").get(roster(districts.parent))
    with count_queries() as few:
        assert client.get(roster(districts.parent)).status == 200
    for number in range(3):
        name = f"below{number}"
        world.units[name] = unit(
            world, f"19{number}", "huyen", f"huyện {name}", world.units["province"]
        )
        session.add(world.units[name])
        make_child(session, world, f"XX-{number}", name, None)
    session.commit()
    with count_queries() as many:
        client.get(roster(districts.parent))
    assert len(many) == len(few)
