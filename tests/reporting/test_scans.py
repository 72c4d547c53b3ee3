"""A scan opens beside its cell, page by page; what cannot be opened is said in words."""

import io

import pytest
from PIL import Image

from congress.core.permissions import SYSTEM
from congress.extensions import db
from congress.files import downloads
from congress.files.actions import add_version, keep_file
from congress.printing.errors import PrintingError
from congress.printing.pictures import Drawn
from tests.files import samples
from tests.support.scans import BROKEN, scan


@pytest.fixture
def report(reporting):
    return reporting.sent()


def proved(report, data=None, name="quyết định.pdf"):
    """Put a scan under the first paper of a report; the addresses of the file and its pages."""
    value = next(one for one in report.values if one.field.code == "qd_bcd" and not one.part)
    value.attachment = keep_file(actor=SYSTEM, data=data or scan(3), name=name)
    db.session.commit()
    file = f"/reports/{report.id}/files/{value.id}"
    return file, f"{file}/pages"


@pytest.fixture
def agency(client, report):
    return client.sign_in("standing_agency")


def evidence(page):
    return page.soup.select_one("[data-cell=qd_bcd] .evidence")


def test_at_the_desk_the_first_page_stands_beside_the_cell_with_the_way_to_the_others(
    agency, report
):
    file, pages = proved(report)
    paper = evidence(agency.get(f"/congresses/{report.congress.parent_id}/desk"))
    picture = paper.select_one(".scan img")
    assert picture["src"] == f"{pages}/1"
    assert picture["loading"] == "lazy"
    onward = paper.select_one(".scan figcaption a")
    # Without scripts the pages open apart, so that nothing typed at the desk is lost.
    assert (onward["href"], onward["target"]) == (pages, "_blank")
    assert paper.select_one(f'a[href="{file}"]').get_text() == "quyết định.pdf"


def test_a_page_names_its_place_and_leads_to_the_next_the_one_before_and_the_file(agency, report):
    file, pages = proved(report)
    first = agency.get(pages)
    assert "Trang 1 trên 3" in first.words
    assert f"{pages}?page=2" in first.links()
    assert "Trang trước" not in first.words
    assert file in first.links()
    last = agency.get(f"{pages}?page=3")
    assert last.soup.select_one(".scan img")["src"] == f"{pages}/3"
    assert f"{pages}?page=2" in last.links()
    assert "Trang sau" not in last.words


def test_the_picture_costs_nothing_the_second_time(agency, report, monkeypatch):
    _file, pages = proved(report)
    first = agency.get(f"{pages}/2").response
    assert Image.open(io.BytesIO(first.data)).format == "JPEG"
    assert first.headers["Cache-Control"] == "private, no-cache"
    monkeypatch.setattr(downloads.viewer, "draw", None)
    again = agency.get(f"{pages}/2", headers={"If-None-Match": first.headers["ETag"]}).response
    assert (again.status_code, again.data) == (304, b"")


def test_who_kept_a_picture_and_lost_the_right_does_not_get_it_again(client, agency, report):
    _file, pages = proved(report)
    tag = agency.get(f"{pages}/1").response.headers["ETag"]
    outsider = client.sign_in("other_officer")
    assert outsider.get(f"{pages}/1", headers={"If-None-Match": tag}).status == 404


@pytest.mark.parametrize("place", ["?page=0", "?page=4", "?page=-1", "/4", "/0"])
def test_a_page_that_is_not_there_is_not_found(agency, report, place):
    _file, pages = proved(report)
    assert agency.get(f"{pages}{place}").status == 404


def test_a_file_that_is_no_pdf_has_no_pages(agency, report):
    _file, pages = proved(report, samples.docx(), "quyết định.docx")
    assert agency.get(pages).status == 404
    assert agency.get(f"{pages}/1").status == 404


def test_a_picture_is_shown_beside_as_it_is(agency, report):
    file, _pages = proved(report, samples.PNG, "ảnh chụp.png")
    paper = evidence(agency.get(f"/congresses/{report.congress.parent_id}/desk"))
    assert paper.select_one("img")["src"] == file


@pytest.mark.parametrize(
    ("data", "say"),
    [
        (BROKEN, "Tệp PDF bị hỏng nên không xem được ở đây."),
        (scan(1, secret="x"), "Tệp PDF có mật khẩu nên không xem được ở đây."),
    ],
    ids=["broken", "locked"],
)
def test_a_scan_that_cannot_be_opened_says_so_and_leaves_the_file(agency, report, data, say):
    file, pages = proved(report, data)
    page = agency.get(pages)
    assert page.status == 200
    assert say in page.soup.select_one(".scan").get_text()
    assert file in page.links()
    picture = agency.get(f"{pages}/1").response
    assert (picture.status_code, picture.mimetype) == (422, "image/svg+xml")
    assert say in picture.get_data(as_text=True)
    assert "ETag" not in picture.headers


@pytest.mark.parametrize(
    ("code", "say"),
    [
        ("timeout", "Mở trang này quá lâu nên đã dừng."),
        ("busy", "Đang có nhiều người xem bản quét; hãy thử lại sau ít phút."),
        ("failed", "Trang này không mở được ở đây."),
    ],
)
def test_a_scan_that_is_too_much_says_so(agency, report, monkeypatch, code, say):
    _file, pages = proved(report)

    def give_up(*_asked):
        raise PrintingError(code)

    monkeypatch.setattr(downloads.viewer, "draw", give_up)
    assert say in agency.get(pages).words


def test_of_very_many_pages_the_first_ones_are_shown_and_it_says_so(agency, report, monkeypatch):
    _file, pages = proved(report)
    drawn = Drawn(b"", 893, 1263, 5000)
    monkeypatch.setattr(downloads.viewer, "draw", lambda *_asked: drawn)
    page = agency.get(f"{pages}?page=200")
    assert "Ở đây xem được 200 trang đầu; tải tệp về để xem cả 5.000 trang." in page.words
    assert "Trang sau" not in page.words


def test_on_its_own_page_the_unit_looks_at_what_it_sent(client, report):
    _file, pages = proved(report)
    page = client.sign_in("district_officer").get(f"/reports/{report.id}")
    assert page.soup.select_one("#muc-bcd .evidence .scan img")["src"] == f"{pages}/1"


def test_at_a_milestone_its_paper_is_looked_at_by_who_may_have_it(client, reporting, report):
    value = next(one for one in report.values if one.document is not None)
    kept = keep_file(actor=SYSTEM, data=scan(2), name="qđ.pdf", congress_id=report.congress_id)
    add_version(actor=SYSTEM, document=value.document, attachment=kept)
    db.session.commit()
    milestone = reporting.districts.milestone("BCD")
    address = f"/congresses/{report.congress_id}/milestones/{milestone.id}"
    for who in ("standing_agency", "district_officer", "inspector"):
        page = client.sign_in(who).get(address)
        picture = page.soup.select_one(".evidence .scan img")["src"]
        assert picture == f"/documents/{value.document_id}/versions/1/pages/1"
        assert client.get(picture).status == 200
