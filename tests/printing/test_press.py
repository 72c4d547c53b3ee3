"""The process that prints for the web."""

import pytest

from congress.printing import press
from congress.printing.bundle import Bundle, Member
from congress.printing.errors import PrintingError
from congress.printing.paper import Paragraph
from congress.printing.pdf import steps
from congress.printing.press import Press, print_in_worker

pytestmark = pytest.mark.slow


def test_it_prints_in_another_process(make_plan):
    assert print_in_worker(make_plan(2)).startswith(b"%PDF")


def test_a_paper_that_takes_too_long_is_stopped_and_the_next_one_prints(make_plan):
    with pytest.raises(PrintingError, match="timeout"):
        print_in_worker(make_plan(400), timeout=0.2)
    assert print_in_worker(make_plan(1)).startswith(b"%PDF")


def test_the_reason_of_a_refusal_comes_back(make_plan):
    with pytest.raises(PrintingError) as caught:
        print_in_worker(make_plan(1, blocks=(Paragraph("a" * 1_001),)))
    assert caught.value.code == "text_too_long"


def test_a_process_that_died_is_replaced(make_plan):
    own = Press()
    try:
        assert own.print(make_plan(1), 60)
        own._process.kill()
        own._process.join()
        assert own.print(make_plan(1), 60).startswith(b"%PDF")
    finally:
        own.stop()


def test_a_process_is_recycled_after_its_papers(make_plan, monkeypatch):
    monkeypatch.setattr(press, "PAPERS_PER_PROCESS", 1)
    own = Press()
    try:
        own.print(make_plan(1), 60)
        first = own._process.pid
        own.print(make_plan(1), 60)
        assert own._process.pid != first
    finally:
        own.stop()


def test_when_every_press_is_taken_the_answer_is_busy(make_plan):
    assert press._free.acquire(timeout=5)
    try:
        with pytest.raises(PrintingError, match="busy"):
            print_in_worker(make_plan(1), timeout=0.1)
    finally:
        press._free.release()


def test_it_tells_how_many_papers_are_laid_out(make_plan):
    own, heard = Press(), []
    bundle = Bundle("Các kế hoạch", (Member(make_plan(2), "a"), Member(make_plan(2), "b")))
    try:
        assert own.print(bundle, 60, heard.append).startswith(b"%PDF")
    finally:
        own.stop()
    assert [step for step in heard if step is not None] == [1, 2]
    assert steps(bundle) == 3


def test_who_hears_of_it_may_give_it_up_and_the_process_is_killed(make_plan):
    own = Press()
    killed = []

    def give_up(done):
        if done is None:
            killed.append(own._process)
            raise LookupError

    try:
        with pytest.raises(LookupError):
            own.print(make_plan(400), 60, give_up)
        assert own._process is None
        assert not killed[0].is_alive()
    finally:
        own.stop()
