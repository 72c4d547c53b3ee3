"""A walk over the records of an .xls stream: how far cells reach and which show errors."""

from congress.sheets.scan import Seen
from congress.sheets.table import SheetError

_BEGIN, _ENCRYPTED, _SHEET_NAME, _DIMENSIONS, _STRINGS = 0x809, 0x2F, 0x85, 0x200, 0xFC
_MAX_ROWS, _MAX_COLUMNS = 65_536, 256
_FORMULAS = frozenset({0x06, 0x206, 0x406})
_ERROR, _MANY = 0x205, 0xBD
_CELLS = _FORMULAS | {0x203, 0x204, _ERROR, 0x27E, 0xFD, 0xD6, _MANY}


def scan(stream: bytes) -> dict[str, Seen]:
    """Return what was seen by worksheet; raise SheetError when encrypted or too far apart."""
    names: dict[int, str] = {}
    found: dict[str, Seen] = {}
    seen = Seen()
    offset = 0
    while offset + 4 <= len(stream):
        code, size = _integer(stream, offset), _integer(stream, offset + 2)
        body = stream[offset + 4 : offset + 4 + size]
        if code in _CELLS:
            _note(seen, code, body)
        elif code == _ENCRYPTED:
            raise SheetError("encrypted")
        elif code == _SHEET_NAME:
            names[_long(body, 0)] = _name(body[6:])
        elif code == _BEGIN:
            seen = found[names.get(offset, "")] = Seen()
        else:
            _check_claims(code, body, len(stream))
        offset += 4 + size
    return found


def _integer(body: bytes, offset: int) -> int:
    return int.from_bytes(body[offset : offset + 2], "little")


def _check_claims(code: int, body: bytes, size: int) -> None:
    """Raise SheetError for a stated size that cannot be true: parsers take memory for it."""
    if code == _STRINGS and _long(body, 4) > size:
        raise SheetError("damaged", record="strings")
    if code == _DIMENSIONS and not _are_dimensions(body):
        raise SheetError("damaged", record="dimensions")


def _are_dimensions(body: bytes) -> bool:
    """Whether first and last row and column are in order and within what the format allows."""
    if len(body) == 14:
        first_row, last_row = _long(body, 0), _long(body, 4)
    elif len(body) == 10:
        first_row, last_row = _integer(body, 0), _integer(body, 2)
    else:
        return False
    first_column, last_column = _integer(body, len(body) - 6), _integer(body, len(body) - 4)
    return first_row <= last_row <= _MAX_ROWS and first_column <= last_column <= _MAX_COLUMNS


def _long(body: bytes, offset: int) -> int:
    return int.from_bytes(body[offset : offset + 4], "little")


def _note(seen: Seen, code: int, body: bytes) -> None:
    row, column = _integer(body, 0), _integer(body, 2)
    seen.reach(row, _integer(body, len(body) - 2) if code == _MANY and len(body) > 6 else column)
    if _shows_error(code, body):
        seen.errors.add((row, column))


def _shows_error(code: int, body: bytes) -> bool:
    if code == _ERROR:
        return body[7:8] == b"\x01"
    return code in _FORMULAS and body[6:7] == b"\x02" and body[12:14] == b"\xff\xff"


def _name(body: bytes) -> str:
    length = body[0] if body else 0
    if body[1:2] == b"\x01":
        return body[2 : 2 + 2 * length].decode("utf-16-le", "replace")
    return body[2 : 2 + length].decode("latin-1")
