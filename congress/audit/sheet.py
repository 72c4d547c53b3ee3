"""The journal as a sheet: one row an entry, everything in words."""

from collections.abc import Iterable

from flask_babel import gettext

from congress.audit.queries import Entry
from congress.core.errors import N_
from congress.sheets.csv_writer import write_csv
from congress.sheets.outgoing import OutRow
from congress.sheets.sheet import Column, Sheet
from congress.sheets.writer import write
from congress.web.words import field_word, said, target_word, verb_word

_COLUMNS = (
    ("at", N_("Lúc"), 18),
    ("actor", N_("Người thực hiện"), 24),
    ("verb", N_("Việc"), 20),
    ("kind", N_("Đối tượng"), 16),
    ("name", N_("Tên gọi"), 40),
    ("note", N_("Vì sao"), 30),
    ("changes", N_("Thay đổi"), 60),
)
_LONGEST = 8000


def _sheet() -> Sheet:
    columns = tuple(Column(key, str(gettext(title)), (), width) for key, title, width in _COLUMNS)
    title = str(gettext("Nhật ký"))
    return Sheet(name=title, title=title, columns=columns, group_column="name")


def _rows(entries: Iterable[Entry]) -> list[OutRow]:
    return [OutRow(kind="item", cells=_cells(entry)) for entry in entries]


def _cells(entry: Entry) -> dict[str, str]:
    changes = "\n".join(
        f"{field_word(entry.target_kind, one.label)}: "
        f"{said(one.old, one.kind) or '–'} → {said(one.new, one.kind) or '–'}"
        for one in entry.changes
    )
    return {
        "at": said(entry.at.isoformat(), "instant"),
        "actor": entry.actor,
        "verb": verb_word(entry.verb),
        "kind": target_word(entry.target_kind),
        "name": entry.target_name,
        "note": entry.note,
        "changes": changes[:_LONGEST],
    }


def workbook(entries: Iterable[Entry]) -> bytes:
    """The entries as an xlsx."""
    return write(_sheet(), _rows(entries))


def table_of_text(entries: Iterable[Entry]) -> bytes:
    """The entries as CSV with ";" and a byte order mark, as Excel of this country opens it."""
    return write_csv(_sheet(), _rows(entries), delimiter=";")
