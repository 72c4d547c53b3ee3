"""Writing rows as an .xlsx workbook that prints well, guides who fills it in, and reads back."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from congress.core import clock
from congress.sheets.cells import ref
from congress.sheets.outgoing import OutRow, checked, printable, texts, titles
from congress.sheets.sheet import GUIDE, LISTS, Column, Sheet
from congress.sheets.styles import Styles, height

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_SPARE_ROWS = 500
_MAX_INLINE = 255
_MARGINS = {"left": 1.18, "right": 0.59, "top": 0.79, "bottom": 0.79}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 12},
}


def write(
    sheet: Sheet,
    rows: Iterable[OutRow],
    *,
    title_lines: Sequence[str] = (),
    lists: Mapping[str, Sequence[str]] | None = None,
    guide: Sequence[str] = (),
) -> bytes:
    """Return the workbook of the rows under `title_lines`.

    `lists` offers texts by column key without refusing others. Raise SheetError when a cell
    cannot hold its text.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, dict(_OPTIONS))
    book.set_properties({"title": printable(sheet.title), "created": _now()})
    _Writer(book, sheet).run(list(rows), title_lines, lists or {}, guide)
    book.close()
    return _with_growing_rows(out.getvalue())


def _with_growing_rows(data: bytes) -> bytes:
    """Return the workbook without the marks that keep Excel from fitting rows to new text.

    The heights themselves stay: some programs do not fit rows when they open a file.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            part = old.read(info)
            if info.filename.startswith("xl/worksheets/"):
                part = part.replace(b' customHeight="1"', b"")
            new.writestr(info, part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _now() -> datetime:
    return clock.local(clock.now()).replace(tzinfo=None, microsecond=0)


def sheet_name(name: str, taken: Iterable[str] = ()) -> str:
    """Return a name that Excel takes for a worksheet: 31 characters, none forbidden, not taken."""
    text = _FORBIDDEN.sub(" ", printable(name).replace("\n", " ").replace("\t", " "))
    text = " ".join(text.split()).strip("' ")[:31].strip("' ") or "Sheet"
    if text.casefold() == "history":
        text = f"{text}_"
    return f"{text[:27]} (2)" if text.casefold() in {name.casefold() for name in taken} else text


class _Writer:
    """One workbook in the making."""

    def __init__(self, book: Any, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.columns = sheet.written
        self.styles = Styles(book)
        self.page = book.add_worksheet(sheet_name(sheet.name, (GUIDE, LISTS)))

    def run(
        self,
        rows: list[OutRow],
        title_lines: Sequence[str],
        lists: Mapping[str, Sequence[str]],
        guide: Sequence[str],
    ) -> None:
        """Write the page of rows, then the pages that help to fill it in."""
        header = len(title_lines) + 1 if title_lines else 0
        last = header + len(rows)
        self.titles(title_lines)
        self.header(header)
        for number, row in enumerate(rows, header + 1):
            self.row(number, row)
        self.layout(header, last)
        self.offers({**self.own_choices(), **lists}, header + 1, last + _SPARE_ROWS)
        self.guard_identity(header + 1, last + _SPARE_ROWS)
        if guide:
            self.guide(guide)

    def titles(self, lines: Sequence[str]) -> None:
        """Write the lines over the table, each across all visible columns."""
        width = len(self.sheet.visible)
        room = sum(column.width for column in self.sheet.visible)
        for number, line in enumerate(lines):
            text = checked([printable(line)], number)[0]
            self.page.set_row(number, height([(text, room)]) + 2)
            if width > 1:
                self.page.merge_range(number, 0, number, width - 1, "", self.styles.title)
            self.page.write_string(number, 0, text, self.styles.title)

    def header(self, number: int) -> None:
        """Write the row of titles."""
        self.fit(number, titles(self.sheet))
        for column, text in enumerate(titles(self.sheet)):
            self.page.write_string(number, column, text, self.styles.header)

    def fit(self, number: int, values: list[str]) -> None:
        """Make a row as high as its visible texts need."""
        widths = [column.width for column in self.sheet.visible]
        self.page.set_row(number, height(zip(values, widths, strict=False)))

    def row(self, number: int, row: OutRow) -> None:
        """Write a row: every cell as text, or blank with its frame."""
        values = checked(texts(row, self.columns), number)
        self.fit(number, values)
        for place, (column, text) in enumerate(zip(self.columns, values, strict=True)):
            style = self.styles.cell(column, is_group=row.kind == "group")
            if text:
                self.page.write_string(number, place, text, style)
            else:
                self.page.write_blank(number, place, None, style)

    def layout(self, header: int, last: int) -> None:
        """Set widths, frozen titles, the filter, and the page as it prints."""
        for place, column in enumerate(self.columns):
            hidden = {"hidden": True} if column.hidden or column.is_technical else {}
            self.page.set_column(place, place, column.width, self.styles.plain(column), hidden)
        self.page.freeze_panes(header + 1, 0)
        self.page.autofilter(header, 0, max(last, header + 1), len(self.columns) - 1)
        _set_up_print(self.page)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(header)
        self.page.print_area(0, 0, max(last, header), max(len(self.sheet.visible) - 1, 0))

    def own_choices(self) -> dict[str, Sequence[str]]:
        """Return the choices that the columns declare themselves."""
        return {column.key: column.choices for column in self.columns if column.choices}

    def offers(self, lists: Mapping[str, Sequence[str]], first: int, last: int) -> None:
        """Add drop-down lists that offer texts and take others, too."""
        long_lists: list[tuple[Column, list[str]]] = []
        for place, column in enumerate(self.columns):
            choices = [printable(text).replace("\n", " ") for text in lists.get(column.key, ())]
            if not choices:
                continue
            source: object = choices
            if not _fits_inline(choices):
                source = _range(len(long_lists), len(choices))
                long_lists.append((column, choices))
            offer = {"validate": "list", "source": source, "error_type": "information"}
            self.page.data_validation(first, place, last, place, offer)
        if long_lists:
            self.lists(long_lists)

    def lists(self, long_lists: list[tuple[Column, list[str]]]) -> None:
        """Write the lists that are too long for a validation on a hidden page."""
        page = self.book.add_worksheet(LISTS)
        for place, (column, choices) in enumerate(long_lists):
            page.write_string(0, place, printable(column.title), self.styles.header)
            for number, text in enumerate(checked(choices, 0), 1):
                page.write_string(number, place, text)
        page.hide()

    def guard_identity(self, first: int, last: int) -> None:
        """Let nobody type into the hidden columns."""
        for place, column in enumerate(self.columns):
            if column.is_technical:
                rule = {"validate": "custom", "value": "=FALSE", "error_type": "stop"}
                self.page.data_validation(first, place, last, place, rule)

    def guide(self, lines: Sequence[str]) -> None:
        """Write the page of advice, one line a row."""
        page = self.book.add_worksheet(GUIDE)
        page.set_column(0, 0, 110, self.styles.text)
        for number, line in enumerate(lines):
            page.write_string(number, 0, checked([printable(line)], number)[0], self.styles.text)
        _set_up_print(page)


def _set_up_print(page: Any) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(**_MARGINS)
    page.set_footer('&C&"Times New Roman,Regular"&11Trang &P/&N')


def _fits_inline(choices: list[str]) -> bool:
    return len(",".join(choices)) <= _MAX_INLINE and not any(
        "," in text or text.startswith("=") or '"' in text for text in choices
    )


def _range(place: int, count: int) -> str:
    first, last = ref(1, place), ref(count, place)
    return f"='{LISTS}'!{_fixed(first)}:{_fixed(last)}"


def _fixed(name: str) -> str:
    letters = name.rstrip("0123456789")
    return f"${letters}${name[len(letters) :]}"
