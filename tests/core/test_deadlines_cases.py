"""Deadlines of five real provinces, of the notice of 15/3/2024 and of the domain's list."""

from datetime import date, time

import pytest

from congress.core.deadlines import Context, Kind, parse

LANG_SON = Context(date(2024, 5, 20), year=2024, d_day=date(2024, 11, 19))


def day(written):
    month_day, year = written.rsplit("/", 1)
    found, month = month_day.split("/")
    return date(int(year), int(month), int(found))


CASES = [
    ("Lạng Sơn", "dự kiến 13 - 14/11/2024 (công bố giữa tháng 10/2024)", "range", "13/11", "14/11"),
    ("Lạng Sơn", "13 - 14/11/2024", "range", "13/11", "14/11"),
    ("Lạng Sơn", "ngày 18/11/2024", "fixed", None, "18/11"),
    ("Lạng Sơn", "18/11/2024", "fixed", None, "18/11"),
    ("Lạng Sơn", "19/11", "fixed", None, "19/11"),
    ("Điện Biên", "27 - 28/5/2024", "range", "27/5", "28/5"),
    ("Điện Biên", "27/5-28/5/2024", "range", "27/5", "28/5"),
    ("Điện Biên", "xong trước ngày 30/6/2024", "before", None, "30/6"),
    ("Điện Biên", "ngày 27 tháng 8 năm 2024", "fixed", None, "27/8"),
    ("Điện Biên", "29/10/2024", "fixed", None, "29/10"),
    ("Điện Biên", "07 - 08/11; kế hoạch ghi xong trước ngày 30/11/2024", "range", "7/11", "8/11"),
    ("Điện Biên", "xong trước 12/6/2024", "before", None, "12/6"),
    ("Hòa Bình", "ngày 27/3", "fixed", None, "27/3"),
    ("Hòa Bình", "xong trước ngày 30/6/2024", "before", None, "30/6"),
    ("Hòa Bình", "16 - 17/5", "range", "16/5", "17/5"),
    ("Hòa Bình", "18-19/6/2024", "range", "18/6", "19/6"),
    (
        "Hòa Bình",
        "dự kiến 14 - 15/11/2024; kế hoạch tháng 3 ghi xong trước 30/11/2024",
        "range",
        "14/11",
        "15/11",
    ),
    ("Kon Tum", "trước ngày 30/6/2024", "before", None, "30/6"),
    ("Kon Tum", "dự kiến ngày 25/6/2024", "fixed", None, "25/6"),
    ("Kon Tum", "10/10/2024", "fixed", None, "10/10"),
    ("Quảng Nam", "1&2/4/2024", "range", "1/4", "2/4"),
    ("Quảng Nam", "từ ngày 01/4 đến ngày 02/4/2024", "range", "1/4", "2/4"),
    ("Quảng Nam", "trước 30/6/2024", "before", None, "30/6"),
    ("Quảng Nam", "ngày 22/5", "fixed", None, "22/5"),
    ("Quảng Nam", "dự kiến 18 - 19/9/2024", "range", "18/9", "19/9"),
    ("notice", "hoàn thành, báo cáo UBND tỉnh trong tháng 3/2024", "month", "1/3", "31/3"),
    ("notice", "trong tháng 3/2024", "month", "1/3", "31/3"),
    ("notice", "Ngày 15/3/2024", "fixed", None, "15/3"),
    ("domain", "trước ngày 30/6/2024", "before", None, "30/6"),
    ("domain", "đến hết ngày 30/6/2024", "latest", None, "30/6"),
    ("domain", "chậm nhất ngày 30/6/2024", "latest", None, "30/6"),
    ("domain", "ngày 14/10/2024", "fixed", None, "14/10"),
    ("domain", "từ ngày 15 đến 30/6", "range", "15/6", "30/6"),
    ("domain", "trong tháng 6/2024", "month", "1/6", "30/6"),
    ("domain", "tháng 9", "month", "1/9", "30/9"),
    ("domain", "đầu tháng 11", "about", "1/11", "10/11"),
    ("domain", "giữa tháng 10/2024", "about", "11/10", "20/10"),
    ("domain", "trung tuần tháng 10", "about", "11/10", "20/10"),
    ("domain", "cuối tháng 2", "about", "21/2", "29/2"),
    ("domain", "quý IV", "quarter", "1/10", "31/12"),
    ("domain", "05 ngày trước Đại hội", "relative", None, "14/11"),
    ("domain", "05 ngày làm việc trước Đại hội", "relative", None, "12/11"),
]


@pytest.mark.parametrize(("place", "phrase", "kind", "start", "due"), CASES)
def test_a_deadline_of_a_real_plan_reads_right(place, phrase, kind, start, due):
    found = parse(phrase, LANG_SON)
    expected = start and day(f"{start}/2024"), day(f"{due}/2024")
    assert (found.kind, found.start, found.due) == (kind, *expected)


def test_a_meeting_of_the_year_before_keeps_its_year():
    found = parse("ngày 27/12/2023", LANG_SON)
    assert (found.kind, found.due, found.inferred) == (Kind.FIXED, date(2023, 12, 27), False)


def test_a_phrase_without_year_in_the_plan_of_2023_is_of_2023():
    found = parse("27/12", Context(date(2024, 1, 5), year=2023))
    assert (found.due, found.inferred) == (date(2023, 12, 27), True)


def test_an_hour_belongs_to_its_day():
    found = parse("15h ngày 18/10", LANG_SON)
    assert (found.due, found.hour) == (date(2024, 10, 18), time(15))


@pytest.mark.parametrize(
    "text",
    [
        "đạt 58,35% kế hoạch",
        "danh sách 47 xã và 47 thôn",
        "giai đoạn 2021 - 2025",
        "4 nhiệm vụ trọng tâm năm 2024 đảm bảo tiến độ, chất lượng",
        "Nghị quyết số 111/2024/QH15 ngày 18/01/2024 của Quốc hội",
        "tại Công văn số 234/UBND-KT ngày 22/02/2024 về việc triển khai",
        "10/22 xã",
        "Hội trường 24/3",
        "911/KH-BCĐ",
    ],
)
def test_a_number_of_the_notice_is_not_taken_for_a_deadline(text):
    assert parse(text, LANG_SON).kind is Kind.NONE
