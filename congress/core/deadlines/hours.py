"""Hours of the day: 15h, 15h00, 15:00, 8 giờ 30 phút, 2 giờ chiều."""

from datetime import time
from typing import NamedTuple

from congress.core.deadlines.tokens import Reader


class Hour(NamedTuple):
    """An hour as written; no value for 24h, the end of the day; `possible` false for 25h.

    `spans`: it is the end of a span of hours such as "15h - 17h".
    """

    value: time | None
    possible: bool = True
    spans: bool = False


def hour(reader: Reader) -> Hour | None:
    """Read an hour, or the last one of "15h - 17h"."""
    found = reader.attempt(_single)
    if found is None:
        return None
    later = reader.attempt(_later)
    return found if later is None else later._replace(spans=True)


def _later(reader: Reader) -> Hour | None:
    return _single(reader) if reader.words("-", "den") else None


def _single(reader: Reader) -> Hour | None:
    reader.skip("vao", "luc", "hoi")
    written = reader.number(0, 99)
    if written is None:
        return None
    minute = reader.first(_after_colon, _after_letter, _after_word)
    if minute is None:
        return None
    return _made(_of_half_day(reader, written), minute)


def _made(written: int, minute: int) -> Hour:
    if (written, minute) == (24, 0):
        return Hour(None)
    if written > 23 or minute > 59:
        return Hour(None, possible=False)
    return Hour(time(written, minute))


def _of_half_day(reader: Reader, written: int) -> int:
    reader.skip("buoi")
    if reader.words("chieu", "toi"):
        return written + 12 if written < 12 else written
    reader.skip("sang", "trua")
    return written


def _after_colon(reader: Reader) -> int | None:
    if not reader.peek().glued or not reader.words(":") or len(reader.peek().text) != 2:
        return None
    minute = reader.number(0, 99)
    if reader.peek().text == ":" and reader.peek(1).glued:
        reader.at += 2
    return minute


def _after_letter(reader: Reader) -> int | None:
    if not reader.words("h", "g"):
        return None
    minute = reader.number(0, 99) if reader.peek().glued else 0
    reader.skip("'", "p", "ph", "phut")
    return minute or 0


def _after_word(reader: Reader) -> int | None:
    if not reader.words("gio"):
        return None
    return reader.attempt(_minutes) or 0


def _minutes(reader: Reader) -> int | None:
    minute = reader.number(0, 99)
    if reader.words("phut", "'"):
        return minute
    return None if reader.peek().text in {"/", "-", ".", "thang"} else minute
