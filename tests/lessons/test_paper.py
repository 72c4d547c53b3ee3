"""The published lessons as a "Thông báo" in the official form."""

from congress.lessons.papers import lessons_paper
from congress.lessons.queries import lessons
from congress.printing.missing import missing
from congress.printing.paper import Bullet, Paragraph


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
