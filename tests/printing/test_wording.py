"""The lines of a paper and its blanks."""

from datetime import date

import pytest

from congress.printing.lines import balanced
from congress.printing.missing import missing
from congress.printing.paper import Annex, Paper, Paragraph, Signature, TableBlock
from congress.printing.wording import numbered, spelled_date, upper, worded

EMPTY = Paper(body="", symbol="", kind="Kế hoạch", subject="", blocks=())


@pytest.mark.parametrize(
    ("number", "symbol", "expected"),
    [
        ("5", "KH-BCĐ", "05/KH-BCĐ"),
        ("05", "KH-BCĐ", "05/KH-BCĐ"),
        ("148", "KH-BCĐ", "148/KH-BCĐ"),
        ("12a", "TB-UBND", "12a/TB-UBND"),
        ("836", "-CV/TU", "836-CV/TU"),
    ],
)
def test_number_and_symbol(make_plan, number, symbol, expected):
    assert numbered(make_plan(1, number=number, symbol=symbol)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024"),
        (date(2024, 3, 15), "ngày 15 tháng 3 năm 2024"),
        (date(2024, 11, 9), "ngày 09 tháng 11 năm 2024"),
    ],
)
def test_days_under_10_and_months_1_and_2_take_a_zero(day, expected):
    assert spelled_date(day) == expected


def test_an_open_number_and_date_leave_room_to_write(make_plan):
    words = worded(make_plan(1, number=None, issued_on=None, year=2024))
    assert words.number.replace("\u00a0", "_") == "Số: ________/KH-BCĐ"
    assert words.place_and_date.replace("\u00a0", "_") == (
        "Lạng Sơn, ngày______tháng______năm 2024"
    )


def test_missing_texts_are_visible_marks():
    words = worded(EMPTY)
    assert words.issuer.lines == ("<CƠ QUAN BAN HÀNH>",)
    assert words.place_and_date.startswith("<địa danh>, ")
    assert words.capacity == ("<CHỨC VỤ NGƯỜI KÝ>",)
    assert words.signer == ("<người ký>",)
    assert words.recipients == ("- <nơi nhận>.",)


def test_what_is_missing_is_listed_in_the_order_of_the_page():
    assert [each.code for each in missing(EMPTY)] == [
        "body",
        "number",
        "symbol",
        "place",
        "date",
        "subject",
        "content",
        "capacity",
        "signer",
        "recipients",
    ]


def test_a_complete_paper_lacks_nothing(make_plan):
    assert missing(make_plan(3)) == ()


def test_marks_in_the_text_and_foreign_letters_are_listed(make_plan):
    blocks = (Paragraph("Hạn: <thời hạn>, <thời hạn>; ☑"),)
    found = [(each.code, each.label) for each in missing(make_plan(1, blocks=blocks))]
    assert found == [
        ("blank", "<thời hạn> × 2"),
        ("letter", "☑ (U+2611)"),
    ]


def test_a_letter_without_kind_needs_addressees(make_plan):
    assert [each.code for each in missing(make_plan(1, kind=None))] == ["addressees"]


def test_capitals_keep_their_tone_marks_composed():
    assert (
        upper("Ủy ban nhân dân tỉnh Lạng Sơn, đại hội") == "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN, ĐẠI HỘI"
    )


def test_grounds_end_with_semicolons_and_the_last_with_a_point(make_plan):
    words = worded(make_plan(1, grounds=("Căn cứ A.", "Căn cứ B;", "Theo đề nghị của C")))
    assert words.grounds == ("Căn cứ A;", "Căn cứ B;", "Theo đề nghị của C.")


def test_recipients_become_a_dashed_list(make_plan):
    words = worded(make_plan(1, recipients=("- Như trên;", "Lưu: VT, BDT.")))
    assert words.recipients == ("- Như trên;", "- Lưu: VT, BDT.")


@pytest.mark.parametrize("end", ["Hết", "Hết.", "Hết./.", "Hết ./. ", "Hết;"])
def test_the_body_ends_with_the_closing_sign_once(make_plan, end):
    assert worded(make_plan(1, blocks=(Paragraph(end),))).blocks[-1].text == "Hết./."


def test_a_table_at_the_end_stays_as_it_is(make_plan):
    block = TableBlock(make_plan(2).annexes[0].blocks[0].table)
    assert worded(make_plan(1, blocks=(block,))).blocks == (block,)


def test_one_addressee_stands_on_the_line_and_several_in_a_list(make_plan):
    one = worded(make_plan(1, kind=None, addressees=("UBND các huyện",)))
    two = worded(make_plan(1, kind=None, addressees=("Sở Nội vụ", "Sở Tài chính")))
    assert one.addressees == ("UBND các huyện",)
    assert two.addressees == ("- Sở Nội vụ;", "- Sở Tài chính.")


def test_a_letter_carries_its_subject_under_the_number(make_plan):
    words = worded(make_plan(1, kind=None, subject="đôn đốc báo cáo"))
    assert words.letter_subject == ("V/v đôn đốc báo cáo",)
    assert words.kind == ""


def test_the_annex_note_is_written_from_the_paper(make_plan):
    annexes = (Annex("A", ()), Annex("B", (), number="II", note=""))
    first, second = worded(make_plan(1, annexes=annexes, body="Ban Chỉ đạo")).annexes
    assert first.note == (
        "(Kèm theo Kế hoạch số 05/KH-BCĐ ngày 05 tháng 02 năm 2024 của Ban Chỉ đạo)"
    )
    assert (second.heading, second.note) == ("Phụ lục II", "")


def test_centred_lines_are_even_and_keep_words_whole():
    name = "BAN CHỈ ĐẠO ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ TỈNH LẠNG SƠN LẦN THỨ IV"
    lines = balanced(name, 12, 69, bold=True)
    assert " ".join(lines) == name
    assert not any(line.endswith(("ĐẠI", "DÂN")) for line in lines)


def test_line_breaks_of_a_name_are_kept():
    assert balanced("BAN CHỈ ĐẠO\nĐẠI HỘI", 12, 69) == ("BAN CHỈ ĐẠO", "ĐẠI HỘI")


def test_the_post_held_elsewhere_stands_above_the_name(make_plan):
    signature = Signature(("TM. BAN CHỈ ĐẠO",), ("Phó Chủ tịch UBND tỉnh",), "Nông Văn Mẫu")
    assert worded(make_plan(1, signature=signature)).signer == (
        "PHÓ CHỦ TỊCH UBND TỈNH",
        "Nông Văn Mẫu",
    )
