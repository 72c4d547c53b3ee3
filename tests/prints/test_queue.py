"""The queue of print jobs: where it lies, what it accepts, and who consumes it."""

import threading

import pytest
from huey import RedisHuey, SqliteHuey

from congress import worker
from congress.config import Settings, SettingsError
from congress.prints.store import Queue

KEY = "a-secret-key-of-sufficient-length-for-tests"


@pytest.fixture
def own(tmp_path):
    return Queue(Settings(data_dir=tmp_path, secret_key=KEY))


def test_by_default_it_is_a_file_in_the_data_folder(own, tmp_path):
    assert isinstance(own.huey, SqliteHuey)
    own.nudge(7)
    assert (tmp_path / "queue.db").is_file()
    assert len(own.huey) == 1


def test_a_setting_puts_it_into_a_store_that_speaks_redis(tmp_path):
    shared = Queue(Settings(data_dir=tmp_path, secret_key=KEY, queue="redis://127.0.0.1:1/0"))
    assert isinstance(shared.huey, RedisHuey)


def test_a_store_that_is_away_costs_nobody_the_page(tmp_path, caplog):
    Queue(Settings(data_dir=tmp_path, secret_key=KEY, queue="redis://127.0.0.1:1/0")).nudge(7)
    assert "the queue of prints does not answer" in caplog.text


@pytest.mark.parametrize("address", ["localhost", "http://localhost", "amqp://localhost"])
def test_an_address_of_another_kind_is_refused_at_the_start(tmp_path, address):
    given = {"CONGRESS_DATA_DIR": str(tmp_path), "CONGRESS_QUEUE": address}
    with pytest.raises(SettingsError, match="CONGRESS_QUEUE"):
        Settings.from_environment(given)


def test_what_others_put_into_it_is_not_read(tmp_path, own):
    own.nudge(7)
    [task] = own.huey.storage.enqueued_items()
    strange = Queue(Settings(data_dir=tmp_path, secret_key=KEY[::-1]))
    with pytest.raises(ValueError, match="mismatch"):
        strange.huey.deserialize_task(task)


class Scene:
    """An application that only has a queue."""

    def __init__(self, queue):
        self.extensions = {"prints": queue}

    def app_context(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def test_a_serving_process_consumes_it_in_a_thread_until_it_ends(own, monkeypatch):
    monkeypatch.setattr("congress.worker.store.current", lambda: own)
    monkeypatch.setattr("congress.worker.atexit.register", lambda *_: None)
    performed, threads, done = [], [], threading.Event()

    def perform(_self, job_id):
        performed.append(job_id)
        threads.append(threading.current_thread())
        done.set()

    monkeypatch.setattr("congress.worker.Worker.perform", perform)
    monkeypatch.setattr("congress.worker.Worker.look_after", lambda _self: None)
    consumer = worker.start(Scene(own))
    own.nudge(7)
    assert done.wait(30)
    worker._stop(consumer)
    assert performed == [7]
    assert threads[0] is not threading.main_thread()
    assert not threads[0].is_alive()
    own.huey.storage.close()
