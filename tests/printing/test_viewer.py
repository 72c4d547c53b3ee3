"""Pages of PDFs from outside: drawn within bounds, in a process of their own, or not at all."""

import io
import threading
import time

import pytest
from PIL import Image

from congress.printing.errors import UNSHOWN, PrintingError
from congress.printing.pictures import LONGEST, MOST_PAGES, MOST_PIXELS, ScanPage, scan_page
from congress.printing.press import Press
from congress.printing.viewer import MEMORY, WAITING, Viewer
from tests.support.scans import BROKEN, endless, scan


def test_a_page_comes_as_a_picture_with_the_number_of_pages():
    drawn = scan_page(ScanPage(scan(3), 2))
    picture = Image.open(io.BytesIO(drawn.image))
    assert (picture.format, picture.size) == ("JPEG", (drawn.width, drawn.height))
    assert (drawn.width, drawn.height, drawn.pages) == (893, 1263, 3)


@pytest.mark.parametrize(
    "size", [(14_400, 14_400), (2_000_000, 2_000_000), (200_000, 1), (1, 200_000), (0.001, 0.001)]
)
def test_a_huge_or_tiny_page_is_a_picture_within_bounds(size):
    drawn = scan_page(ScanPage(scan(1, size), 1))
    assert 1 <= drawn.width * drawn.height <= MOST_PIXELS * 1.01
    assert max(drawn.width, drawn.height) <= LONGEST


@pytest.mark.parametrize(
    ("pdf", "number", "code"),
    [
        (scan(2), 0, "no_page"),
        (scan(2), 3, "no_page"),
        (scan(MOST_PAGES + 1), MOST_PAGES + 1, "no_page"),
        (scan(1, secret="x"), 1, "encrypted"),
        (BROKEN, 1, "damaged"),
        (scan(30)[:900], 1, "damaged"),
        (b"<html></html>", 1, "damaged"),
        (b"", 1, "damaged"),
        (scan(0), 1, "damaged"),
    ],
)
def test_what_cannot_be_shown_has_a_reason(pdf, number, code):
    with pytest.raises(PrintingError) as caught:
        scan_page(ScanPage(pdf, number))
    assert caught.value.code == code
    assert code == "no_page" or code in UNSHOWN


class Drawing:
    """A press that only counts, and draws when it may."""

    def __init__(self):
        self.asked, self.may, self.fails = [], threading.Event(), ""
        self.may.set()

    def draw(self, page, _timeout):
        self.asked.append(page.number)
        assert self.may.wait(10)
        if self.fails:
            raise PrintingError(self.fails)
        return scan_page(page)


@pytest.fixture
def drawing():
    return Drawing()


def test_a_page_that_was_just_drawn_is_not_drawn_again(drawing):
    viewer = Viewer(drawing)
    first, second = (viewer.draw("a", 1, scan) for _ in range(2))
    assert first is second
    viewer.draw("b", 1, scan)
    assert drawing.asked == [1, 1]


@pytest.mark.parametrize("code", ["timeout", "failed"])
def test_a_page_that_stalled_is_refused_for_a_while_without_trying(drawing, code):
    viewer = Viewer(drawing)
    drawing.fails = code
    for _ in range(2):
        with pytest.raises(PrintingError, match=code):
            viewer.draw("a", 1, scan)
    assert drawing.asked == [1]
    drawing.fails = ""
    assert viewer.draw("a", 2, lambda: scan(2)).pages == 2


def test_those_who_wait_are_few_and_the_others_are_told_at_once(drawing):
    viewer = Viewer(drawing)
    drawing.may.clear()
    ask = {"target": viewer.draw, "args": ("a", 1, scan), "daemon": True}
    waiting = [threading.Thread(**ask) for _ in range(WAITING)]
    for one in waiting:
        one.start()
    while viewer._door._value:
        time.sleep(0.01)
    with pytest.raises(PrintingError, match="busy"):
        viewer.draw("a", 1, scan)
    drawing.may.set()
    for one in waiting:
        one.join(10)
    assert drawing.asked == [1]


def test_who_waits_too_long_for_a_turn_is_told(drawing):
    viewer = Viewer(drawing)
    assert viewer._turn.acquire(timeout=1)
    with pytest.raises(PrintingError, match="busy"):
        viewer.draw("a", 1, scan, patience=0.05)
    assert drawing.asked == []


@pytest.mark.slow
def test_a_page_without_end_is_stopped_and_the_next_one_is_drawn():
    press = Press(memory=MEMORY)
    viewer = Viewer(press)
    try:
        assert viewer.draw("whole", 1, scan).pages == 1
        began = time.monotonic()
        with pytest.raises(PrintingError) as caught:
            viewer.draw("endless", 1, endless, patience=1)
        assert caught.value.code in {"timeout", "failed"}
        assert time.monotonic() - began < 5
        assert viewer.draw("next", 2, lambda: scan(2)).pages == 2
    finally:
        press.stop()
