"""The list of delegates as an official paper: the figures before, the list as a wide annex."""

from collections.abc import Sequence
from itertools import groupby

from congress.congresses.models import Committee, Congress
from congress.congresses.papers import BLANK_STORE, letterhead, place_of, title_of
from congress.congresses.rules import roman
from congress.delegates.models import Delegate, Sex
from congress.delegates.rules import reading
from congress.delegates.rules.gaps import Gap, Gaps
from congress.printing.paper import (
    Annex,
    Bullet,
    Column,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    TableBlock,
)
from congress.units.models import Unit

KIND = "DANH SÁCH"
COLUMNS = (
    Column("TT", 4.5, "center"),
    Column("Họ và tên", 17),
    Column("Nam, sinh năm", 8, "center"),
    Column("Nữ, sinh năm", 8, "center"),
    Column("Dân tộc", 8),
    Column("Tôn giáo", 8),
    Column("Đảng viên", 6, "center"),
    Column("Văn hóa, chuyên môn", 12),
    Column("Lý luận chính trị", 8),
    Column("Nghề nghiệp, chức vụ, đơn vị công tác", 20),
    Column("Loại đại biểu", 9),
    Column("Ghi chú", 11),
)
_SHARES = {
    Gap.WOMEN: "nữ",
    Gap.YOUNG: "từ 35 tuổi trở xuống",
    Gap.PARTY: "đảng viên",
    Gap.PRESTIGIOUS: "người có uy tín",
}


def roster_paper(
    congress: Congress,
    rows: Sequence[Delegate],
    gaps: Gaps,
    *,
    committee: Committee | None,
    unit: Unit | None,
    by_unit: bool,
) -> Paper:
    """Build the list of delegates; `unit` sends it upward, else the congress's committee signs.

    `rows` stand in the order of the list; `by_unit` puts a heading over each sender. Number and
    day stay open for the register.
    """
    sender = unit or congress.unit
    body, symbol = _body(committee, sender, is_sent=unit is not None)
    return Paper(
        parent_body=(committee.parent_body or None) if committee and unit is None else None,
        body=body,
        symbol=symbol,
        place=place_of(sender),
        year=congress.year,
        kind=KIND,
        subject=f"Đại biểu {_from(unit)}dự {title_of(congress)}",
        blocks=_figures(gaps),
        annexes=(Annex("DANH SÁCH ĐẠI BIỂU", (TableBlock(_table(rows, by_unit=by_unit)),)),),
        recipients=_recipients(committee, unit),
        signature=_signature(committee, unit),
    )


def _from(unit: Unit | None) -> str:
    return f"{unit.name} " if unit is not None else ""


def _body(committee: Committee | None, sender: Unit, *, is_sent: bool) -> tuple[str, str]:
    if committee is None or is_sent:
        return f"Ủy ban nhân dân {sender.name}", "DS-UBND"
    head = letterhead(committee, "DS")
    return head["body"], head["symbol"]


def _signature(committee: Committee | None, unit: Unit | None) -> Signature:
    if committee is None or unit is not None:
        return Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
    return Signature((f"TM. {committee.name.upper()}", "TRƯỞNG BAN"))


def _recipients(committee: Committee | None, unit: Unit | None) -> tuple[str, ...]:
    above = ("Ban Tổ chức Đại hội",) if unit is not None or committee is None else ()
    return (*above, "Ban thẩm tra tư cách đại biểu", f"Lưu: VT, {BLANK_STORE}")


def _figures(gaps: Gaps) -> tuple[Paragraph | Bullet, ...]:
    """The composition in words: totals, kinds, shares of the official delegates, ethnic groups."""
    counted = f"Danh sách có {gaps.total} người: {gaps.official} đại biểu chính thức"
    kinds = [
        f"{reading.KIND_WORDS[kind].lower()} {count}"
        for kind in reading.KIND_WORDS
        if (count := gaps.kinds.get(kind, 0)) and kind.value != "guest"
    ]
    said = f" ({', '.join(kinds)})" if kinds else ""
    blocks: list[Paragraph | Bullet] = [
        Paragraph(f"{counted}{said}, {gaps.guests} khách mời. Trong số đại biểu chính thức:")
    ]
    blocks += [
        Bullet(f"{_SHARES[share.gap].capitalize()}: {share.count} ({_percent(share.percent)})")
        for share in gaps.shares
    ]
    groups = ", ".join(f"{name} {count}" for name, count in gaps.groups.items())
    if groups:
        blocks.append(Bullet(f"Thành phần dân tộc: {groups}"))
    return tuple(blocks)


def _percent(value: float) -> str:
    return f"{value:.1f}%".replace(".", ",")


def _table(rows: Sequence[Delegate], *, by_unit: bool) -> Table:
    if not by_unit:
        return Table(COLUMNS, tuple(_row(place, row) for place, row in enumerate(rows, start=1)))
    found: list[Row] = []
    place = 0
    for number, (name, group) in enumerate(groupby(rows, key=sent_by), start=1):
        members = list(group)
        found.append(Row((roman(number), f"{name} ({len(members)} đại biểu)"), "part"))
        for row in members:
            place += 1
            found.append(_row(place, row))
    return Table(COLUMNS, tuple(found))


def sent_by(row: Delegate) -> str:
    """Who sends a delegate, as the list names it."""
    return row.sender or row.unit.name


def _row(place: int, row: Delegate) -> Row:
    born = reading.Birth(row.birth_year, row.birth_on).text or "…"
    learned = "; ".join(part for part in (row.education, row.profession) if part)
    works = "; ".join(part for part in (row.occupation, row.agency) if part)
    notes = [reading.honours_text(row), row.commendation, row.note]
    return Row(
        (
            str(place),
            row.full_name,
            born if row.sex is Sex.MALE else "",
            born if row.sex is Sex.FEMALE else "",
            row.ethnic,
            row.religion,
            "x" if row.is_party else "",
            learned,
            row.theory,
            works,
            reading.KIND_WORDS[row.kind],
            "; ".join(part for part in notes if part),
        )
    )
