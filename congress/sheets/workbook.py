"""Any file of the known formats as grids: what is unsafe is refused first, then it is parsed."""

import io
from pathlib import PurePath

from python_calamine import (
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from congress.sheets import compound, delimited
from congress.sheets.grid import Grid
from congress.sheets.guards import Format, format_of
from congress.sheets.scan import Seen, check_area
from congress.sheets.scan_biff import scan as scan_xls
from congress.sheets.scan_xml import scan_ods, scan_xlsx
from congress.sheets.table import SheetError

MAX_SCANNED_ROWS = 20_000


def grids_of(data: bytes, filename: str) -> list[Grid]:
    """Return the worksheets to read: those that are not hidden, or all where all are.

    Raise SheetError for anything that is no readable spreadsheet.
    """
    kind = format_of(data)
    if kind == "csv":
        return [delimited.grid_of(data, PurePath(filename).stem, max_rows=MAX_SCANNED_ROWS)]
    seen = _scanned(data, kind)
    try:
        with load_workbook(io.BytesIO(data)) as workbook:
            names = _chosen(workbook)
            return [_grid(workbook, name, seen.get(name, Seen())) for name in names]
    except SheetError:
        raise
    except PasswordError as error:
        raise SheetError("encrypted") from error
    except Exception as error:
        raise SheetError("damaged") from error
    except BaseException as error:
        # A failure deep in the parser arrives as an exception that is no Exception.
        if type(error).__name__ == "PanicException":
            raise SheetError("damaged") from error
        raise


def _scanned(data: bytes, kind: Format) -> dict[str, Seen]:
    if kind == "xlsx":
        return scan_xlsx(data)
    if kind == "ods":
        return scan_ods(data)
    return scan_xls(compound.stream(data, "Workbook", "Book"))


def _chosen(workbook: CalamineWorkbook) -> list[str]:
    sheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    shown = [meta.name for meta in sheets if meta.visible == SheetVisibleEnum.Visible]
    return shown or [meta.name for meta in sheets]


def _grid(workbook: CalamineWorkbook, name: str, seen: Seen) -> Grid:
    sheet = workbook.get_sheet_by_name(name)
    check_area(sheet.total_height, sheet.total_width)
    values = sheet.to_python(skip_empty_area=False) if sheet.start else []
    merges = sheet.merged_cell_ranges
    return Grid(
        name, values, tuple(seen.merges if merges is None else merges), frozenset(seen.errors)
    )
