"""Bytes kept once and read back, in a local folder."""

import hashlib

import pytest

from congress.config import Settings
from congress.files.store import Store


@pytest.fixture
def store(tmp_path):
    return Store.of(Settings(data_dir=tmp_path, files=str(tmp_path / "files"), upload_limit=1000))


def test_what_was_kept_is_read_back(store):
    sha256, key = store.keep(b"bytes" * 100_000)
    assert b"".join(store.read(key)) == b"bytes" * 100_000
    assert sha256 == hashlib.sha256(b"bytes" * 100_000).hexdigest()
    assert key == f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def test_equal_bytes_are_kept_once_and_never_written_again(store):
    _, key = store.keep(b"same")
    before = (store.folder / key).stat()
    assert store.keep(b"same")[1] == key
    after = (store.folder / key).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_file_cut_short_by_a_crash_is_made_whole_by_the_next_upload(store):
    _, key = store.keep(b"whole content")
    (store.folder / key).write_bytes(b"")
    store.keep(b"whole content")
    assert b"".join(store.read(key)) == b"whole content"


def test_a_lost_file_is_an_error_not_an_empty_answer(store):
    _, key = store.keep(b"lost")
    (store.folder / key).unlink()
    with pytest.raises(FileNotFoundError):
        store.read(key)


def test_a_folder_removed_meanwhile_is_made_again(store):
    _, key = store.keep(b"first")
    (store.folder / key).unlink()
    for folder in list((store.folder / key).parents)[:3]:
        folder.rmdir()
    assert b"".join(store.read(store.keep(b"second")[1])) == b"second"


def test_without_a_setting_files_lie_beside_the_database(tmp_path):
    assert Store.of(Settings(data_dir=tmp_path)).folder == tmp_path / "files"


def test_a_bucket_is_named_by_its_address():
    store = Store.of(Settings(files="memory:///uploads"))
    assert store.folder is None
    _, key = store.keep(b"afar")
    assert b"".join(store.read(key)) == b"afar"
