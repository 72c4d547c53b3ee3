"""Where the bytes of uploads lie, written once: a local folder or an S3 bucket."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import flask
import obstore
from obstore.exceptions import AlreadyExistsError
from obstore.store import LocalStore, ObjectStore, from_url

from congress.config import Settings

CHUNK = 256 * 1024


@dataclass(frozen=True)
class Store:
    """A place for bytes; `folder` when it is local, `limit` in bytes a file."""

    place: ObjectStore
    limit: int
    folder: Path | None = None

    @classmethod
    def of(cls, settings: Settings) -> "Store":
        """Open the store that the settings name; a local folder is made when it is absent."""
        if "://" in settings.files:
            return cls(from_url(settings.files), settings.upload_limit)
        folder = Path(settings.files or settings.data_dir / "files").absolute()
        return cls(
            LocalStore(folder, mkdir=True, automatic_cleanup=True), settings.upload_limit, folder
        )

    def keep(self, data: bytes) -> tuple[str, str]:
        """Keep the bytes for good and return their SHA-256 and key; equal bytes are kept once."""
        sha256 = hashlib.sha256(data).hexdigest()
        key = f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
        try:
            obstore.put(self.place, key, data, mode="create")
        except AlreadyExistsError:
            if obstore.head(self.place, key)["size"] != len(data):
                obstore.put(self.place, key, data)
        self._settle(key)
        return sha256, key

    def _settle(self, key: str) -> None:
        """Wait until a local file and the folders that name it are on the disk."""
        if self.folder is None:
            return
        path = self.folder / key
        for part in (path, *list(path.parents)[:3]):
            descriptor = os.open(part, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def keep_part(self, upload_id: int, start: int, data: bytes) -> None:
        """Keep the bytes of an upload from an offset on; sent again they take the same place."""
        obstore.put(self.place, _part(upload_id, start), data)

    def joined(self, upload_id: int, size: int) -> bytes:
        """Return the bytes of an upload whose parts have all arrived."""
        whole = bytearray()
        while len(whole) < size:
            part = obstore.get(self.place, _part(upload_id, len(whole)))
            whole += bytes(part.bytes())
        return bytes(whole)

    def drop_parts(self, upload_id: int) -> None:
        """Let go of what had arrived of an upload."""
        found = obstore.list(self.place, prefix=_part(upload_id)).collect()
        obstore.delete(self.place, [one["path"] for one in found])

    def keep_result(self, name: str, data: bytes) -> str:
        """Keep bytes that can be made again, apart from the others; return their key."""
        key = f"results/{name}"
        obstore.put(self.place, key, data)
        return key

    def drop_result(self, key: str) -> None:
        """Let go of a result; one that is gone already is no error."""
        if key.startswith("results/"):
            with suppress(FileNotFoundError):
                obstore.delete(self.place, key)

    def read(self, key: str) -> Iterator[bytes]:
        """Return the bytes of a key in chunks; FileNotFoundError when they are gone."""
        found = obstore.get(self.place, key)
        return (bytes(chunk) for chunk in found.stream(min_chunk_size=CHUNK))


def _part(upload_id: int, start: int | None = None) -> str:
    return f"parts/{upload_id}" if start is None else f"parts/{upload_id}/{start:012d}"


def current() -> Store:
    """Return the store of the running application."""
    kept = flask.current_app.extensions
    if "files" not in kept:
        kept["files"] = Store.of(cast(Settings, kept["settings"]))
    return cast(Store, kept["files"])
