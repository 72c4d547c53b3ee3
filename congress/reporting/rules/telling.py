"""The answers of a report as sentences of an official paper, in Vietnamese.

The pattern of a sentence may hold {value}, and of a paper {on} ("ngày 05 tháng 02 năm 2024"), {by}
(", do … ký") and {subject}. One that begins with a small letter is said of the unit: "đã thành
lập …" becomes "Huyện Tràng Định đã thành lập …".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from congress.core import dates
from congress.core.text import capital, small
from congress.reporting.models import FieldKind, ReportField
from congress.reporting.rules.sheets import NO, WHY, Sheet, key, number, said

Patterns = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Teller:
    """Who tells ("huyện Tràng Định"), how, and what the last accepted report said.

    `since` is what the last report is called: "kỳ 1"; empty when there was none.
    """

    unit: str
    patterns: Patterns = field(default_factory=dict)
    last: Sheet = field(default_factory=dict)
    since: str = ""


def told(asked: ReportField, sheet: Sheet, teller: Teller) -> str:
    """One answer as a whole sentence; empty when the field was not answered."""
    words = said(asked, sheet)
    if not words:
        return ""
    pattern = _pattern(asked, sheet, teller)
    filled = pattern.format(**_pieces(asked, sheet, words)) if pattern else _plain(asked, words)
    sentence = f"{filled.strip()}{_since(asked, sheet, teller)}{_reason(asked, sheet)}"
    return _closed(_said_of(teller.unit, sentence))


def _pattern(asked: ReportField, sheet: Sheet, teller: Teller) -> str:
    yes, no = teller.patterns.get(f"{asked.code} {asked.label}", ("", ""))
    is_no = asked.kind is FieldKind.YES_NO and sheet.get(asked.code) == NO
    return no if is_no and no else "" if is_no else yes


def _pieces(asked: ReportField, sheet: Sheet, words: str) -> dict[str, str]:
    on, subject, signer = (
        sheet.get(key(asked.code, part), "").strip() for part in ("on", "subject", "signer")
    )
    return {
        "value": _value(asked, sheet, words),
        "on": _day(on) if on else "<ngày văn bản>",
        "by": f", do {signer} ký" if signer else "",
        "subject": _small(subject) or "<trích yếu>",
    }


def _value(asked: ReportField, sheet: Sheet, words: str) -> str:
    if asked.kind is FieldKind.PAPER:
        return sheet.get(asked.code, "") or "<số>"
    if asked.kind is FieldKind.DATE:
        return _day(words)
    if asked.kind is FieldKind.CHOICE:
        return _small(words)
    return words.strip()


def _day(typed: str) -> str:
    day = dates.parse_exact(typed)
    return dates.long(day) if day else typed


def _plain(asked: ReportField, words: str) -> str:
    """A field without a sentence of its own is told by its label."""
    value = _day(words) if asked.kind is FieldKind.DATE else words
    return f"{capital(asked.label)}: {value.strip()}"


def _since(asked: ReportField, sheet: Sheet, teller: Teller) -> str:
    """How a number or a choice moved since the last report."""
    before = said(asked, teller.last)
    if not teller.since or not before or before == said(asked, sheet):
        return ""
    if asked.kind is FieldKind.NUMBER:
        new, old = number(sheet.get(asked.code, "")), number(teller.last.get(asked.code, ""))
        return _moved(new, old, teller.since)
    if asked.kind in {FieldKind.CHOICE, FieldKind.DATE}:
        told_before = _day(before) if asked.kind is FieldKind.DATE else _small(before)
        return f" ({teller.since}: {told_before})"
    return ""


def _moved(new: Decimal | None, old: Decimal | None, since: str) -> str:
    if new is None or old is None or new == old:
        return ""
    way = "tăng" if new > old else "giảm"
    return f", {way} {written(abs(new - old))} so với {since}"


def written(value: Decimal) -> str:
    """A number as papers write it: "1.250", "12,5"."""
    whole, _, rest = f"{value.normalize():,f}".partition(".")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def _reason(asked: ReportField, sheet: Sheet) -> str:
    why = sheet.get(key(asked.code, WHY), "").strip().rstrip(".")
    return f" (lý do: {_small(why)})" if why and asked.kind is not FieldKind.PAPER else ""


def _said_of(unit: str, sentence: str) -> str:
    return f"{capital(unit)} {sentence}" if sentence[:1].islower() else sentence


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", ":", ";")) else f"{sentence}."


def _small(text: str) -> str:
    """The text inside a sentence; a word in capitals, such as UBND, stays as it is."""
    is_name = text[1:2].isupper()
    return text if is_name else small(text)
