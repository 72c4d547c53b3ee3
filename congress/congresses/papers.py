"""The members of a committee on a day as an official paper: danh sách thành viên."""

from collections.abc import Sequence
from datetime import date

from congress.congresses.models import Committee, CommitteeKind, Congress, MemberRole, Membership
from congress.congresses.rules import Decided, Decision, post_of, roman
from congress.core import dates
from congress.printing.paper import Column, Paper, Paragraph, Row, Signature, Table, TableBlock

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


def members_paper(
    committee: Committee, sitting: Sequence[Membership], day: date, decided: Sequence[Decided]
) -> Paper:
    """Build the list of who sits on a day; `decided` are the papers in force by then, in order.

    The head of that day signs. Number and day stay open: they come from the register.
    """
    body = committee.official_name or committee.name
    unit, standing = committee.congress.unit, committee.standing_agency
    keeper = (standing.short_name or standing.name) if standing is not None else BLANK_STORE
    return Paper(
        parent_body=committee.parent_body or None,
        body=body,
        symbol=f"DS-{committee.symbol}" if committee.symbol else "",
        place=unit.name.removeprefix(f"{unit.level.name} "),
        year=committee.congress.year,
        kind=KIND,
        subject=f"Thành viên {body} (tính đến {dates.long(day)})",
        grounds=_grounds(committee, decided),
        blocks=_blocks(committee, sitting),
        recipients=(f"Các thành viên {committee.name}", f"Lưu: VT, {keeper}"),
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
