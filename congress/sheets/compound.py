"""The container of .xls files: its directory and its streams, read without trusting its chains."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from congress.sheets.table import SheetError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_SECTOR = 0xFFFFFFFA
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


def stream_names(data: bytes) -> tuple[str, ...]:
    """Return the names of all entries of the directory; raise SheetError when it is broken."""
    return tuple(entry.name for entry in _Compound(data).entries)


def stream(data: bytes, *names: str) -> bytes:
    """Return the first stream that has one of the names; raise SheetError when there is none."""
    compound = _Compound(data)
    for entry in compound.entries:
        if entry.kind == _STREAM and entry.name in names:
            return compound.content(entry)
    raise SheetError("damaged")


class _Compound:
    """A compound file: sectors, their allocation table, and the directory."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise SheetError("damaged")
        self.data = data
        self.sector_size = 1 << (int.from_bytes(data[30:32], "little") & 15)
        if self.sector_size not in {512, 4096}:
            raise SheetError("damaged")
        self.fat = self._table(self._fat_sectors())
        directory = self._chain(self._header(48), self.fat)
        self.entries = tuple(_entries(b"".join(map(self._sector, directory))))

    def _header(self, offset: int) -> int:
        return int.from_bytes(self.data[offset : offset + 4], "little")

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.sector_size
        return self.data[start : start + self.sector_size]

    def _fat_sectors(self) -> list[int]:
        sectors = list(struct.unpack("<109I", self.data[76:512]))
        following, seen = self._header(68), set[int]()
        while following < _LAST_SECTOR and following not in seen:
            seen.add(following)
            part = _integers(self._sector(following))
            sectors += part[:-1]
            following = part[-1] if part else _LAST_SECTOR
        return [number for number in dict.fromkeys(sectors) if number < _LAST_SECTOR]

    def _table(self, sectors: list[int]) -> list[int]:
        return [entry for number in sectors for entry in _integers(self._sector(number))]

    @staticmethod
    def _chain(start: int, table: list[int]) -> Iterator[int]:
        seen = set[int]()
        while start < len(table) and start not in seen:
            seen.add(start)
            yield start
            start = table[start]

    def content(self, entry: _Entry) -> bytes:
        """Return the bytes of a stream, from the small sectors when it is small."""
        if entry.size >= self._header(56):
            sectors = self._chain(entry.start, self.fat)
            return b"".join(map(self._sector, sectors))[: entry.size]
        root = next((other for other in self.entries if other.kind == _ROOT), entry)
        small = b"".join(map(self._sector, self._chain(root.start, self.fat)))
        table = self._table(list(self._chain(self._header(60), self.fat)))
        parts = (small[n * 64 : n * 64 + 64] for n in self._chain(entry.start, table))
        return b"".join(parts)[: entry.size]


def _integers(sector: bytes) -> list[int]:
    count = len(sector) // 4
    return list(struct.unpack(f"<{count}I", sector[: count * 4]))


def _entries(directory: bytes) -> Iterator[_Entry]:
    for offset in range(0, len(directory) - 127, 128):
        record = directory[offset : offset + 128]
        length = int.from_bytes(record[64:66], "little")
        name = record[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, size = struct.unpack("<II", record[116:124])
        if record[66]:
            yield _Entry(name, record[66], start, size)
