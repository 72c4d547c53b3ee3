"""Checking a report before it is submitted: hard errors, and warnings that ask for an explanation.

A field's `warns` holds rules separated by spaces: "max:150", "min:1" (numbers), "not_less" (than in
the last accepted report), "not_past", "not_future" (days), "planned" (the planned day of the
congress), "clash" (a day that is a bad one for the congress), "file" (a paper without its scan).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from congress.core import dates
from congress.core.errors import N_
from congress.districts.rules import Clash, ClashKind
from congress.reporting.models import PARTS, FieldKind, ReportField
from congress.reporting.rules.sheets import WHY, YES_NO, Sheet, is_filled, key, number


@dataclass(frozen=True)
class Context:
    """What a report is checked against.

    `with_file` names the fields that have a scan, `clashes` are those of the day that is written.
    """

    today: date
    planned_on: date | None = None
    last: Sheet = field(default_factory=dict)
    with_file: Collection[str] = ()
    clashes: Sequence[Clash] = ()


@dataclass(frozen=True)
class Finding:
    """Something to mend (`is_error`) or to explain, in the cell `part` of a field."""

    code: str
    sentence: str
    is_error: bool = True
    part: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The cell where it shows."""
        return key(self.code, self.part)


def check(fields: Iterable[ReportField], sheet: Sheet, context: Context) -> list[Finding]:
    """All that stands in the way of a report; a warning that was explained does not."""
    found = (one for asked in fields for one in _of_field(asked, sheet, context))
    return [one for one in found if one.is_error or not sheet.get(key(one.code, WHY))]


def warnings(asked: ReportField, sheet: Sheet, context: Context) -> list[Finding]:
    """The warnings of one field, explained or not."""
    return [one for one in _of_field(asked, sheet, context) if not one.is_error]


def _of_field(asked: ReportField, sheet: Sheet, context: Context) -> Iterator[Finding]:
    if not is_filled(asked, sheet):
        if asked.is_required:
            yield Finding(asked.code, N_("Ô này cần được điền."))
        return
    errors = list(_MALFORMED.get(asked.kind, _nothing)(asked, sheet, context))
    yield from errors
    if not errors:
        yield from _warned(asked, sheet, context)


def _nothing(_asked: ReportField, _sheet: Sheet, _context: Context) -> Iterator[Finding]:
    yield from ()


def _bad_number(asked: ReportField, sheet: Sheet, _context: Context) -> Iterator[Finding]:
    if number(sheet[asked.code]) is None:
        yield Finding(asked.code, N_("Hãy nhập một số, ví dụ 1.250 hoặc 12,5."))


def _bad_day(asked: ReportField, sheet: Sheet, _context: Context) -> Iterator[Finding]:
    if dates.parse_exact(sheet[asked.code]) is None:
        yield Finding(asked.code, N_("Ngày chưa đúng; hãy gõ như 05/02/2024."))


def _bad_choice(asked: ReportField, sheet: Sheet, _context: Context) -> Iterator[Finding]:
    offered = YES_NO if asked.kind is FieldKind.YES_NO else asked.choices
    if sheet[asked.code] not in offered:
        yield Finding(asked.code, N_("Lựa chọn không hợp lệ."))


def _bad_paper(asked: ReportField, sheet: Sheet, context: Context) -> Iterator[Finding]:
    for part in ("", *PARTS[:2]):
        if not sheet.get(key(asked.code, part)):
            yield Finding(asked.code, N_("Văn bản cần đủ số, ngày và trích yếu."), part=part)
            return
    day = dates.parse_exact(sheet[key(asked.code, "on")])
    if day is None:
        yield Finding(asked.code, N_("Ngày chưa đúng; hãy gõ như 05/02/2024."), part="on")
    elif day > context.today:
        yield Finding(asked.code, N_("Ngày văn bản không thể sau hôm nay."), part="on")


_Checker = Callable[[ReportField, Sheet, Context], Iterator[Finding]]
_MALFORMED: dict[FieldKind, _Checker] = {
    FieldKind.NUMBER: _bad_number,
    FieldKind.DATE: _bad_day,
    FieldKind.YES_NO: _bad_choice,
    FieldKind.CHOICE: _bad_choice,
    FieldKind.PAPER: _bad_paper,
}


def _warned(asked: ReportField, sheet: Sheet, context: Context) -> Iterator[Finding]:
    for rule in (asked.warns or "").split():
        name, _, given = rule.partition(":")
        found = _WARNINGS[name](asked, sheet, context, given) if name in _WARNINGS else None
        if found is not None:
            yield found


def _warning(asked: ReportField, sentence: str, **values: str) -> Finding:
    return Finding(asked.code, sentence, is_error=False, values=values)


def _max(asked: ReportField, sheet: Sheet, _context: Context, given: str) -> Finding | None:
    value, limit = number(sheet.get(asked.code, "")), number(given)
    if value is None or limit is None or value <= limit:
        return None
    return _warning(asked, N_("Vượt mức {limit} thường có."), limit=given)


def _min(asked: ReportField, sheet: Sheet, _context: Context, given: str) -> Finding | None:
    value, limit = number(sheet.get(asked.code, "")), number(given)
    if value is None or limit is None or value >= limit:
        return None
    return _warning(asked, N_("Dưới mức {limit} thường có."), limit=given)


def _whole(asked: ReportField, sheet: Sheet, _context: Context, _given: str) -> Finding | None:
    value = number(sheet.get(asked.code, ""))
    odd = value is not None and value != int(value)
    return _warning(asked, N_("Số đếm thường là số nguyên.")) if odd else None


def _not_less(asked: ReportField, sheet: Sheet, context: Context, _given: str) -> Finding | None:
    value, last = number(sheet.get(asked.code, "")), number(context.last.get(asked.code, ""))
    if value is None or last is None or value >= last:
        return None
    before = context.last[asked.code]
    return _warning(asked, N_("Ít hơn lần đã tiếp nhận ({last})."), last=before)


def _not_past(asked: ReportField, sheet: Sheet, context: Context, _given: str) -> Finding | None:
    day = dates.parse_exact(sheet.get(asked.code, ""))
    late = day is not None and day < context.today
    return _warning(asked, N_("Ngày này đã qua.")) if late else None


def _not_future(asked: ReportField, sheet: Sheet, context: Context, _given: str) -> Finding | None:
    day = dates.parse_exact(sheet.get(asked.code, ""))
    early = day is not None and day > context.today
    return _warning(asked, N_("Ngày này chưa đến.")) if early else None


def _planned(asked: ReportField, sheet: Sheet, context: Context, _given: str) -> Finding | None:
    day, planned = dates.parse_exact(sheet.get(asked.code, "")), context.planned_on
    if day is None or planned is None or day == planned:
        return None
    return _warning(asked, N_("Khác ngày dự kiến đang ghi ({day})."), day=dates.short(planned))


_CLASHES = {
    ClashKind.LEADER: N_("Ngày này {about} còn cần dự ở đơn vị khác."),
    ClashKind.AFTER_LIMIT: N_("Sau ngày cuối phải tổ chức xong ({about})."),
    ClashKind.HOLIDAY: N_("Trùng ngày nghỉ: {about}."),
    ClashKind.WEEKEND: N_("Trùng ngày không làm việc."),
    ClashKind.INSPECTION: N_("Trùng ngày đoàn kiểm tra làm việc."),
}


def _clash(asked: ReportField, _sheet: Sheet, context: Context, _given: str) -> Finding | None:
    clash = next(iter(context.clashes), None)
    return _warning(asked, _CLASHES[clash.kind], about=clash.about) if clash else None


def _file(asked: ReportField, _sheet: Sheet, context: Context, _given: str) -> Finding | None:
    missing = asked.code not in context.with_file
    return _warning(asked, N_("Chưa kèm tệp của văn bản.")) if missing else None


_Warner = Callable[[ReportField, Sheet, Context, str], Finding | None]
_WARNINGS: dict[str, _Warner] = {
    "max": _max,
    "min": _min,
    "whole": _whole,
    "not_less": _not_less,
    "not_past": _not_past,
    "not_future": _not_future,
    "planned": _planned,
    "clash": _clash,
    "file": _file,
}


def is_rule(text: str) -> bool:
    """Whether a field's `warns` is made of known rules only, with their numbers."""
    rules = [rule.partition(":") for rule in text.split()]
    return all(
        name in _WARNINGS and (number(given) is not None if name in {"max", "min"} else not given)
        for name, _, given in rules
    )
