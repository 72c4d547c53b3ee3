"""Two lists of members side by side: who joined, left, changed, by which decisions."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from congress.congresses.models import MemberRole, Membership
from congress.congresses.rules import Decided, Decision, compare, decisions_between, sits_on

MARCH, APRIL, MAY, JUNE = (date(2024, month, 1) for month in (3, 4, 5, 6))
FOUNDING = Decision("236/QĐ-UBND", MARCH)
RENEWING = Decision("612/QĐ-UBND", MAY)


def seat(number, person, start=MARCH, end=None, *, paper=FOUNDING, role=MemberRole.MEMBER, post=""):
    return Membership(
        id=number,
        person_id=person,
        role=role,
        post=post,
        from_on=start,
        until_on=end,
        decision_number=paper.number if paper else "",
        decision_on=paper.on if paper else None,
    )


def people(turns):
    return [(turn.after or turn.before).person_id for turn in turns]


def test_who_replaces_whom_by_one_decision():
    seats = [seat(1, 10), seat(2, 11, end=MAY), seat(3, 12, MAY, paper=RENEWING)]
    found = compare(seats, APRIL, JUNE, {})
    assert (people(found.joined), people(found.left), found.changed) == ([12], [11], ())
    assert [turn.decision for turn in (*found.joined, *found.left)] == [RENEWING, RENEWING]
    assert found.decisions == (Decided(RENEWING, came=1, went=1),)
    assert (found.before_count, found.after_count) == (2, 2)


def test_the_recorded_decision_of_an_end_goes_before_the_one_of_the_same_day():
    seats = [seat(2, 11, end=MAY), seat(3, 12, MAY, paper=RENEWING)]
    own = Decision("88/QĐ-UBND", MAY)
    assert compare(seats, APRIL, JUNE, {2: own}).left[0].decision == own


def test_an_end_without_any_paper_says_none():
    found = compare([seat(2, 11, end=MAY)], APRIL, JUNE, {})
    assert found.left[0].decision is None
    assert found.decisions == (Decided(None, came=0, went=1),)


def test_a_new_role_or_post_is_a_change_and_no_coming_or_going():
    seats = [
        seat(1, 10, end=MAY),
        seat(2, 10, MAY, paper=RENEWING, role=MemberRole.DEPUTY),
        seat(3, 11, end=MAY, post="Phó Giám đốc"),
        seat(4, 11, MAY, paper=RENEWING, post="Giám đốc"),
        seat(5, 12, end=MAY),
        seat(6, 12, MAY, paper=RENEWING),
    ]
    found = compare(seats, APRIL, JUNE, {})
    assert (people(found.changed), found.joined, found.left) == ([10, 11], (), ())
    assert found.changed[0].before.role is MemberRole.MEMBER
    assert found.decisions == (Decided(RENEWING, changed=3),)
    assert (found.changed[0].after.role, found.changed[0].day) == (MemberRole.DEPUTY, MAY)


def test_who_came_and_went_in_between_is_named_apart():
    found = compare([seat(1, 10, APRIL, MAY)], MARCH, JUNE, {})
    assert (people(found.passed), found.joined, found.left) == ([10], (), ())


def test_who_changed_role_before_leaving_left_on_the_last_day():
    seats = [seat(1, 10, end=APRIL), seat(2, 10, APRIL, MAY, role=MemberRole.DEPUTY)]
    assert [turn.day for turn in compare(seats, MARCH, JUNE, {}).left] == [MAY]


def test_the_first_day_itself_is_no_change_and_the_last_day_is():
    seats = [seat(1, 10, MARCH), seat(2, 11, JUNE, paper=RENEWING)]
    assert people(compare(seats, MARCH, JUNE, {}).joined) == [11]
    assert compare(seats, MARCH, JUNE - timedelta(days=1), {}).joined == ()


def test_the_papers_of_a_list_are_those_until_its_day():
    seats = [seat(1, 10), seat(2, 11, end=MAY), seat(3, 12, MAY, paper=RENEWING)]
    assert [one.decision for one in decisions_between(seats, None, APRIL, {})] == [FOUNDING]
    assert [one.decision for one in decisions_between(seats, None, MAY, {})] == [FOUNDING, RENEWING]


days = st.dates(date(2024, 1, 1), date(2024, 3, 1))


@st.composite
def committees(draw):
    """Seats of some persons, none of whom holds two at a time; ends may be open."""
    seats = []
    for person in range(draw(st.integers(0, 5))):
        marks = sorted(draw(st.sets(days, max_size=5)))
        ends = [*marks[1::2], None]
        for start, end in zip(marks[::2], ends, strict=False):
            role = draw(st.sampled_from(MemberRole))
            seats.append(seat(len(seats) + 1, person, start, end, role=role))
    return seats


@given(committees(), days, days)
def test_the_counts_close(seats, one, other):
    first, last = sorted((one, other))
    found = compare(seats, first, last, {})
    on_first = {s.person_id for s in seats if sits_on(s, first)}
    on_last = {s.person_id for s in seats if sits_on(s, last)}
    assert found.before_count + len(found.joined) - len(found.left) == found.after_count
    assert set(people(found.joined)) == on_last - on_first
    assert set(people(found.left)) == on_first - on_last
    assert set(people(found.changed)) <= on_first & on_last
    assert not set(people(found.passed)) & (on_first | on_last)
    for turn in (*found.joined, *found.left, *found.changed):
        assert first < turn.day <= last
