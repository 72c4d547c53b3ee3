"""What a question asks for, how well a text answers it, and what is marked in the answer."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core.text import clean, fold, sought, spelled
from congress.search.rules import LONGEST, Fit, Refusal, Wanted

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặềểễếệồổỗốộờởỡớợừửữứựỳỷỹýỵ"
WORDS = st.text(LETTERS + LETTERS.upper() + "0123456789/-'’.,&%_", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        ("", Refusal.EMPTY),
        ("   ", Refusal.EMPTY),
        ("a" * LONGEST, None),
        ("a" * (LONGEST + 1), Refusal.TOO_LONG),
        ("?! – …", Refusal.NO_LETTERS),
        ("%", Refusal.NO_LETTERS),
        ("_", Refusal.NO_LETTERS),
        ("\ud800", Refusal.UNREADABLE),
        ("Đ", None),
    ],
)
def test_a_question_that_cannot_be_searched_says_why(question, refusal):
    assert Wanted.of(question).refusal == refusal


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("dai hoi", "Đại hội đại biểu"),
        ("dong dang", "thị trấn Đồng Đăng"),
        ("ĐỒNG ĐĂNG", "thị trấn Đồng Đăng"),
        ("hội đại", "Đại hội"),
        ("18/KH-BTG", "Kế hoạch số 18/KH-BTG"),
        ("18-KH/BTG", "Kế hoạch số 18/KH-BTG"),
        ("18/KH", "18/KH-BTG"),
        ("VHTTDL", "Sở VH,TT&DL"),
        ("hdrai", "huyện Ia H’Drai"),
        ("ia h'drai", "huyện Ia H’Drai"),
        ("hòa bình", "tỉnh Hoà Bình"),
        ("thuý", "Nông Thị Thúy"),
        ("100%", "đạt 100% kế hoạch"),
    ],
)
def test_words_are_found_without_accents_marks_case_and_order(question, text):
    assert Wanted.of(question).rank(text) is not None


@pytest.mark.parametrize(
    ("question", "text"), [("hội nghị", "Đại hội"), ("a_c", "abc"), ("18/KH", "17/KH")]
)
def test_every_word_is_required_and_no_mark_stands_for_another_letter(question, text):
    assert Wanted.of(question).rank(text) is None


def test_accents_as_typed_come_first_then_phrases_whole_words_beginnings():
    found = ["mật đàm", "đảm nhận", "việc dám làm", "đàm phán"]
    rank = Wanted.of("đảm").rank
    assert min(found, key=rank) == "đảm nhận"
    assert Wanted.of("dan").rank("dân tộc") == (True, Fit.PHRASE)
    assert Wanted.of("dan").rank("danh sách") == (False, Fit.PREFIX)
    assert Wanted.of("anh").rank("danh sách") == (True, Fit.INSIDE)
    assert Wanted.of("hoà").rank("hòa bình") == (False, Fit.PHRASE)
    assert Wanted.of("tuyen truyen").rank("tuyên truyền trước") == (True, Fit.PHRASE)
    assert Wanted.of("tuyen truyen").rank("truyền họp trực tuyến") == (True, Fit.WHOLE)


def test_the_given_name_is_the_last_word_of_a_name():
    assert Wanted.of("hoa").is_given_name_of("Nông Thị Hoa")
    assert not Wanted.of("hoa").is_given_name_of("Hoa Văn Nam")
    assert not Wanted.of("hoa").is_given_name_of("")


@pytest.mark.parametrize(
    ("question", "text", "marked"),
    [
        ("trang dinh", "huyện Tràng Định", "huyện [Tràng] [Định]"),
        ("18-kh", "Số 18/KH-BTG", "Số [18/KH]-BTG"),
        ("an", "Ban An ninh, y tế", "Ban [An] ninh, y tế"),
        ("an", "Ban Dân tộc", "B[an] D[ân] tộc"),
        ("tr truyen", "tuyên truyền", "tuyên [truyền]"),
        ("khau", "truyền,khẩu hiệu", "truyền,[khẩu] hiệu"),
        ("zzz", "tuyên truyền", "tuyên truyền"),
    ],
)
def test_what_answers_is_marked_in_the_text_as_it_is_written(question, text, marked):
    pieces = Wanted.of(question).marked(text)
    assert "".join(f"[{piece}]" if is_hit else piece for piece, is_hit in pieces) == marked


def test_a_long_text_is_cut_around_what_answers():
    long = "việc " * 200 + "họp báo tại Lạng Sơn " + "khác " * 200
    wanted = Wanted.of("hop bao")
    cut = wanted.excerpt(long)
    assert "họp báo" in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) < 260
    assert wanted.excerpt("họp báo") == "họp báo"


@given(TEXTS, st.data())
def test_any_words_of_a_text_find_it_however_they_are_typed(text, data):
    text = clean(text)
    words = [word for word in text.split() if sought(word)]
    if not words:
        return
    some = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=4))
    for typed in (str.upper, str.lower, fold, spelled):
        for form in ("NFC", "NFD"):
            question = unicodedata.normalize(form, typed(" ".join(some)))
            wanted = Wanted.of(question)
            assert wanted.refusal or wanted.rank(text) is not None, question


@given(TEXTS, WORDS)
def test_marking_loses_no_letter_of_the_text(text, question):
    wanted = Wanted.of(question)
    assert "".join(piece for piece, _ in wanted.marked(text)) == text
    if wanted.words and wanted.rank(text) is not None:
        assert any(is_hit for _, is_hit in wanted.marked(text))
