"""What may be uploaded, told from the bytes; names as they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core.errors import RejectedError
from congress.files import rules
from tests.files import samples

ACCEPTED = [
    ("a.pdf", samples.PDF),
    ("a.PDF", samples.PDF),
    ("a.docx", samples.docx()),
    ("a.xlsx", samples.xlsx()),
    ("a.odt", samples.opendocument(samples.ODT)),
    ("a.ods", samples.opendocument(samples.ODS)),
    ("a.doc", samples.compound("Root Entry", "WordDocument")),
    ("a.xls", samples.compound("Root Entry", "Workbook")),
    ("a.xls", samples.compound("Root Entry", "Book")),
    ("a.png", samples.PNG),
    ("a.jpg", samples.JPG),
    ("a.jpeg", samples.JPG),
    ("a.webp", samples.WEBP),
]
REFUSED = [
    ("a.html", samples.HTML, "Không nhận tệp"),
    ("a.pdf", samples.HTML, "Không nhận tệp"),
    ("a.svg", samples.SVG, "Không nhận tệp"),
    ("a.png", samples.SVG, "Không nhận tệp"),
    ("a.pdf", samples.HTML + samples.PDF, "Không nhận tệp"),
    ("a.exe", b"MZ" + bytes(100), "Không nhận tệp"),
    ("a.txt", "Báo cáo".encode(), "Không nhận tệp"),
    ("a", samples.PDF, "Không nhận tệp"),
    ("a.pdf.exe", samples.PDF, "Không nhận tệp"),
    ("a.zip", samples.zipped({"a.txt": b"a"}), "Không nhận tệp"),
    ("a.docx", samples.zipped({"a.html": samples.HTML}), "Không nhận tệp"),
    ("a.docx", samples.zipped({"word/document.xml": b"<w/>"}), "Không nhận tệp"),
    ("a.docx", samples.PDF, "thật ra là tệp .pdf"),
    ("a.docx", samples.xlsx(), "thật ra là tệp .xlsx"),
    ("a.xls", samples.compound("Root Entry", "WordDocument"), "thật ra là tệp .doc"),
    ("a.docx", samples.compound("Root Entry", "EncryptedPackage"), "có mật khẩu"),
    ("a.doc", samples.compound("Root Entry", "WordDocument", "Macros"), "có macro"),
    ("a.doc", samples.compound("Root Entry", "Storage"), "Không nhận tệp"),
    ("a.docx", b"PK\x03\x04" + bytes(60), "bị hỏng"),
    ("a.docx", samples.docx()[:-40], "bị hỏng"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bị hỏng"),
    ("a.png", samples.PNG[:8] + samples.HTML, "loại khác"),
    ("a.png", samples.PNG + samples.SVG, "loại khác"),
    ("a.png", samples.PNG + samples.zipped({"a.js": b"x"}), "loại khác"),
    ("a.png", samples.PNG[:4] + samples.PNG[4:].replace(b"\r\n", b"\n"), "Không nhận tệp"),
    ("a.png", b"\x89PNG" + bytes(40), "Không nhận tệp"),
    ("a.jpg", b"\xff\xd8\xff" + samples.HTML, "loại khác"),
    ("a.jpg", samples.JPG + b"<ScRiPt>alert(1)</script>", "loại khác"),
    ("a.jpg", samples.JPG + samples.docx(), "loại khác"),
    ("a.pdf", b"%PDF-1.7\n" + samples.HTML, "loại khác"),
    ("a.pdf", b"%PDF-1.7\n" + b" " * 900 + b"<HTML>", "loại khác"),
    ("a.pdf", samples.PDF + samples.zipped({"a.class": b"x"}), "loại khác"),
    ("a.pdf", b"\xef\xbb\xbf" + samples.PDF, "Không nhận tệp"),
    ("a.pdf", b"\n" + samples.PDF, "Không nhận tệp"),
    ("a.pdf", b"%PDF" + bytes(60), "Không nhận tệp"),
    ("a.webp", samples.WEBP + samples.HTML, "loại khác"),
]


@pytest.mark.parametrize(("name", "data"), ACCEPTED)
def test_an_allowed_file_is_known_by_its_content(name, data):
    ending = name.rsplit(".")[-1].lower().replace("jpeg", "jpg")
    assert rules.media_type_of(data, name) == rules.MEDIA_TYPES[ending]


@pytest.mark.parametrize(("name", "data", "sentence"), REFUSED)
def test_a_file_that_is_not_allowed_is_refused_with_the_reason(name, data, sentence):
    with pytest.raises(RejectedError) as refused:
        rules.media_type_of(data, name)
    assert sentence in str(refused.value)
    assert name in str(refused.value)
    assert refused.value.field == "files"


def test_a_word_file_that_grows_too_much_is_refused():
    parts = {"[Content_Types].xml": b"", "word/document.xml": bytes(60 * 1024 * 1024)}
    with pytest.raises(RejectedError, match="nở ra quá lớn"):
        rules.media_type_of(samples.zipped(parts), "a.docx")


def test_a_word_file_with_a_macro_is_refused():
    parts = {"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b"x"}
    with pytest.raises(RejectedError, match="có macro"):
        rules.media_type_of(samples.zipped(parts), "a.docx")


def test_an_opendocument_file_with_a_password_is_refused():
    parts = {"mimetype": samples.ODT.encode(), "META-INF/manifest.xml": b"<encryption-data/>"}
    with pytest.raises(RejectedError, match="có mật khẩu"):
        rules.media_type_of(samples.zipped(parts), "a.odt")


def test_a_paper_that_names_markup_further_on_is_taken():
    late = samples.PDF.ljust(1200) + b"<html><script>"
    assert rules.media_type_of(late, "a.pdf") == "application/pdf"


def test_a_picture_with_its_cameras_notes_is_taken():
    notes = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>'
    assert rules.media_type_of(samples.JPG + notes, "a.jpg") == "image/jpeg"


def test_an_empty_file_is_refused():
    with pytest.raises(RejectedError, match="không có nội dung"):
        rules.check_size("a.pdf", 0, 100)


def test_a_file_over_the_limit_is_refused_and_the_limit_said():
    with pytest.raises(RejectedError, match="lớn hơn 25 MB"):
        rules.check_size("a.pdf", 25 * 1024 * 1024 + 1, 25 * 1024 * 1024)


def test_a_file_of_just_the_limit_is_taken():
    rules.check_size("a.pdf", 100, 100)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Đại hội các dân tộc.pdf", "Đại hội các dân tộc.pdf"),
        ("12/KH-BCĐ.pdf", "KH-BCĐ.pdf"),
        ("C:\\Tài liệu\\kế hoạch.docx", "kế hoạch.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ('"a"<b>.pdf', "_a__b_.pdf"),
        ("", "tep"),
        ("...", "tep"),
        ("x\ud800.pdf", "x_.pdf"),
    ],
)
def test_a_hostile_name_is_made_safe(given_name, kept):
    assert rules.kept_name(given_name) == kept


def test_a_long_name_keeps_its_ending():
    kept = rules.kept_name("đ" * 300 + ".pdf")
    assert kept.endswith("đ.pdf")
    assert len(kept) == rules.NAME_LIMIT


@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_name_is_kept_as_one_safe_line(name):
    kept = rules.kept_name(name)
    assert 0 < len(kept) <= rules.NAME_LIMIT
    assert not set(kept) & set('\r\n/\\"<>:|?*\0')
    assert rules.kept_name(kept) == kept
    kept.encode("utf-8")


@given(
    st.binary(max_size=600),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_any_bytes_are_taken_or_refused_in_words(data, start):
    try:
        found = rules.media_type_of(start + data, "a.pdf")
    except RejectedError as refused:
        found = refused.field
    assert found in {"application/pdf", "files"}
