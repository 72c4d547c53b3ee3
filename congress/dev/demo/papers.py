"""The few bytes of a PDF that stands for a scan in the demo."""

from congress.core.text import fold

_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
    b" /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)


def small_pdf(title: str, pages: int = 1) -> bytes:
    """Return A4 pages that bear a title, without accents, and say that they are a sample."""
    words = "".join(char for char in fold(title) if char.isascii() and char not in "()\\")
    kids, drawn = [], []
    for number in range(1, pages + 1):
        place = 1 + 2 * number
        kids.append(b"%d 0 R" % place)
        drawn += [_PAGE % (place + 1), _text(f"Ban minh hoa: {words}, trang {number}")]
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), pages)
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *drawn])


def _text(words: str) -> bytes:
    text = f"BT /F 14 Tf 60 760 Td ({words}) Tj ET".encode()
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)


def _file(parts: list[bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(places) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(made))
    return made + head + tail
