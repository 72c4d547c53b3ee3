"""What a roster lacks: shares, missing fields, allocations, repeated persons, soft limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.delegates.models import Allocation, Delegate, DelegateKind, Sex, Structure
from congress.delegates.rules import gaps
from congress.delegates.rules.gaps import Gap, Seen

KINDS = st.sampled_from(list(DelegateKind))


def delegate(number=1, **values):
    plain = {
        "full_name": f"Người {number}", "unit_id": 1, "sender": "", "kind": DelegateKind.CHOSEN,
        "ethnic": "Tày", "religion": "", "sector": "", "is_prestigious": False, "birth_year": 1980,
        "sex": Sex.MALE, "is_party": False, "education": "12/12", "profession": "Đại học",
        "theory": "Trung cấp", "occupation": "Nông dân",
    }  # fmt: skip
    return Delegate(id=number, **(plain | values))


def of(rows, **more):
    asked = {"year": 2024, "present": (), "allocations": (), "repeated": (), "cap": 150}
    return gaps.gaps_of(rows, **(asked | more))


def test_shares_are_of_official_delegates_and_guests_stand_apart():
    rows = [
        delegate(1, sex=Sex.FEMALE, birth_year=1989, is_party=True),
        delegate(2, is_prestigious=True),
        delegate(3, kind=DelegateKind.GUEST, sex=Sex.FEMALE, is_party=True),
    ]
    found = of(rows)
    assert (found.total, found.official, found.guests) == (3, 2, 1)
    assert {share.gap: (share.count, share.percent) for share in found.shares} == {
        Gap.WOMEN: (1, 50.0),
        Gap.YOUNG: (1, 50.0),
        Gap.PARTY: (1, 50.0),
        Gap.PRESTIGIOUS: (1, 50.0),
    }
    assert found.has_many_guests


@pytest.mark.parametrize(
    ("born", "young"), [(1989, True), (1988, False), (2009, True), (None, False)]
)
def test_young_is_35_or_less_in_the_year_of_the_congress(born, young):
    assert gaps.is_young(delegate(birth_year=born), 2024) is young


def test_each_missing_field_is_counted_and_unknown_is_not_no():
    rows = [
        delegate(1, birth_year=None, is_party=None, theory=""),
        delegate(2, is_party=False),
    ]
    missing = of(rows).missing
    assert missing[Gap.NO_BIRTH] == missing[Gap.NO_PARTY] == missing[Gap.NO_THEORY] == 1
    assert missing[Gap.NO_SEX] == missing[Gap.NO_OCCUPATION] == 0


def test_a_group_that_is_there_only_as_a_guest_has_no_delegate():
    rows = [delegate(1, ethnic="Tày"), delegate(2, ethnic="Dao", kind=DelegateKind.GUEST)]
    assert of(rows, present=("Tày", "Dao", "Mông")).without_delegate == ("Dao", "Mông")


def allocation(structure=Structure.OFFICIAL, number=2, **values):
    plain = {"unit_id": None, "sender": "", "detail": ""}
    return Allocation(structure=structure, number=number, **(plain | values))


def test_over_and_under_the_allocation_by_place():
    rows = [delegate(n, sender="xã Tri Phương") for n in range(1, 5)]
    rows.append(delegate(9, sender="Chí Minh"))
    found = of(
        rows,
        allocations=(
            allocation(sender="Tri Phương", number=2),
            allocation(sender="xã Chí Minh", number=3),
        ),
    )
    assert [(fill.actual, fill.over) for fill in found.fills] == [(4, 2), (1, -2)]
    assert (found.over, found.under) == (2, 2)


def test_the_number_of_the_whole_congress_is_not_counted_beside_those_of_its_places():
    rows = [delegate(1, sender="xã Tri Phương")]
    whole = allocation(number=250)
    assert of(rows, allocations=(whole,)).under == 249
    found = of(rows, allocations=(whole, allocation(sender="Tri Phương", number=3)))
    assert (found.over, found.under) == (0, 2)


def test_what_is_asked_at_least_is_never_over():
    rows = [delegate(n, sex=Sex.FEMALE) for n in range(1, 5)]
    women = allocation(Structure.WOMEN, 2)
    dao = allocation(Structure.ETHNIC, 1, detail="Dao")
    found = of(rows, allocations=(women, dao))
    assert [fill.over for fill in found.fills] == [0, -1]


@pytest.mark.parametrize(("rank", "cap"), [(0, None), (1, 250), (2, 150), (3, 150)])
def test_the_soft_limit_goes_by_the_level(rank, cap):
    assert gaps.cap_of(rank) == cap


def test_limits_warn():
    rows = [delegate(n) for n in range(1, 152)]
    assert of(rows).is_over_cap
    assert not of(rows, cap=None).is_over_cap


def seen(number, name="Hoàng Văn An", year=1985, unit="A", congress_id=1):
    return Seen(number, name, year, unit, congress_id)


def test_one_person_in_two_units_is_told_however_the_name_is_written():
    rows = [
        seen(1),
        seen(2, name="Hoang Van  An", unit="B"),
        seen(3, name="Hoàng Văn Ấn", unit="C"),
    ]
    [told] = gaps.duplicates(rows, 1)
    assert (told.ids, told.units) == ((1, 2, 3), ("A", "B", "C"))


def test_a_namesake_of_another_year_or_of_unknown_year_is_not_told():
    assert gaps.duplicates([seen(1), seen(2, year=1986, unit="B")], 1) == ()
    assert gaps.duplicates([seen(1), seen(2, year=None, unit="B")], 1) == ()


def test_who_is_sent_upward_by_the_own_unit_is_no_repetition():
    rows = [seen(1, congress_id=1), seen(2, congress_id=2)]
    assert gaps.duplicates(rows, 1) == ()
    twice = [*rows, seen(3, congress_id=1)]
    assert gaps.duplicates(twice, 1)[0].ids == (1, 3)


@given(st.lists(KINDS, max_size=12))
def test_kinds_sum_to_the_total_and_every_figure_counts_the_rows_it_opens(kinds):
    rows = [
        delegate(n, kind=kind, sex=Sex.FEMALE if n % 2 else Sex.MALE, birth_year=1970 + 3 * n)
        for n, kind in enumerate(kinds, start=1)
    ]
    found = of(rows)
    assert sum(found.kinds.values()) == found.total == found.official + found.guests
    for share in found.shares:
        assert share.count == sum(gaps.answers(row, share.gap, 2024) for row in rows)
    for gap, count in found.missing.items():
        assert count == sum(gaps.answers(row, gap, 2024) for row in rows)
