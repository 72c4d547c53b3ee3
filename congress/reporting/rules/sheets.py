"""The cells of a report: their keys, which fields apply, what differs, how a value reads."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from congress.core import dates
from congress.core.errors import N_
from congress.reporting.models import PARTS, FieldKind, ReportField

Sheet = Mapping[str, str]


class Asked(Protocol):
    """A question of a form, as it is or as it stood: what reading an answer depends on."""

    @property
    def code(self) -> str:
        """The key of its cells."""

    @property
    def label(self) -> str:
        """Its words."""

    @property
    def kind(self) -> FieldKind:
        """What it asks for."""

    @property
    def choices(self) -> Sequence[str]:
        """The answers that are offered."""

    @property
    def applies(self) -> Sequence[str]:
        """The forms of congress it is meant for; none named: all."""


WHY = "why"
YES, NO = "yes", "no"
YES_NO = {YES: N_("Có"), NO: N_("Không")}
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{3}){1,3}(,[0-9]{1,4})?|[0-9]{1,12}([,.][0-9]{1,4})?")


def key(code: str, part: str = "") -> str:
    """The key of a cell: "qd_bcd" for the value, "qd_bcd__on" for a part of it."""
    return f"{code}__{part}" if part else code


def parts_of(kind: FieldKind) -> tuple[str, ...]:
    """The cells that hold the value of a field."""
    return ("", *PARTS) if kind is FieldKind.PAPER else ("",)


def written(field: ReportField, part: str, text: str, today: date) -> str:
    """What is kept of a cell as typed: a day in full, also where its year has two digits."""
    is_day = part == "on" or (field.kind is FieldKind.DATE and not part)
    day = dates.parse_typed(text, today) if is_day else None
    return dates.short(day) if day else text


def applies_to(applies: Sequence[str] | None, form: str) -> bool:
    """Whether a field or a form of report is meant for a form of congress; none named: for all."""
    return not applies or form in applies


def is_filled(field: Asked, sheet: Sheet) -> bool:
    """Whether anything was answered."""
    return any(sheet.get(key(field.code, part)) for part in parts_of(field.kind))


def number(text: str) -> Decimal | None:
    """Read a number as it is written here: "1.250", "12,5", "12.5"; None when it is not one."""
    typed = text.strip()
    if not typed.isascii() or not _NUMBER.fullmatch(typed):
        return None
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", typed):
        typed = typed.replace(".", "")
    return Decimal(typed.replace(",", "."))


@dataclass(frozen=True)
class Change:
    """A field whose value differs between two sheets, in words."""

    field: ReportField
    old: str
    new: str


def changes(fields: Iterable[ReportField], old: Sheet, new: Sheet) -> list[Change]:
    """The fields that differ, in the order of the form."""
    found = ((field, said(field, old), said(field, new)) for field in fields)
    return [Change(field, before, after) for field, before, after in found if before != after]


def said(field: Asked, sheet: Sheet) -> str:
    """The value of a field in (Vietnamese) words, as papers and comparisons show it."""
    value = sheet.get(field.code, "")
    if field.kind is FieldKind.YES_NO:
        return YES_NO.get(value, value)
    if field.kind is FieldKind.DATE:
        day = dates.parse_exact(value)
        return dates.short(day) if day else value
    if field.kind is FieldKind.PAPER:
        return _paper(field, sheet)
    return value


def _paper(field: Asked, sheet: Sheet) -> str:
    on, subject, signer = (sheet.get(key(field.code, part), "") for part in PARTS)
    named = " ".join(
        word for word in (sheet.get(field.code, ""), f"ngày {on}" if on else "", subject) if word
    )
    return f"{named} (người ký: {signer})" if signer else named
