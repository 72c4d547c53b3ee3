"""The few bytes of a one-page PDF that stands for a scan in the demo."""

from congress.core.text import fold

_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)
_PARTS = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    _PAGE,
)


def small_pdf(title: str) -> bytes:
    """Return one A4 page that bears a title, without accents, and says that it is a sample."""
    words = "".join(char for char in fold(title) if char.isascii() and char not in "()\\")
    text = f"BT /F 14 Tf 60 760 Td (Ban minh hoa: {words}) Tj ET".encode()
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate((*_PARTS, stream), start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(places) + 1
    return (
        made
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        % (
            count,
            table,
            count,
        )
        + b"startxref\n%d\n%%%%EOF\n" % len(made)
    )
