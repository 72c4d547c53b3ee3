"""Pure rules: transitions, locks, periods, numbers, the check, differences."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.districts.rules import Clash, ClashKind
from congress.reporting.models import Cadence, FieldKind, LockReason, ReportField, ReportState
from congress.reporting.rules import checking, schedule, sheets, states
from congress.reporting.rules.checking import Context
from congress.reporting.rules.schedule import Span
from congress.reporting.rules.states import Times
from congress.reporting.rules.ticks import Tick, tick

NOW = datetime(2024, 5, 20, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
TODAY = Context(today=date(2024, 5, 20), planned_on=date(2024, 6, 12), last={"tb": "5"})
DRAFT, SENT, RETURNED = ReportState.DRAFT, ReportState.SENT, ReportState.RETURNED


def asked(kind=FieldKind.TEXT, code="tb", **more):
    return ReportField(code=code, kind=kind, label=code, **more)


def sentences(field, **sheet):
    return [one.sentence for one in checking.check([field], sheet, TODAY)]


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        ("draft", "with_leader", True),
        ("draft", "sent", False),
        ("with_leader", "sent", True),
        ("with_leader", "draft", True),
        ("sent", "accepted", True),
        ("sent", "returned", True),
        ("returned", "with_leader", True),
        ("returned", "accepted", False),
        ("accepted", "sent", False),
        ("accepted", "returned", True),
    ],
)
def test_a_report_goes_from_the_officer_to_the_leader_to_the_province(old, new, may):
    assert states.can_follow(ReportState(old), ReportState(new)) is may


def test_after_the_cut_off_nothing_is_sent_but_on_leave_and_while_it_lasts():
    passed = Times(cutoff_at=NOW - HOUR)
    leave = Times(cutoff_at=NOW - HOUR, leave_until=NOW + HOUR)
    assert states.send_lock(passed, NOW) is LockReason.CUT_OFF
    assert states.send_lock(leave, NOW) is None
    assert states.send_lock(leave, NOW + 2 * HOUR) is LockReason.CUT_OFF


def test_a_draft_is_written_on_after_the_cut_off():
    assert states.write_lock(DRAFT, Times(cutoff_at=NOW - HOUR), NOW) is None


def test_what_was_returned_is_sent_again_after_the_cut_off():
    times = Times(cutoff_at=NOW - HOUR)
    assert states.send_lock(times, NOW, first_sent_at=NOW - 2 * HOUR) is None


def test_a_closed_period_takes_nothing_but_on_leave():
    closed = Times(cutoff_at=NOW + HOUR, closed_at=NOW)
    assert states.lock(RETURNED, closed, NOW, first_sent_at=NOW - HOUR) is LockReason.CLOSED
    opened = Times(cutoff_at=NOW + HOUR, closed_at=NOW, leave_until=NOW + HOUR)
    assert states.lock(DRAFT, opened, NOW) is None


def test_what_was_sent_is_locked_for_its_writers():
    assert states.lock(SENT, Times(cutoff_at=NOW + HOUR), NOW) is LockReason.SENT


def test_every_lock_names_who_opens_it():
    assert set(states.OPENERS) == set(LockReason)


def test_weekly_periods_end_on_the_day_of_the_cut_off():
    found = schedule.spans(Cadence.WEEKLY, 4, date(2024, 5, 20), date(2024, 6, 3))
    assert found == [
        Span(date(2024, 5, 18), date(2024, 5, 24)),
        Span(date(2024, 5, 25), date(2024, 5, 31)),
    ]


def test_a_month_that_is_shorter_ends_on_its_last_day():
    found = schedule.spans(Cadence.MONTHLY, 31, date(2024, 2, 1), date(2024, 3, 31))
    assert found == [
        Span(date(2024, 2, 1), date(2024, 2, 29)),
        Span(date(2024, 3, 1), date(2024, 3, 31)),
    ]


def test_what_is_due_once_has_one_period_of_just_these_days():
    found = schedule.spans(Cadence.ONCE, 0, date(2024, 6, 12), date(2024, 6, 20))
    assert found == [Span(date(2024, 6, 12), date(2024, 6, 20))]


@given(
    st.sampled_from([Cadence.WEEKLY, Cadence.FORTNIGHTLY, Cadence.MONTHLY]),
    st.integers(1, 31),
    st.dates(date(2024, 1, 1), date(2025, 12, 31)),
    st.integers(0, 400),
)
def test_periods_follow_each_other_without_gap_or_overlap(cadence, day, since, days):
    day = day if cadence is Cadence.MONTHLY else day % 7
    found = schedule.spans(cadence, day, since, since + timedelta(days=days))
    for one, following in pairwise(found):
        assert following.starts_on == one.ends_on + timedelta(days=1)
    assert all(since <= one.ends_on <= since + timedelta(days=days) for one in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("1.250", 1250), ("12,5", 12.5), ("12.5", 12.5), ("0", 0), ("1.250.000", 1250000)],
)
def test_numbers_are_read_as_they_are_written_here(text, wanted):
    assert float(sheets.number(text)) == wanted


@pytest.mark.parametrize(
    "text", ["", "ba", "１２", "1e9", "-5", "NaN", "1_000", "1.25.0", "9" * 20]
)
def test_what_is_no_number_is_refused(text):
    assert sheets.number(text) is None


def test_the_check_wants_what_is_required():
    assert sentences(asked(is_required=True)) == ["Ô này cần được điền."]
    assert sentences(asked()) == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.NUMBER, "ba"),
        (FieldKind.DATE, "31/2/2024"),
        (FieldKind.YES_NO, "maybe"),
    ],
)
def test_the_check_reads_each_kind(kind, value):
    assert len(sentences(asked(kind), tb=value)) == 1


def test_a_choice_is_one_of_those_offered():
    field = asked(FieldKind.CHOICE, choices=["Chưa", "Xong"])
    assert sentences(field, tb="Xong") == []
    assert len(sentences(field, tb="Khác")) == 1


def test_a_paper_needs_number_day_and_subject_and_is_not_of_tomorrow():
    field = asked(FieldKind.PAPER)
    assert sentences(field, tb="12/QĐ") == ["Văn bản cần đủ số, ngày và trích yếu."]
    whole = {"tb": "12/QĐ", "tb__on": "21/05/2024", "tb__subject": "Thành lập"}
    assert sentences(field, **whole) == ["Ngày văn bản không thể sau hôm nay."]
    assert sentences(field, **whole | {"tb__on": "20/05/2024"}) == []


@pytest.mark.parametrize(
    ("kind", "warns", "value"),
    [
        (FieldKind.NUMBER, "max:150", "151"),
        (FieldKind.NUMBER, "whole", "2,5"),
        (FieldKind.NUMBER, "min:3", "2"),
        (FieldKind.NUMBER, "not_less", "4"),
        (FieldKind.DATE, "not_past", "19/05/2024"),
        (FieldKind.DATE, "not_future", "21/05/2024"),
        (FieldKind.DATE, "planned", "13/06/2024"),
    ],
)
def test_a_warning_stands_until_it_is_explained(kind, warns, value):
    field = asked(kind, warns=warns)
    [found] = checking.check([field], {"tb": value}, TODAY)
    assert not found.is_error
    assert found.sentence.format(**found.values)
    assert checking.check([field], {"tb": value, "tb__why": "đã duyệt"}, TODAY) == []


def test_an_error_is_not_explained_away():
    assert sentences(asked(FieldKind.NUMBER), tb="ba", tb__why="vì thế") != []


def test_a_paper_without_its_scan_asks_for_a_word():
    field = asked(FieldKind.PAPER, warns="file")
    whole = {"tb": "12/QĐ", "tb__on": "20/05/2024", "tb__subject": "Thành lập"}
    assert len(sentences(field, **whole)) == 1
    with_file = Context(today=TODAY.today, with_file={"tb"})
    assert checking.check([field], whole, with_file) == []


@pytest.mark.parametrize("kind", ClashKind)
def test_a_bad_day_for_the_congress_asks_for_a_word(kind):
    clash = Clash(kind, child_id=1, day=date(2024, 6, 15), about="Nông Quốc Hưng")
    context = Context(today=TODAY.today, clashes=[clash])
    field = asked(FieldKind.DATE, warns="clash")
    [found] = checking.check([field], {"tb": "15/06/2024"}, context)
    assert not found.is_error
    assert found.sentence.format(**found.values)
    assert checking.check([field], {"tb": "15/06/2024", "tb__why": "Đã xin ý kiến"}, context) == []


def test_only_known_rules_are_taken():
    assert checking.is_rule("planned max:150")
    assert not checking.is_rule("max")
    assert not checking.is_rule("often")


def test_differences_are_told_in_words():
    fields = [asked(FieldKind.YES_NO, "a"), asked(FieldKind.NUMBER, "b")]
    [found] = sheets.changes(fields, {"a": "no", "b": "3"}, {"a": "yes", "b": "3"})
    assert (found.old, found.new) == ("Không", "Có")


def test_a_section_is_done_lacking_or_left_empty():
    field = asked(FieldKind.NUMBER, is_required=True)
    free = asked(FieldKind.TEXT, "b")
    lacking = checking.check([field], {}, TODAY)
    assert tick([field], {}, lacking).lacking == 1
    assert tick([field], {"tb": "3"}, []).tick is Tick.DONE
    assert tick([free], {}, lacking).tick is Tick.EMPTY
