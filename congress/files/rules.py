"""What may be uploaded: the types, told from the content; names as they are kept."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

import filetype

from congress.core.errors import N_, RejectedError
from congress.core.text import clean
from congress.sheets import archive, compound
from congress.sheets.table import SheetError

NAME_LIMIT = 200
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "odt": f"{_OPEN}text",
    "ods": f"{_OPEN}spreadsheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
}
_SAME = {"jpeg": "jpg"}
_SIGNATURES = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "webp": b"RIFF",
}
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|iframe|svg|\?php)\b", re.IGNORECASE)
_HEAD = 1024
_ZIP = b"PK\x03\x04"
_UNSAFE = re.compile(r'[<>:"|?*/\\]')
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
_MACROS = frozenset({"_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros"})
_SENTENCES = {
    "encrypted": N_("Tệp {name} có mật khẩu; hãy bỏ mật khẩu rồi gửi lại."),
    "damaged": N_("Tệp {name} bị hỏng; hãy mở và lưu lại rồi gửi."),
    "zip_bomb": N_("Tệp {name} nở ra quá lớn khi mở; hãy gửi tệp khác."),
}


_REFUSED = {
    "macro": N_("Tệp {name} có macro; hãy lưu lại không có macro rồi gửi."),
    "mixed": N_("Tệp {name} có lẫn nội dung loại khác; hãy xuất lại tệp rồi gửi."),
}


def kept_name(name: str) -> str:
    """Return the name under which an upload is kept: without folders, one line, 200 at most."""
    bare = clean(name.encode("utf-8", "replace").decode("utf-8"))
    bare = _UNSAFE.sub("_", re.split(r"[/\\]", bare)[-1]).strip(" .")
    path = PurePosixPath(bare or "tep")
    return path.stem[: NAME_LIMIT - len(path.suffix[:10])].strip() + path.suffix[:10]


def check_size(name: str, size: int, limit: int) -> None:
    """Refuse an empty file and one of more than `limit` bytes."""
    if size == 0:
        raise RejectedError(N_("Tệp {name} không có nội dung."), field="files", name=name)
    if size > limit:
        raise RejectedError(
            N_("Tệp {name} lớn hơn {megabytes} MB; hãy gửi tệp nhỏ hơn."),
            field="files",
            name=name,
            megabytes=limit // (1024 * 1024),
        )


def media_type_of(data: bytes, name: str) -> str:
    """Return what the bytes are; refuse what is not allowed or is not what its name says."""
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    ending = _SAME.get(ending, ending)
    try:
        found = _kind(data)
    except SheetError as error:
        sentence = _SENTENCES.get(error.code, _SENTENCES["damaged"])
        raise RejectedError(sentence, field="files", name=name) from error
    if found is None or ending not in MEDIA_TYPES:
        raise RejectedError(
            N_("Không nhận tệp {name}; hãy gửi PDF, Word, Excel, OpenDocument hoặc ảnh."),
            field="files",
            name=name,
        )
    if found in _REFUSED:
        raise RejectedError(_REFUSED[found], field="files", name=name)
    if found != ending:
        raise RejectedError(
            N_("Tệp {name} thật ra là tệp .{found}; hãy đổi lại tên cho đúng."),
            field="files",
            name=name,
            found=found,
        )
    return MEDIA_TYPES[found]


def _kind(data: bytes) -> str | None:
    """Return the ending that fits the bytes; None when none does.

    A file that runs code is "macro", one that is two things at once is "mixed".
    """
    if data.startswith(_ZIP):
        return _zip_kind(data)
    if data.startswith(compound.MAGIC):
        return _compound_kind(data)
    guess = filetype.guess_extension(data)
    if guess not in _SIGNATURES or not data.startswith(_SIGNATURES[guess]):
        return None
    return "mixed" if _is_mixed(data) else str(guess)


def _is_mixed(data: bytes) -> bool:
    """Whether a picture or a PDF could be opened as a page or as an archive too."""
    return bool(_MARKUP.search(data[:_HEAD])) or zipfile.is_zipfile(io.BytesIO(data))


def _zip_kind(data: bytes) -> str | None:
    with archive.opened(data) as bundle:
        names = set(bundle.namelist())
        archive.check(data, bundle)
        if "encryption-data" in _text(data, bundle, "META-INF/manifest.xml"):
            raise SheetError("encrypted")
        if any(name.endswith("vbaProject.bin") for name in names):
            return "macro"
        open_type = _text(data, bundle, "mimetype").strip()
    found = [ending for ending in ("odt", "ods") if MEDIA_TYPES[ending] == open_type]
    if "[Content_Types].xml" in names:
        found += [ending for part, ending in _PARTS.items() if part in names]
    return found[0] if len(found) == 1 else None


def _text(data: bytes, bundle: zipfile.ZipFile, name: str) -> str:
    return archive.member(data, bundle, name).decode("utf-8", "replace")


def _compound_kind(data: bytes) -> str | None:
    names = set(compound.stream_names(data))
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise SheetError("encrypted")
    if names & _MACROS:
        return "macro"
    found = {ending for stream, ending in _STREAMS.items() if stream in names}
    return found.pop() if len(found) == 1 else None
