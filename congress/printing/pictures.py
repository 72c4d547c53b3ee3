"""The pages of a PDF as pictures: our own before it goes out, and scans that came from outside."""

import io
import math
import threading
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from congress.printing.errors import PrintingError

SCALE = 1.5  # 108 points an inch: a page of a table reads at full size
GREYS = 16
QUALITY = 70  # of a scan's picture: in colour, as its seal is red
MOST_PAGES = 200
MOST_PIXELS = 3_000_000
LONGEST = 3_000  # pixels of a side
_LOCKED = {4, 5}  # PDFium: a password is asked for; protected in a way it does not know
_one_at_a_time = threading.Lock()  # the library that draws is not made for threads


@dataclass(frozen=True)
class ScanPage:
    """A page, counted from 1, of a PDF that came from outside."""

    pdf: bytes
    number: int


@dataclass(frozen=True)
class Drawn:
    """The picture of a page as JPEG, its size in pixels, and how many pages its file has."""

    image: bytes
    width: int
    height: int
    pages: int

    def __len__(self) -> int:
        return len(self.image)


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return width and height of the picture of every page, in pixels."""
    with _one_at_a_time, _opened(pdf) as document:
        sizes = [document.get_page_size(place) for place in range(len(document))]
    return [(round(width * SCALE), round(height * SCALE)) for width, height in sizes]


def picture(pdf: bytes, number: int) -> bytes:
    """Return a page, counted from 1, as PNG in greys. Raise LookupError for one it has not."""
    with _one_at_a_time, _opened(pdf) as document:
        if not 1 <= number <= len(document):
            raise LookupError(number)
        image = document[number - 1].render(scale=SCALE, grayscale=True).to_pil()
    file = io.BytesIO()
    image.quantize(GREYS).save(file, "PNG")
    return file.getvalue()


def scan_page(page: ScanPage) -> Drawn:
    """Return a page of a PDF from outside, within MOST_PAGES, MOST_PIXELS and LONGEST.

    It may take any time: the web draws through `viewer.draw`. Raise PrintingError: "encrypted",
    "damaged", or "no_page" for a page that it has not or that is not shown.
    """
    broken = import_module("pypdfium2").PdfiumError
    try:
        with _one_at_a_time, _opened(page.pdf) as document:
            pages = len(document)
            if pages and not 1 <= page.number <= min(pages, MOST_PAGES):
                raise PrintingError("no_page")
            image = _bounded(document[page.number - 1])
    except (broken, IndexError, ValueError) as error:
        locked = getattr(error, "err_code", None) in _LOCKED
        raise PrintingError("encrypted" if locked else "damaged", str(error)) from error
    file = io.BytesIO()
    image.save(file, "JPEG", quality=QUALITY, progressive=True)
    return Drawn(file.getvalue(), image.width, image.height, pages)


def _bounded(page: Any) -> Any:
    """Draw a page, smaller than SCALE where it is huge."""
    width, height = page.get_size()
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise ValueError(f"{width} x {height}")
    scale = min(SCALE, LONGEST / max(width, height), math.sqrt(MOST_PIXELS / (width * height)))
    return page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")


def _opened(pdf: bytes) -> Any:
    return import_module("pypdfium2").PdfDocument(pdf)  # only when a page is shown: 0.2 s
