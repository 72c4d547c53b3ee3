"""The board of a parent as a spreadsheet: one row a child, one column a milestone."""

from congress.core import dates
from congress.districts.papers import told
from congress.districts.queries import Child, Grid
from congress.sheets.outgoing import OutRow
from congress.sheets.sheet import Column, Sheet
from congress.sheets.writer import write


def board_sheet(grid: Grid) -> bytes:
    """The grid as an xlsx, in the words of the printed one."""
    columns = (
        Column("unit", "Đơn vị", width=24),
        Column("form", "Hình thức", width=18),
        Column("day", "Ngày tổ chức", width=13),
        Column("done", "Đạt / phải thực hiện", width=12),
        Column("late", "Quá hạn", width=9),
        *(Column(f"m{rung.id}", f"{rung.code}: {rung.name}", width=16) for rung in grid.rungs),
    )
    sheet = Sheet(name="Bảng mốc", title="Bảng mốc", columns=columns, group_column="unit")
    return write(sheet, [OutRow("item", _cells(grid, child)) for child in grid.children])


FORMS = {
    "congress": "Đại hội",
    "joint_conference": "Hội nghị liên tịch",
    "selection_conference": "Hội nghị chọn cử",
    "none": "Không tổ chức",
}


def _cells(grid: Grid, child: Child) -> dict[str, str]:
    tally = grid.tally(child)
    return {
        "unit": child.name,
        "form": FORMS[child.form.value],
        "day": dates.short(child.d_day) if child.d_day else "",
        "done": f"{tally.done}/{tally.owed}",
        "late": str(tally.late),
    } | {f"m{cell.rung.id}": told(cell) for cell in grid.row(child)}
