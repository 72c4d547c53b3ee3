"""What a file is, by its content, and its refusal before any parser of spreadsheets sees it."""

import re
from typing import Literal

from congress.sheets import archive, compound
from congress.sheets.table import SheetError

Format = Literal["xlsx", "ods", "xls", "csv"]

MAX_BYTES = 20 * 1024 * 1024

_ZIP = b"PK\x03\x04"
_MARKUP = re.compile(rb"<(?:!doctype|html|\?xml|table|head|body|meta|svg|!--)", re.IGNORECASE)
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def check_size(size: int) -> None:
    """Raise SheetError when a file of `size` bytes is empty or larger than is read."""
    if size > MAX_BYTES:
        raise SheetError("too_big", size=size, limit=MAX_BYTES)
    if size == 0:
        raise SheetError("empty")


def format_of(data: bytes) -> Format:
    """Return what the bytes are, whatever the file is called; raise SheetError otherwise."""
    check_size(len(data))
    if data.startswith(_ZIP):
        return _zip_format(data)
    if data.startswith(compound.MAGIC):
        return _compound_format(data)
    if not data.strip():
        raise SheetError("empty")
    if _is_text(data):
        return "csv"
    raise SheetError("not_a_spreadsheet")


def _zip_format(data: bytes) -> Format:
    with archive.opened(data) as bundle:
        names = set(bundle.namelist())
        archive.check(data, bundle)
        if "encrypted-package" in names:
            raise SheetError("encrypted")
        kinds = names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
        if kinds == {"xl/workbook.xml"}:
            return "xlsx"
        if kinds == {"content.xml"} and archive.member(data, bundle, "mimetype").startswith(_ODS):
            if b"encryption-data" in archive.member(data, bundle, "META-INF/manifest.xml"):
                raise SheetError("encrypted")
            return "ods"
    raise SheetError("not_a_spreadsheet")


def _compound_format(data: bytes) -> Format:
    names = set(compound.stream_names(data))
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise SheetError("encrypted")
    if names & {"Workbook", "Book"}:
        return "xls"
    raise SheetError("not_a_spreadsheet")


def _is_text(data: bytes) -> bool:
    if data.startswith(_UTF16):
        return True
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:64]
    if start.startswith(_BINARY) or _MARKUP.match(start):
        return False
    return _CONTROL.search(data) is None
