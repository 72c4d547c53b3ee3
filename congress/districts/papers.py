"""The board of a parent as an official paper: a report in words, the grid as its annex."""

from collections.abc import Sequence
from dataclasses import replace

from congress.congresses.models import Committee, Congress
from congress.congresses.papers import filed_by, letterhead, place_of, title_of
from congress.core import clock, dates
from congress.core.text import capital
from congress.districts.models import MilestoneClass
from congress.districts.queries import Cell, Child, Grid
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

KIND = "BÁO CÁO"
ANNEX = "Bảng theo dõi các mốc"
MOST_COLUMNS = 12
LEGEND = (
    "Cách ghi: “đạt 12/3” là đơn vị báo đạt mốc ngày 12/3; “muộn 5” là đạt sau thời hạn 5 ngày; "
    "“QUÁ 9” là quá hạn 9 ngày, chưa báo cáo; “còn 12” là còn 12 ngày; “–” là không áp dụng; "
    "T: cấp trên đã tiếp nhận; X: đoàn kiểm tra đã xác minh."
)


def board_paper(
    parent: Congress, issuer: Committee | None, grid: Grid, level: str, *, large: bool = False
) -> Paper:
    """Build the report on a parent's children as of the grid's moment; `level` is their word.

    A large grid is on A3, in letters of the usual size. The steering committee issues it. Number
    and day stay open: they come from its register.
    """
    day = clock.local(grid.moment).date()
    return Paper(
        **letterhead(issuer, "BC"),
        place=place_of(parent.unit),
        year=day.year,
        kind=KIND,
        subject=f"Tiến độ Đại hội cấp {level or 'dưới'} (tính đến {dates.long(day)})",
        blocks=(Paragraph(_lead(parent, grid)), *_points(grid)),
        annexes=(_annex(grid, large=large),),
        recipients=(filed_by(issuer),),
        signature=Signature(capacity=("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
    )


def _annex(grid: Grid, *, large: bool) -> Annex:
    table = replace(_table(grid), dense=not large)
    return Annex(ANNEX, (TableBlock(table), Paragraph(LEGEND)), note="", large=large)


def _lead(parent: Congress, grid: Grid) -> str:
    return (
        f"Thực hiện kế hoạch tổ chức {title_of(parent)}, đến nay {len(grid.children)} đơn vị thực "
        f"hiện {len(grid.rungs)} mốc như sau (chi tiết tại Phụ lục):"
    )


def _points(grid: Grid) -> list[Bullet]:
    """One point for each child: what is reached, what is late, what waits."""
    told = [_told(grid, child) for child in grid.children]
    return [Bullet(f"{words};") for words in told[:-1]] + [Bullet(words) for words in told[-1:]]


def _told(grid: Grid, child: Child) -> str:
    tally = grid.tally(child)
    parts = [f"đạt {tally.done}/{tally.owed} mốc", f"tiếp nhận {tally.accepted}"]
    if tally.verified:
        parts.append(f"xác minh {tally.verified}")
    if tally.late:
        parts.append(f"quá hạn {tally.late}")
    if child.id in grid.silent:
        parts.append("chưa có báo cáo trong 10 ngày làm việc gần nhất")
    when = f" (ngày {dates.short(child.d_day)})" if child.d_day else " (chưa định ngày)"
    name = child.name
    return f"{capital(name)}{when}: {', '.join(parts)}"


def _table(grid: Grid) -> Table:
    """Milestones down and children across; the other way round when there are many children."""
    if len(grid.children) > MOST_COLUMNS:
        return _tall(grid)
    short = [child.short_name for child in grid.children]
    columns = (Column("TT", 4, "center"), Column("Mốc", 24))
    rows = tuple(
        Row(
            (
                str(place),
                rung.name,
                *(told(grid.cells[child.id, rung.id]) for child in grid.children),
            )
        )
        for place, rung in enumerate(grid.rungs, start=1)
    )
    return Table((*columns, *_narrow(short)), rows)


def _tall(grid: Grid) -> Table:
    columns = (Column("TT", 4, "center"), Column("Đơn vị", 22))
    rows = tuple(
        Row((str(place), child.short_name, *(told(cell) for cell in grid.row(child))))
        for place, child in enumerate(grid.children, start=1)
    )
    codes = [rung.code for rung in grid.rungs]
    return Table((*columns, *_narrow(codes)), rows)


def _narrow(titles: Sequence[str]) -> list[Column]:
    return [Column(title, 8.5, "center") for title in titles]


def told(cell: Cell) -> str:
    """A cell in a few letters; see the legend."""
    days, kind = abs(cell.days or 0), cell.official
    if kind is MilestoneClass.NOT_APPLICABLE:
        return "–"
    if cell.is_done and cell.marks.done_on is not None:
        day = f"{cell.marks.done_on.day}/{cell.marks.done_on.month}"
        late = kind is MilestoneClass.DONE_LATE
        signs = ("T" if cell.marks.accepted else "") + ("X" if cell.marks.verified else "")
        return " ".join(part for part in (f"muộn {days}" if late else f"đạt {day}", signs) if part)
    if kind is MilestoneClass.OVERDUE:
        return f"QUÁ {days}"
    return f"còn {days}" if kind is MilestoneClass.IN_TIME else "chưa định"
