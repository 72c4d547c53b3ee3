"""Allocations and the groups that should be there: written by who writes the whole roster."""

import pytest

from congress.delegates.models import Structure
from tests.delegates.conftest import HEAD


def allocate(client, congress, **fields):
    address = f"/congresses/{congress.id}/allocation/new"
    plain = {"unit_id": "", "sender": "", "structure": "official", "detail": "", "number": "2"}
    return client.post(address, client.get(address).fields("/new") | plain | fields)


def page_of(client, congress):
    return client.get(f"/congresses/{congress.id}/allocation")


def test_over_and_under_open_the_rows_behind_them(client, districts, bring):
    client.sign_in("district_officer")
    bring(districts.child.id)
    assert allocate(client, districts.child, sender="Tri Phương", number="1").status == 303
    page = page_of(client, districts.child)
    assert "vượt 1" in page.words
    [link] = [address for address in page.links() if "allocation=" in address]
    shown = client.get(link)
    assert "Hoàng Văn An" in shown.words
    assert "Nông Thị Bích" not in shown.words


def test_an_allocation_is_changed_and_taken_away(client, districts):
    client.sign_in("district_officer")
    allocate(client, districts.child, structure="ethnic", detail="H'mông")
    page = page_of(client, districts.child)
    assert "Mông" in page.words
    [link] = [address for address in page.links() if address.endswith("/edit")]
    fields = client.get(link).fields("/edit")
    assert client.post(link, fields | {"number": "7"}).status == 303
    assert "thiếu 7" in page_of(client, districts.child).words
    assert client.post(link.replace("/edit", "/remove")).status == 303
    assert "Chưa phân bổ đại biểu" in page_of(client, districts.child).words


@pytest.mark.parametrize(
    "fields", [{"structure": "ethnic"}, {"structure": "ethnic", "detail": "Lạ"}]
)
def test_a_group_is_named_by_the_official_list(client, districts, fields):
    client.sign_in("district_officer")
    refused = allocate(client, districts.child, **fields)
    assert refused.status == 422
    assert refused.errors()


def test_one_place_has_one_number_for_a_structure(client, districts):
    client.sign_in("district_officer")
    assert allocate(client, districts.child, sender="xã Tri Phương").status == 303
    again = allocate(client, districts.child, sender="Tri Phương", number="9")
    assert again.status == 422


def test_a_unit_sees_its_own_number_of_the_province_and_no_other(client, world, districts):
    client.sign_in("standing_agency")
    for place, number in (("district", "17"), ("other_district", "19")):
        allocate(client, districts.parent, unit_id=str(world.units[place].id), number=number)
    client.sign_in("district_officer")
    page = page_of(client, districts.parent)
    assert "17" in page.words
    assert "huyện Văn Lãng" not in page.words
    assert client.get(f"/congresses/{districts.parent.id}/allocation/new").status == 403


def test_groups_are_chosen_for_the_province_and_hold_below_it(client, districts, bring):
    client.sign_in("standing_agency")
    address = f"/congresses/{districts.parent.id}/allocation/groups"
    sent = client.post(address, client.get(address).fields("/groups") | {"groups": ["Dao", "Hoa"]})
    assert sent.status == 303
    client.sign_in("district_officer")
    page = bring(districts.child.id)
    assert "Chưa có đại biểu : Hoa" in page.words.replace("đại biểu:", "đại biểu :")
    assert "Dao" not in page.words


def test_one_person_in_two_units_is_told_to_the_province_only(client, districts, bring):
    row = "1\tHoàng Văn An\t1985\tNam\tTày\tx\tChọn cử\t"
    client.sign_in("district_officer")
    bring(districts.child.id, f"{HEAD}\n{row}")
    client.sign_in("other_officer")
    page = bring(districts.other.id, f"{HEAD}\n{row.replace('Hoàng Văn An', 'Hoang Van An')}")
    assert "Tràng Định" not in page.words
    client.sign_in("standing_agency")
    page = client.get(f"/congresses/{districts.parent.id}/delegates")
    assert "huyện Tràng Định, huyện Văn Lãng" in page.words


def test_every_structure_can_be_allocated(client, districts):
    client.sign_in("district_officer")
    for structure in Structure:
        sent = allocate(client, districts.child, structure=structure.value, detail="Tày")
        assert sent.status == 303
    assert page_of(client, districts.child).status == 200
