import unicodedata
from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from congress.core import dates
from congress.core.deadlines import (
    Context,
    Deadline,
    Kind,
    Offset,
    notes,
    parse,
    render,
)

# The public calendar is loaded at its first use, which takes longer than one example may.
unhurried = settings(deadline=None)

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
CONTEXT = Context(date(2024, 5, 20), year=2024, d_day=date(2024, 11, 19))
DAYS = st.dates(FIRST, LAST)
HOURS = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))
CONTEXTS = st.builds(
    Context,
    st.dates(),
    st.none() | st.integers(1, 9999),
    st.none() | st.dates(),
    strict_before=st.booleans(),
)
VOCABULARY = """trước ngày tháng năm quý tuần thứ sáu hai trong đầu giữa cuối hết đến từ chậm nhất
khoảng dự kiến Đại hội sau khi ngay D làm việc hằng hàng thường xuyên 15h00 8 giờ 30 phút
30/6 30/6/2024 15/3/24 13 14/11/2024 5 10 31/2 2024 II IV 1,5 % - – & , . ; ( ) / : + 6 12 2
hôm nay mai tới này lv trung hạ số 234/UBND-KT theo sáng chiều huyện xong hoàn thành và"""
SOUP = st.lists(st.sampled_from(VOCABULARY.split()), max_size=9).map(" ".join)
PHRASES = st.sampled_from(
    [
        "trước ngày 30/6/2024",
        "Chậm nhất là ngày 15 tháng 3 năm 2024",
        "13 - 14/11/2024",
        "giữa tháng 6",
        "Trong quý II/2024",
        "05 ngày làm việc trước Đại hội",
        "D-15 lv",
        "15h00 ngày 18/10",
        "thứ Sáu tuần sau",
        "tuần thứ hai tháng Sáu",
        "hằng tuần",
        "ngay sau Đại hội",
        "hoàn thành, báo cáo UBND tỉnh trong tháng 3/2024",
        "6 tháng đầu năm",
    ]
)


def meaning(deadline):
    return deadline.kind, deadline.start, deadline.due, deadline.hour, deadline.offset


def reads_back(deadline, context=CONTEXT):
    phrase = render(deadline, strict_before=context.strict_before)
    return meaning(parse(phrase, context)) == meaning(deadline)


@unhurried
@given(st.sampled_from([Kind.FIXED, Kind.BEFORE, Kind.LATEST]), DAYS, HOURS)
def test_a_printed_single_day_is_read_back(kind, due, hour):
    assert reads_back(Deadline("", kind, None, due, hour))


@unhurried
@given(DAYS.filter(lambda day: day < LAST), HOURS)
def test_a_printed_strict_deadline_is_read_back_where_it_is_strict(due, hour):
    strict = replace(CONTEXT, strict_before=True)
    assert reads_back(Deadline("", Kind.BEFORE, None, due, hour), strict)


@unhurried
@given(DAYS, DAYS, HOURS)
def test_a_printed_range_is_read_back(one, other, hour):
    assert reads_back(Deadline("", Kind.RANGE, min(one, other), max(one, other), hour))


@unhurried
@given(st.integers(2000, 2100), st.integers(1, 12))
def test_a_printed_month_is_read_back(year, month):
    start = date(year, month, 1)
    due = (start + timedelta(31)).replace(day=1) - timedelta(1)
    assert reads_back(Deadline("", Kind.MONTH, start, due, None, inferred=True))


@unhurried
@given(st.integers(2000, 2100), st.sampled_from(["I", "II", "III", "IV"]))
def test_a_printed_quarter_is_read_back(year, quarter):
    assert reads_back(parse(f"quý {quarter}/{year}", CONTEXT))


@unhurried
@given(st.integers(2000, 2100), st.integers(1, 12), st.sampled_from(["đầu", "cuối"]))
def test_printed_months_of_a_year_are_read_back(year, length, part):
    found = parse(f"{length} tháng {part} năm {year}", CONTEXT)
    assert found.kind is Kind.QUARTER
    assert reads_back(found)


@unhurried
@given(DAYS, st.integers(0, 400), HOURS)
@example(date(2023, 2, 22), 6, None)
@example(date(2024, 6, 1), 29, None)
@example(date(2024, 1, 1), 365, None)
def test_any_printed_window_is_read_back(start, length, hour):
    due = min(start + timedelta(length), LAST)
    assert reads_back(Deadline("", Kind.ABOUT, start, due, hour if start == due else None))


@unhurried
@given(st.integers(-999, 999), st.booleans(), HOURS, st.booleans())
def test_a_printed_distance_from_the_congress_is_read_back(days, working, hour, strict):
    context = replace(CONTEXT, strict_before=strict)
    at = f"{hour:%Hh%M} " if hour else ""
    written = f"{at}D{-days:+}" + " lv" * working
    found = parse(written, context)
    assert found.offset == Offset(days, working and days != 0)
    assert reads_back(found, context)


@unhurried
@given(st.integers(-99, 99), st.booleans())
def test_a_distance_without_congress_day_waits_for_it(days, working):
    found = parse(f"D{-days:+}" + " lv" * working, Context(CONTEXT.today))
    assert found.kind is Kind.RELATIVE
    assert found.due is None
    assert reads_back(found, Context(CONTEXT.today))


@unhurried
@given(SOUP, st.booleans())
def test_whatever_was_read_is_read_back_from_its_print(phrase, strict):
    context = replace(CONTEXT, strict_before=strict)
    assert reads_back(parse(phrase, context), context)


def is_sound(found):
    inside = found.due is None or FIRST <= found.due <= LAST
    ordered = found.start is None or FIRST <= found.start <= (found.due or LAST)
    return inside and ordered and set(found.to_json()) >= {"kind", "due", "text"}


@unhurried
@given(st.text() | SOUP | st.text("0123456789/.-h dDđĐ&,:ngàytháquýtrước "), CONTEXTS)
@example("\ud800 trước ngày 30/6", CONTEXT)
@example("9" * 5000 + "/6/2024", CONTEXT)
@example("thứ Hai tuần sau", Context(date.max))
@example("D+999", Context(date(2024, 1, 1), d_day=date.max))
@example("999 ngày làm việc trước Đại hội", Context(date(2024, 1, 1), d_day=date.min))
def test_no_text_raises_or_leaves_the_years_of_plans(phrase, context):
    found = parse(phrase, context)
    assert is_sound(found)
    assert isinstance(notes(found, context.calendar), list)


@unhurried
@given(PHRASES, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_the_unicode_form_does_not_matter(phrase, form):
    assert meaning(parse(unicodedata.normalize(form, phrase), CONTEXT)) == meaning(
        parse(phrase, CONTEXT)
    )


@unhurried
@given(PHRASES, st.sampled_from(["  ", "\u00a0", " \t", "\n", "\u3000"]))
def test_the_kind_of_space_does_not_matter(phrase, space):
    spaced = space + phrase.replace(" ", space) + space
    assert meaning(parse(spaced, CONTEXT)) == meaning(parse(phrase, CONTEXT))


@unhurried
@given(PHRASES, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_the_case_does_not_matter(phrase, cased):
    assert meaning(parse(cased(phrase), CONTEXT)) == meaning(parse(phrase, CONTEXT))


@unhurried
@given(DAYS, st.sampled_from([dates.short, dates.long, dates.full, date.isoformat]))
def test_every_printed_date_is_read(day, printed):
    found = parse(printed(day), CONTEXT)
    assert (found.kind, found.due, found.inferred) == (Kind.FIXED, day, False)


@unhurried
@given(
    st.sampled_from([("trước", Kind.BEFORE), ("chậm nhất", Kind.LATEST), ("", Kind.FIXED)]),
    st.sampled_from(["", "hoàn thành ", "dự kiến ", "Hạn: ", "Đại hội huyện xong "]),
    DAYS,
    st.sampled_from("/.-"),
    st.sampled_from(["", ".", "; báo cáo sau", " (Chủ nhật)", " tại Hội trường 24/3"]),
)
def test_marker_date_separator_and_surroundings_combine_freely(marker, lead, day, sign, trail):
    word, kind = marker
    written = sign.join([f"{day.day}", f"{day.month}", f"{day.year}"])
    found = parse(f"{lead}{word} ngày {written}{trail}", CONTEXT)
    assert (found.kind, found.due, found.inferred) == (kind, day, False)


@unhurried
@given(DAYS, st.integers(32, 99), st.integers(13, 99))
def test_an_impossible_day_or_month_is_never_a_date(day, wrong_day, wrong_month):
    assert parse(f"trước ngày {wrong_day}/{day.month}/{day.year}", CONTEXT).due is None
    assert parse(f"trước ngày {day.day}/{wrong_month}/{day.year}", CONTEXT).due is None
