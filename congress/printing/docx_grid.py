"""Tables of the DOCX, written element by element: python-docx's own cells are slow on long ones."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from congress.printing import measures as m
from congress.printing.paper import Row, Table

_TWIPS_PER_MM = 1440 / 25.4
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def element(name: str, *children: Any, **attributes: object) -> Any:
    """Return a WordprocessingML element; attributes are in the `w` namespace."""
    made: Any = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def ruled_table(table: Table, width: float) -> Any:
    """Return a table `width` mm wide: its header repeats, its rows do not split."""
    total = sum(column.width for column in table.columns)
    widths = [twips(width * column.width / total) for column in table.columns]
    titles = Row(tuple(column.title for column in table.columns), "total")
    centred = ["center"] * len(widths)
    aligns = [column.align for column in table.columns]
    return element(
        "tbl",
        _properties(sum(widths)),
        element("tblGrid", *(element("gridCol", w=each) for each in widths)),
        _row(titles, widths, centred, header=True, dense=table.dense),
        *(_row(row, widths, aligns, dense=table.dense) for row in table.rows),
    )


def table_properties(width: int, *parts: Any, padding: float, leading: float = 0) -> Any:
    """Return the properties of a fixed table; `width` in twips.

    `padding` is the room at the sides of a cell, `leading` above and below its text, in mm.
    """
    rooms = {"top": leading, "left": padding, "bottom": leading, "right": padding}
    sides = (element(side, w=twips(room), type="dxa") for side, room in rooms.items())
    return element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        *parts,
        element("tblLayout", type="fixed"),
        element("tblCellMar", *sides),
    )


def _properties(width: int) -> Any:
    size = round(m.TABLE_BORDER * 8)
    lines = (element(side, val="single", sz=size, space=0, color="000000") for side in _SIDES)
    indent = element("tblInd", w=twips(m.TABLE_PADDING), type="dxa")
    borders = element("tblBorders", *lines)
    return table_properties(
        width, indent, borders, padding=m.TABLE_PADDING, leading=m.TABLE_LEADING
    )


def _row(
    row: Row, widths: list[int], aligns: list[Any], *, header: bool = False, dense: bool = False
) -> Any:
    properties = element("trPr", element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    last = len(row.cells) - 1
    cells = []
    for place, text in enumerate(row.cells):
        span = len(widths) - last if place == last else 1
        width = sum(widths[place : place + span])
        run = _run(text, bold=header or row.style != "task", dense=dense)
        keep = header or row.style == "part"
        cells.append(_cell(run, width, span, aligns[place], keep=keep))
    return element("tr", properties, *cells)


def _cell(run: Any, width: int, span: int, align: str, *, keep: bool) -> Any:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    properties.append(element("vAlign", val="center"))
    shape = element("pPr", element("pStyle", val="Cell"))
    if keep:
        shape.append(element("keepNext"))
    shape.append(element("jc", val=align))
    return element("tc", properties, element("p", shape, run))


def _run(text: str, *, bold: bool, dense: bool) -> Any:
    run, look = element("r"), []
    if bold:
        look.append(element("b"))
    if dense:
        look.append(element("sz", val=2 * m.DENSE_SIZE))
    if look:
        run.append(element("rPr", *look))
    run.text = text
    return run
