import contextlib
import io
import time
import zipfile

import docx
import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from xlwt.CompoundDoc import XlsDoc

from congress.sheets import reader
from congress.sheets.guards import MAX_BYTES, check_size
from congress.sheets.table import SheetError

HEADER = ["TT", "Nội dung công việc", "Cơ quan chủ trì"]
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def refusal(read_jobs, data, filename="a.xlsx"):
    with pytest.raises(SheetError) as refused:
        read_jobs(data, filename)
    return refused.value.code


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as bundle:
        for name, content in members.items():
            bundle.writestr(name, content)
    return out.getvalue()


def rezipped(data, change):
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    change(members)
    return zipped(members)


def ods_of(body):
    text = f"<office:document-content {ODS_NAMES}><office:body><office:spreadsheet>"
    text += '<table:table table:name="A">'
    text += f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    return zipped({"mimetype": ODS_MIME, "content.xml": text})


def xls_stream():
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, "TT")
    return book.get_biff_data()


def compound(stream, name="Workbook"):
    out = io.BytesIO()
    XlsDoc().save(out, stream)
    data = out.getvalue()
    old = "Workbook".encode("utf-16-le").ljust(64, b"\0")
    record = data.index(old)
    new = name.encode("utf-16-le").ljust(64, b"\0")
    length = (2 * len(name) + 2).to_bytes(2, "little")
    return data[:record] + new + length + data[record + 66 :]


def test_a_file_of_200_megabytes_is_refused_by_its_size():
    with pytest.raises(SheetError, match="too_big"):
        check_size(200 * 1024 * 1024)


def test_a_file_just_over_the_limit_is_refused_unread(read_jobs):
    assert refusal(read_jobs, b"x" * (MAX_BYTES + 1)) == "too_big"


@pytest.mark.parametrize("data", [b"", b" \r\n ", b"\xef\xbb\xbf"])
def test_a_file_of_nothing_is_empty(read_jobs, data):
    assert refusal(read_jobs, data, "a.csv") == "empty"


def test_a_workbook_of_nothing_is_empty(read_jobs, xlsx):
    assert refusal(read_jobs, xlsx([])) == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><table><tr><td>TT</td></tr></table></body></html>",
        b"\xef\xbb\xbf  <!DOCTYPE html><p>x</p>",
        b'<?xml version="1.0"?><Workbook/>',
        b"%PDF-1.7 text",
        b"\x89PNG\r\n\x1a\n....",
        b"TT,Noi dung\x00\x01\x02",
    ],
)
def test_other_files_under_a_false_name_are_refused(read_jobs, data):
    assert refusal(read_jobs, data, "a.xls") == "not_a_spreadsheet"


def test_a_word_document_called_xlsx_is_refused(read_jobs):
    out = io.BytesIO()
    docx.Document().save(out)
    assert refusal(read_jobs, out.getvalue()) == "not_a_spreadsheet"


def test_a_word_document_of_old_called_xls_is_refused(read_jobs):
    assert refusal(read_jobs, compound(xls_stream(), "WordDocument")) == "not_a_spreadsheet"


@pytest.mark.parametrize("name", ["EncryptedPackage", "EncryptionInfo"])
def test_an_encrypted_xlsx_is_named_so(read_jobs, name):
    assert refusal(read_jobs, compound(xls_stream(), name)) == "encrypted"


def test_an_encrypted_xls_is_named_so(read_jobs):
    stream = xls_stream()
    begin = 4 + int.from_bytes(stream[2:4], "little")
    lock = b"\x2f\x00\x06\x00" + b"\x00" * 6
    assert refusal(read_jobs, compound(stream[:begin] + lock + stream[begin:])) == "encrypted"


def test_an_encrypted_ods_is_named_so(read_jobs):
    manifest = "<manifest><encryption-data/></manifest>"
    members = {"mimetype": ODS_MIME, "content.xml": b"\x93\x11", "META-INF/manifest.xml": manifest}
    assert refusal(read_jobs, zipped(members)) == "encrypted"


def test_a_zip_that_says_it_grows_too_much_is_refused(read_jobs, xlsx):
    def fill(members):
        members["xl/media/a.bin"] = b"\0" * (12 * 1024 * 1024)

    assert refusal(read_jobs, rezipped(xlsx([HEADER]), fill)) == "zip_bomb"


def test_a_zip_that_lies_about_its_sizes_is_refused(read_jobs, xlsx):
    def fill(members):
        members["xl/media/a.bin"] = b"\0" * 5_000_000

    data = rezipped(xlsx([HEADER]), fill)
    honest = (5_000_000).to_bytes(4, "little")
    assert refusal(read_jobs, data.replace(honest, (50).to_bytes(4, "little"))) == "zip_bomb"


def test_a_zip_of_too_many_members_is_refused(read_jobs):
    assert refusal(read_jobs, zipped({f"xl/{n}": b"" for n in range(2001)})) == "zip_bomb"


def test_two_cells_at_the_far_ends_of_a_worksheet_are_refused(read_jobs):
    book = openpyxl.Workbook()
    book.active["A1"] = "TT"
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    assert refusal(read_jobs, out.getvalue()) == "too_many_rows"


def test_a_far_cell_without_a_name_is_refused(read_jobs, xlsx):
    def move(members):
        page = '<worksheet><sheetData><row r="1"><c r="XFC1"><v>1</v></c></row>'
        page += '<row r="1048576"><c><v>1</v></c></row></sheetData></worksheet>'
        members["xl/worksheets/sheet1.xml"] = page.encode()

    assert refusal(read_jobs, rezipped(xlsx([HEADER]), move)) == "too_many_rows"


def test_far_cells_of_an_xls_are_refused(read_jobs):
    book = xlwt.Workbook()
    page = book.add_sheet("A")
    page.write(0, 0, "TT")
    page.write(65535, 255, "x")
    out = io.BytesIO()
    book.save(out)
    assert refusal(read_jobs, out.getvalue()) == "too_many_rows"


DIMENSIONS, STRINGS = b"\x00\x02\x0e\x00", b"\xfc\x00"
CLAIMS = [(DIMENSIONS, 5), (DIMENSIONS, 11), (DIMENSIONS, 13), (DIMENSIONS, 15), (STRINGS, 11)]


@pytest.mark.parametrize(("code", "offset"), CLAIMS)
def test_sizes_that_an_xls_only_claims_are_refused(read_jobs, code, offset):
    stream = bytearray(xls_stream())
    stream[stream.index(code) + offset] = 0xFF
    assert refusal(read_jobs, compound(bytes(stream))) == "damaged"


def test_an_encoding_that_nobody_knows_is_refused(read_jobs, xlsx):
    def rename(members):
        page = members["xl/worksheets/sheet1.xml"]
        page = b'<?xml version="1.0" encoding="UTF-A"?>' + page[page.index(b"<worksheet") :]
        members["xl/worksheets/sheet1.xml"] = page

    assert refusal(read_jobs, rezipped(xlsx([HEADER]), rename)) == "damaged"


def test_repeated_cells_of_an_ods_are_refused(read_jobs):
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-cell>'
    assert refusal(read_jobs, ods_of(f"{row}</table:table-row>")) == "too_many_rows"


def test_formatted_but_blank_far_cells_do_no_harm(read_jobs):
    book = openpyxl.Workbook()
    for column, text in enumerate(HEADER, 1):
        book.active.cell(1, column, text)
        book.active.cell(2, column, "1")
    book.active["B2"] = "Họp"
    book.active["XFD900000"].font = openpyxl.styles.Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    assert len(read_jobs(out.getvalue()).rows) == 1


def test_entities_are_refused(read_jobs, xlsx):
    def inject(members):
        page = members["xl/worksheets/sheet1.xml"].decode()
        page = page.removeprefix('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
        members["xl/worksheets/sheet1.xml"] = (
            f'<!DOCTYPE x [<!ENTITY a "b">]>{page[page.index("<worksheet") :]}'.encode()
        )

    assert refusal(read_jobs, rezipped(xlsx([HEADER]), inject)) == "damaged"


def test_more_rows_than_are_read_are_refused(read_jobs):
    lines = ["TT,Nội dung,Chủ trì", *(f"{n},Việc {n},Sở" for n in range(5001))]
    assert refusal(read_jobs, "\n".join(lines).encode(), "a.csv") == "too_many_rows"


def test_more_columns_than_are_read_are_refused(read_jobs):
    lines = [",".join(f"c{n}" for n in range(201))] * 2
    assert refusal(read_jobs, "\n".join(lines).encode(), "a.csv") == "too_many_rows"


def test_a_cell_of_a_csv_without_end_is_refused(read_jobs):
    data = f'TT,Nội dung,Chủ trì\n1,"{"x" * 200_000}'.encode()
    assert refusal(read_jobs, data, "a.csv") == "damaged"


def test_many_merged_ranges_take_no_time(read_jobs, xlsx):
    def merge(members):
        page = members["xl/worksheets/sheet1.xml"].decode()
        ranges = '<mergeCell ref="A1:XFD1048576"/>' * 20_000
        page = page.replace("</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>")
        members["xl/worksheets/sheet1.xml"] = page.encode()

    data = rezipped(xlsx([HEADER, *[[n, f"Việc {n}", "Sở"] for n in range(300)]]), merge)
    begin = time.process_time()
    read_jobs(data)
    assert time.process_time() - begin < 3


def test_three_thousand_rows_are_read_in_a_moment(read_jobs, xlsx):
    data = xlsx([HEADER, *[[n, f"Việc thứ {n} của kế hoạch", "Sở Nội vụ"] for n in range(3000)]])
    begin = time.process_time()
    assert len(read_jobs(data).rows) == 3000
    assert time.process_time() - begin < 2


@pytest.fixture(scope="module")
def sound_files(xlsx, xls, ods):
    return [build([HEADER, ["1", "Họp", "Sở"]]) for build in (xlsx, xls, ods)]


def attempt(data, jobs):
    with contextlib.suppress(SheetError):
        reader.read(data, "a.xlsx", jobs)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_refused_with_a_code(jobs, data):
    attempt(data, jobs)


@settings(deadline=None)
@given(st.binary(max_size=1200))
def test_random_bytes_in_a_compound_file_are_refused_with_a_code(jobs, data):
    attempt(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, jobs)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_with_a_code_or_read(jobs, sound_files, data):
    whole = bytearray(data.draw(st.sampled_from(sound_files)))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=12)):
        whole[place] = data.draw(st.integers(0, 255))
    attempt(bytes(whole[: data.draw(st.integers(1, len(whole)))]), jobs)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="TSNội dung,;\t\n\"'IV1.a)ạ()", max_size=200))
def test_any_text_is_refused_with_a_code_or_read(jobs, text):
    attempt(f"TT,Nội dung,Chủ trì\n{text}".encode(), jobs)
