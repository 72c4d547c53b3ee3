"""The production server: gunicorn, set up for this application and run from within it."""

import gc
import logging
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import gunicorn.http.wsgi
from gunicorn.arbiter import Arbiter
from gunicorn.config import Config

from congress.application import create_app
from congress.web.secrecy import loggable

Application = Callable[..., Any]

MEMORY_FOLDER = Path("/dev", "shm")
STOP_SECONDS = 30
ACCESS_LINE = "%(t)s %(h)s %(m)s %(U)s %(s)s %(B)s %(M)sms"


@dataclass(frozen=True)
class Server:
    """What to serve, where, and with how many processes and threads each."""

    create: Callable[[], Application]
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    threads: int = 8
    access_log: bool = False
    after_start: Callable[[Any], object] | None = None
    on_ready: Callable[[], object] | None = None

    @property
    def address(self) -> str:
        """The address to listen on, with the brackets that an IPv6 host needs."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def say_address(self) -> None:
        """Write where the pages are."""
        sys.stdout.write(f"http://{self.address}\n")
        sys.stdout.flush()


def serve(
    host: str,
    port: int,
    *,
    workers: int = 1,
    threads: int = 8,
    after_start: Callable[[Any], object] | None = None,
    on_ready: Callable[[], object] | None = None,
) -> NoReturn:
    """Serve the application until told to stop, then end the process.

    Each worker process makes an application of its own and gives it to `after_start`; `on_ready`
    is called once, when the first worker takes requests, and says the address unless given.
    SIGTERM lets requests under way finish.
    """
    run(
        Server(
            create=create_app,
            host=host,
            port=port,
            workers=workers,
            threads=threads,
            after_start=after_start,
            on_ready=on_ready,
        )
    )


def run(server: Server) -> NoReturn:
    """Serve any application; end with a sentence when the address cannot be listened on."""
    try:
        _check_address(server)
    except OSError as error:
        raise SystemExit(f"{server.address}: {error.strerror or error}") from error
    gunicorn.http.wsgi.SERVER = "web"  # a visitor need not learn what serves the pages
    Arbiter(_Master(server)).run()
    raise SystemExit  # not reached: gunicorn ends the process


def _check_address(server: Server) -> None:
    """Try the address first: gunicorn itself would try for five seconds, and then say little."""
    found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)


class _Master:
    """What gunicorn's master process asks of an application."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.application: Application | None = None
        self.reload()

    def reload(self) -> None:
        """Set the configuration anew, at the start and on SIGHUP."""
        self.cfg = Config()
        for name, value in _settings(self.server).items():
            self.cfg.set(name, value)

    def wsgi(self) -> Application:
        """Give a worker its application."""
        if self.application is None:
            self.application = self.server.create()
        return self.application


def _settings(server: Server) -> dict[str, Any]:
    return {
        "bind": server.address,
        "worker_class": "gthread",
        "workers": server.workers,
        "threads": server.threads,
        "timeout": 60,
        "graceful_timeout": STOP_SECONDS,
        "keepalive": 30,
        "limit_request_line": 8190,
        "limit_request_fields": 64,
        "worker_tmp_dir": str(MEMORY_FOLDER) if MEMORY_FOLDER.is_dir() else None,
        "control_socket_disable": True,
        "proc_name": "congress",
        "loglevel": "warning",
        "accesslog": "-" if server.access_log else None,
        "access_log_format": ACCESS_LINE,
        "post_worker_init": lambda worker: _start_worker(server, worker),
    }


def hide_tokens(record: logging.LogRecord) -> bool:
    """Leave the token of a feed out of a line of the access log."""
    if isinstance(record.args, dict):
        record.args["U"] = loggable(str(record.args.get("U", "")))
    return True


def _start_worker(server: Server, worker: Any) -> None:
    logging.getLogger("gunicorn.access").addFilter(hide_tokens)
    if server.after_start:
        server.after_start(worker.app.wsgi())
    _quieten_collector()
    if worker.age == 1:
        (server.on_ready or server.say_address)()


def _quieten_collector() -> None:
    """Keep the garbage collector from walking what lives as long as the process.

    Left as it is, a full collection now and then makes one page take several times as long.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
