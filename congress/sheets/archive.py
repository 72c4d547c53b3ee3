"""Looking into a zip file: its true sizes, and its members bit by bit, before it is trusted."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from congress.sheets.table import SheetError

MAX_ENTRIES = 2000
MAX_EXPANDED = 200 * 1024 * 1024
MAX_RATIO = 200
LARGE = 10 * 1024 * 1024

Bundle = zipfile.ZipFile

_CHUNK = 256 * 1024
_ENCRYPTED = 0x1


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the archive with its directory read; raise SheetError when that is broken."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise SheetError("damaged") from error


def check(data: bytes, bundle: zipfile.ZipFile) -> None:
    """Raise SheetError for an archive that is encrypted, that grows too much or that lies."""
    members = bundle.infolist()
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise SheetError("encrypted")
    if len(members) > MAX_ENTRIES or sum(member.file_size for member in members) > MAX_EXPANDED:
        raise SheetError("zip_bomb")
    for member in members:
        _check_ratio(member)
        for _ in inflate(data, member):
            pass


def _check_ratio(member: zipfile.ZipInfo) -> None:
    if member.file_size > LARGE and member.file_size > MAX_RATIO * member.compress_size:
        raise SheetError("zip_bomb", entry=member.filename)


def inflate(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of a member in chunks; raise SheetError when it exceeds its stated size."""
    raw = _compressed(data, member)
    if member.compress_type == zipfile.ZIP_STORED:
        yield bytes(raw)
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise SheetError("damaged", entry=member.filename)
    size = 0
    for chunk in _inflated(raw, member.filename):
        size += len(chunk)
        if size > member.file_size:
            raise SheetError("zip_bomb", entry=member.filename)
        yield chunk


def _compressed(data: bytes, member: zipfile.ZipInfo) -> memoryview:
    offset = member.header_offset
    head = data[offset : offset + 30]
    if len(head) < 30:
        raise SheetError("damaged", entry=member.filename)
    skip = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    start = offset + 30 + skip
    return memoryview(data)[start : start + member.compress_size]


def _inflated(raw: memoryview, name: str) -> Iterator[bytes]:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = raw
    try:
        while not engine.eof:
            chunk = engine.decompress(rest, _CHUNK)
            rest = engine.unconsumed_tail
            if not chunk and not rest:
                return
            yield chunk
    except zlib.error as error:
        raise SheetError("damaged", entry=name) from error


def member(data: bytes, bundle: zipfile.ZipFile, name: str) -> bytes:
    """Return the whole content of a member, b"" when there is none of that name."""
    try:
        return b"".join(inflate(data, bundle.getinfo(name)))
    except KeyError:
        return b""
