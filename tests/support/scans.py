"""PDFs as they come from outside: whole, of many or huge pages, locked, broken, without end."""

import io
from collections.abc import Iterable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
)

BROKEN = b"%PDF-1.4\n%%EOF\n"
A4 = (595, 842)


def scan(pages: int = 1, size: tuple[float, float] = A4, *, secret: str = "") -> bytes:
    """Return a PDF of blank pages, in points; with a secret it asks for it."""
    made = PdfWriter()
    for _ in range(pages):
        made.add_blank_page(*size)
    if secret:
        made.encrypt(secret)
    return _written(made)


def endless(depth: int = 12, times: int = 10) -> bytes:
    """Return a few kB whose one page draws a form of forms: `times` to the power of `depth`."""
    made = PdfWriter()
    page = made.add_blank_page(*A4)
    inner = made._add_object(_form(b"0 0 m 500 700 l 10 400 l h f ", ()))
    for _ in range(depth):
        inner = made._add_object(_form(b"/F Do " * times, (inner,)))
    page[NameObject("/Contents")] = made._add_object(_form(b"/F Do", (inner,)))
    page[NameObject("/Resources")] = _resources((inner,))
    return _written(made)


def _form(drawn: bytes, inner: Iterable[IndirectObject]) -> StreamObject:
    form = StreamObject()
    form.set_data(drawn)
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(NumberObject(one) for one in (0, 0, *A4))
    form[NameObject("/Resources")] = _resources(inner)
    return form


def _resources(inner: Iterable[IndirectObject]) -> DictionaryObject:
    drawn = DictionaryObject({NameObject("/F"): one for one in inner})
    return DictionaryObject({NameObject("/XObject"): drawn})


def _written(made: PdfWriter) -> bytes:
    file = io.BytesIO()
    made.write(file)
    return file.getvalue()
