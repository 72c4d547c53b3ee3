"""The published lessons as a "Thông báo" in the official form."""

import io

import pdfplumber
import pytest

from congress.lessons.models import AnswerState
from congress.lessons.papers import MOST_TOLD, copy_paper, lessons_paper
from congress.lessons.queries import lessons
from congress.printing.missing import missing
from congress.printing.paper import Bullet, Paragraph
from congress.printing.pdf import to_pdf


def made(pilot, **more):
    values = {"issuer": None, "pilots": [pilot.pilot], "level": "huyện"} | more
    parent = pilot.districts.parent
    return lessons_paper(parent, lessons=lessons.published(parent.id), **values)


def texts(paper, kind):
    return [block.text for block in paper.blocks if isinstance(block, kind)]


def test_general_lessons_come_first_then_those_of_milestones_in_the_order_of_the_ladder(pilot):
    pilot.lesson("Gửi giấy mời sớm", code="GM")
    pilot.lesson("Lập ban sớm", code="BCD")
    pilot.lesson("Họp rút kinh nghiệm ngay\nMời đủ các đơn vị")
    paper = made(pilot)
    first, second, third = texts(paper, Paragraph)[1:-1]
    assert first == "1. Họp rút kinh nghiệm ngay"
    assert second == "2. Quyết định thành lập Ban Chỉ đạo: Lập ban sớm"
    assert third.endswith(": Gửi giấy mời sớm")
    assert texts(paper, Bullet) == ["Mời đủ các đơn vị"]


def test_each_lesson_names_its_source_where_there_are_several(pilot):
    pilot.lesson("Lập ban sớm", source=pilot.pilot)
    pilot.lesson("Chạy thử âm thanh", source=pilot.districts.other)
    points = texts(made(pilot), Paragraph)[1:-1]
    assert points == ["1. Lập ban sớm (huyện Cao Lộc)", "2. Chạy thử âm thanh (huyện Văn Lãng)"]


def test_drafts_and_what_was_taken_back_are_not_printed(pilot):
    pilot.draft("Còn cân nhắc")
    assert texts(made(pilot), Paragraph)[1] == "1. <nội dung kinh nghiệm>"


def test_it_says_where_and_when_the_pilot_was(pilot):
    pilot.lesson()
    lead = made(pilot).blocks[0].text
    assert "Đại hội điểm tại huyện Cao Lộc (ngày 15 tháng 5 năm 2024)" in lead


def test_what_is_not_known_stands_as_a_blank(pilot):
    paper = made(pilot, pilots=[], level="")
    labels = " ".join(lack.label for lack in missing(paper))
    assert "đơn vị làm điểm" in labels
    assert "nội dung kinh nghiệm" in labels


def test_the_word_for_the_children_comes_from_their_level(pilot):
    pilot.lesson()
    assert "các xã" in made(pilot, level="xã").blocks[0].text


def test_the_files_are_made(client, pilot):
    pilot.lesson()
    client.sign_in("standing_agency")
    top = f"/congresses/{pilot.districts.parent.id}/lessons"
    assert client.get(f"{top}/print").status == 200
    assert client.get(f"{top}.pdf").response.data.startswith(b"%PDF")
    assert client.get(f"{top}.docx").response.data.startswith(b"PK")


@pytest.fixture(scope="module")
def long_words():
    return (
        "Chạy thử toàn bộ chương trình tại hội trường, phân công người dẫn, người trình chiếu. " * 3
    )


def test_more_lessons_than_a_page_takes_stand_in_a_table_of_an_annex(pilot, long_words):
    for number in range(MOST_TOLD + 15):
        pilot.lesson(f"{long_words}Điều {number}.", code="KH" if number % 2 else "")
    paper = made(pilot)
    assert texts(paper, Paragraph)[1] == (
        "Có 25 kinh nghiệm, gồm 13 kinh nghiệm chung và 12 kinh nghiệm về các mốc công việc "
        "(chi tiết tại Phụ lục)."
    )
    with pdfplumber.open(io.BytesIO(to_pdf(paper))) as file:
        pages = [page.extract_text() for page in file.pages]
    letter, annex = pages[0], pages[1:]
    assert "TRƯỞNG BAN" in letter
    assert len(annex) > 1
    assert all("Kinh nghiệm" in page and "Mốc" in page and "TT" in page for page in annex)


@pytest.mark.parametrize("count", range(3, MOST_TOLD + 1))
def test_the_signature_stands_whole_and_never_alone(pilot, long_words, count):
    for number in range(count):
        pilot.lesson(f"{long_words * 2}Điều {number}.")
    with pdfplumber.open(io.BytesIO(to_pdf(made(pilot)))) as file:
        last = file.pages[-1].extract_text()
    assert "TM. BAN CHỈ ĐẠO" in last
    assert "TRƯỞNG BAN" in last
    assert "vận dụng cho phù hợp" in last.replace("\n", " ")


def copied(pilot):
    child = pilot.child
    return copy_paper(child, lessons.checklist(child))


def test_the_copy_of_a_child_holds_what_was_published_to_it_and_what_it_answered(pilot):
    first = pilot.lesson("Lập ban sớm", code="BCD")
    second = pilot.lesson("Thuê thêm xe")
    pilot.lesson("Chỉ cho đơn vị khác", source=pilot.child)
    pilot.draft("Còn cân nhắc")
    pilot.answer(first, AnswerState.TAKEN_UP)
    pilot.answer(second, AnswerState.NOT_APPLICABLE, "Các xã đều gần")
    pilot.lesson("Họp rút kinh nghiệm ngay")
    annex = copied(pilot).annexes[0]
    rows = [row.cells for row in annex.blocks[0].table.rows]
    assert [cells[:3] for cells in rows] == [
        ("1", "Kinh nghiệm chung", "Thuê thêm xe"),
        ("2", "Kinh nghiệm chung", "Họp rút kinh nghiệm ngay"),
        ("3", "Quyết định thành lập Ban Chỉ đạo", "Lập ban sớm"),
    ]
    assert rows[0][3].endswith(": Các xã đều gần")
    assert rows[1][3] == ""
    assert rows[2][3].startswith("Đã tiếp thu (")
    assert "3 kinh nghiệm, đã trả lời 2" in annex.note


def test_a_copy_is_an_extract_that_nobody_signs(pilot):
    pilot.lesson()
    paper = copied(pilot)
    assert paper.annexes[0].heading == "Trích Thông báo"
    assert paper.annexes_only
    assert paper.signature.capacity == ()


def test_a_district_prints_its_own_copy_from_its_list(client, pilot):
    pilot.lesson()
    top = f"/congresses/{pilot.child.id}"
    for name in ("district_officer", "district_leader"):
        client.sign_in(name)
        page = client.get(f"{top}/milestones")
        assert page.soup.select_one(f'a[href="{top}/lessons/copy"]')
        assert client.get(f"{top}/lessons/copy").status == 200
        assert client.get(f"{top}/lessons/copy.pdf").response.data.startswith(b"%PDF")
        assert client.get(f"{top}/lessons/copy.docx").response.data.startswith(b"PK")


def test_there_is_no_copy_where_nothing_was_published(client, pilot):
    pilot.draft()
    client.sign_in("district_officer")
    assert client.get(f"/congresses/{pilot.child.id}/lessons/copy").status == 404
