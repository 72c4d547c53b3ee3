"""The pages of a PDF as pictures, to be looked at before it goes out."""

import io
import threading
from importlib import import_module
from typing import Any

SCALE = 1.5  # 108 points an inch: a page of a table reads at full size
GREYS = 16
_one_at_a_time = threading.Lock()  # the library that draws is not made for threads


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


def _opened(pdf: bytes) -> Any:
    return import_module("pypdfium2").PdfDocument(pdf)  # only when a page is shown: 0.2 s
