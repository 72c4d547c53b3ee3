"""The members of a committee on a day as an official paper: danh sách thành viên."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from congress.congresses.models import Committee, CommitteeKind, Congress, MemberRole, Membership
from congress.congresses.rules import Decided, Decision, post_of, roman
from congress.core import dates
from congress.printing.paper import Column, Paper, Paragraph, Row, Signature, Table, TableBlock
from congress.units.models import Unit

KIND = "DANH SÁCH"
COLUMNS = (
    Column("TT", 6, "center"),
    Column("Họ và tên", 28),
    Column("Chức vụ, cơ quan công tác", 42),
    Column("Nhiệm vụ được phân công", 24),
)
BLANK_DECISION = "<số quyết định thành lập>"
BLANK_POST = "<chức vụ, cơ quan>"
BLANK_STORE = "<đơn vị soạn>"

_BOARD = ("Trưởng ban", "Phó Trưởng ban Thường trực", "Phó Trưởng ban", "Thư ký", "Thành viên")
_SUB = (
    "Trưởng Tiểu ban",
    "Phó Trưởng Tiểu ban Thường trực",
    "Phó Trưởng Tiểu ban",
    "Thư ký",
    "Thành viên",
)
_GROUP = ("Tổ trưởng", "Tổ phó Thường trực", "Tổ phó", "Thư ký", "Thành viên")
_ROLES = {
    CommitteeKind.STEERING: _BOARD,
    CommitteeKind.ORGANISING: _BOARD,
    CommitteeKind.SUBCOMMITTEE: _SUB,
    CommitteeKind.SUPPORT: _GROUP,
}
_ON_BEHALF = {
    CommitteeKind.STEERING: "TM. BAN CHỈ ĐẠO",
    CommitteeKind.ORGANISING: "TM. BAN TỔ CHỨC",
    CommitteeKind.SUBCOMMITTEE: "TM. TIỂU BAN",
    CommitteeKind.SUPPORT: "TM. TỔ GIÚP VIỆC",
}


def title_of(congress: Congress) -> str:
    """What papers call a congress: "Đại hội đại biểu các dân tộc thiểu số tỉnh … lần thứ IV …"."""
    name = f"Đại hội đại biểu các dân tộc thiểu số {congress.unit.name}"
    return f"{name} lần thứ {roman(congress.ordinal)}, năm {congress.year}"


class Letterhead(TypedDict):
    """Who issues a paper, as its head says it, and the sign that follows its number."""

    parent_body: str | None
    body: str
    symbol: str


def letterhead(issuer: Committee | None, kind: str) -> Letterhead:
    """The head of a committee's paper, `kind` as in "BC"; blank where there is no committee."""
    if issuer is None:
        return Letterhead(parent_body=None, body="", symbol="")
    return Letterhead(
        parent_body=issuer.parent_body or None,
        body=issuer.official_name or issuer.name,
        symbol=f"{kind}-{issuer.symbol}" if issuer.symbol else "",
    )


def place_of(unit: Unit) -> str:
    """Where a unit's papers are dated: its name without the word of its level."""
    return unit.name.removeprefix(f"{unit.level.name} ")


def filed_by(issuer: Committee | None) -> str:
    """The last line of "Nơi nhận": the standing agency keeps the paper, else a blank for it."""
    agency = issuer.standing_agency if issuer is not None else None
    return f"Lưu: VT, {(agency.short_name or agency.name) if agency is not None else BLANK_STORE}"


def members_paper(
    committee: Committee, sitting: Sequence[Membership], day: date, decided: Sequence[Decided]
) -> Paper:
    """Build the list of who sits on a day; `decided` are the papers in force by then, in order.

    The head of that day signs. Number and day stay open: they come from the register.
    """
    head = letterhead(committee, "DS")
    return Paper(
        **head,
        place=place_of(committee.congress.unit),
        year=committee.congress.year,
        kind=KIND,
        subject=f"Thành viên {head['body']} (tính đến {dates.long(day)})",
        grounds=_grounds(committee, decided),
        blocks=_blocks(committee, sitting),
        recipients=(f"Các thành viên {committee.name}", filed_by(committee)),
        signature=_signature(committee, sitting),
    )


def _grounds(committee: Committee, decided: Sequence[Decided]) -> tuple[str, ...]:
    founding = Decision(committee.decision_number or BLANK_DECISION, committee.decision_on)
    named = [one.decision for one in decided if one.decision is not None]
    later = [one for one in named if one.number != founding.number]
    first = _ground(founding, f"thành lập {committee.name}")
    return (first, *(_ground(one, f"kiện toàn {committee.name}") for one in later))


def _ground(decision: Decision, about: str) -> str:
    day = f" {dates.long(decision.on)}" if decision.on else ""
    return f"Căn cứ Quyết định số {decision.number}{day} về việc {about}"


def _blocks(
    committee: Committee, sitting: Sequence[Membership]
) -> tuple[Paragraph | TableBlock, ...]:
    if not sitting:
        return ()
    table = Table(
        COLUMNS, tuple(_row(committee, place, seat) for place, seat in enumerate(sitting, start=1))
    )
    return (TableBlock(table), Paragraph(f"Danh sách này có {len(sitting)} thành viên."))


def _row(committee: Committee, place: int, seat: Membership) -> Row:
    return Row(
        (str(place), seat.person.full_name, post_of(seat) or BLANK_POST, _role(committee, seat))
    )


def _role(committee: Committee, seat: Membership) -> str:
    return dict(zip(MemberRole, _ROLES[committee.kind], strict=True))[seat.role]


def _signature(committee: Committee, sitting: Sequence[Membership]) -> Signature:
    head = next((seat for seat in sitting if seat.role is MemberRole.HEAD), None)
    capacity = (_ON_BEHALF[committee.kind], _ROLES[committee.kind][0].upper())
    if head is None:
        return Signature(capacity=capacity)
    return Signature(capacity, (head.post,) if head.post else (), head.person.full_name)
