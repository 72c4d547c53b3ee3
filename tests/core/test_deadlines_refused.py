"""Texts that look like deadlines and are none: an unreadable phrase never becomes a date."""

from datetime import date

import pytest

from congress.core.deadlines import Context, Kind, is_readable, parse

CONTEXT = Context(date(2024, 5, 20), year=2024, d_day=date(2024, 11, 19))

REFUSED = """
Công văn số 234/UBND-KT ngày 22/02/2024
Nghị quyết số 111/2024/QH15 ngày 18/01/2024 của Quốc hội
01/HD-BCĐ
58,35%
10/22 xã
12/2024/QĐ-TTg
3/11 huyện
31/2/2024
trước ngày 31/2/2024
30/6/9999
15/13/2024
10/3 âm lịch
trước ngày 25
sau ngày 30/6/2024
từ ngày 15/6/2024
thang sau
25h ngày 18/10/2024
5-7 ngày trước Đại hội
1 tháng trước Đại hội
trước Đại hội 1 tháng
5-6
T6
Hội trường 24/3
trước 3/11 huyện
58.35
1.467 triệu đồng
2,1 tỷ đồng
giai đoạn 2021 - 2025
theo kế hoạch
đúng tiến độ
30/6/20245
01 tháng trước ngày Đại hội
đến 3/11 huyện đã báo cáo
15h
ngày 28 - 05/7
15/6 - 13/6/2024
29/2/2023
2024-13-01
1/1/2101
31/12/1999
trong tuần
Tuần 5 tháng 2/2023
tuần 6 tháng 3
quý 5
tháng 13
tháng 0
cuối tháng
trong tháng
mười lăm ngày trước Đại hội
D15
D-1500
trước Đại hội từ 5 đến 7 ngày
kết thúc Đại hội
ngay
khẩn trương
không
-
.
12345
45473
1/2/3
1/2/2024/QH15
0/0/0
99/99/9999
trước ngày trước ngày trước
Từ nay đến Đại hội
đến Đại hội
Báo cáo Thủ tướng 24/7
trực 24/7
trước Tết
sau Tết
trước ngày lễ 30/4
sau Đại hội 1 tháng
"""


@pytest.mark.parametrize("phrase", REFUSED.strip().splitlines())
def test_a_text_that_names_no_deadline_is_refused(phrase):
    found = parse(phrase, CONTEXT)
    assert (found.kind, found.start, found.due, found.hour) == (Kind.NONE, None, None, None)
    assert not is_readable(found)
