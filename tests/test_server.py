"""The production server: it says when it is ready, hides what it is, and stops cleanly."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from congress.server import Server, run

PROGRAM = """
import sys, time
from congress.server import Server, run

def create():
    if "broken" in sys.argv:
        raise RuntimeError("no database")
    def application(environ, start_response):
        if environ["PATH_INFO"] == "/slow":
            print("begun", flush=True)
            time.sleep(1)
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "4")])
        return [b"done"]
    return application

run(Server(
    create, port=int(sys.argv[1]),
    after_start=lambda application: print("started", flush=True),
    on_ready=lambda: print("ready", flush=True),
))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", PROGRAM, str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert [process.stdout.readline() for _ in range(2)] == ["started\n", "ready\n"]
            yield process
        finally:
            process.terminate()


def ask(port: int, path: str = "/") -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    return connection


def test_a_visitor_does_not_learn_what_serves_the_pages() -> None:
    port = free_port()
    with serving(port):
        connection = ask(port)
        answer = connection.getresponse()
        assert (answer.read(), answer.headers["Server"]) == (b"done", "web")
        connection.close()


def test_a_stop_lets_a_request_under_way_finish() -> None:
    port = free_port()
    with serving(port) as process:
        connection = ask(port, "/slow")
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.send_signal(signal.SIGTERM)
        assert connection.getresponse().read() == b"done"
        connection.close()
        assert process.wait(10) == 0


def test_an_application_that_cannot_be_made_ends_the_server() -> None:
    command = [sys.executable, "-c", PROGRAM, str(free_port()), "broken"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode != 0
    assert "no database" in ended.stderr
    assert "ready" not in ended.stdout


def test_an_address_in_use_is_refused_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(SystemExit, match="in use"):
        run(Server(lambda: print, port=other.getsockname()[1]))


def test_an_ipv6_host_gets_brackets() -> None:
    assert Server(lambda: os.getpid, host="::1", port=80).address == "[::1]:80"
