"""A PostgreSQL cluster of the tests' own: in a temporary folder, on a free loopback port."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

VARIABLE = "CONGRESS_TEST_DATABASE_URL"
START_SECONDS = 30
STOP_SECONDS = 20
NEW_CLUSTER = {
    "username": "congress",
    "auth": "scram-sha-256",
    "encoding": "UTF8",
    "locale": "C.UTF-8",
}
QUICK_AND_UNSAFE = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "timezone": "UTC",
}


class ClusterError(RuntimeError):
    """The cluster could not be made or started."""


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster and give the URL of its first database; the role in it may make others."""
    # Root's own temporary folder may be closed to the user who gets the cluster.
    parent = "/tmp" if _owner() else None
    folder = Path(tempfile.mkdtemp(prefix="congress-postgres-", dir=parent))
    try:
        password = secrets.token_hex(16)
        _make(folder, password)
        server, port = _start(folder)
        try:
            yield f"postgresql://congress:{password}@127.0.0.1:{port}/postgres"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run a command with the URL of a fresh cluster in its environment; give its exit status."""
    if not command:
        sys.stderr.write("python -m tests.support.postgres -- COMMAND …\n")
        return 2
    # A shell starts what runs in the background with the first of them ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _leave)
    try:
        with cluster() as url:
            return subprocess.run(
                command, env={**os.environ, VARIABLE: url}, check=False
            ).returncode
    except ClusterError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _make(folder: Path, password: str) -> None:
    """Make the data folder, owned by a user that PostgreSQL accepts (it refuses to run as root)."""
    secret = folder / "password"
    secret.write_text(password)
    owner = _owner()
    if owner:
        for path in (folder, secret):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    options = [f"--{name}={value}" for name, value in NEW_CLUSTER.items()]
    made = subprocess.run(
        [*_as_owner(), _program("initdb"), f"-D{folder}/data", f"--pwfile={secret}", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    secret.unlink()
    if made.returncode:
        raise ClusterError(f"initdb: {made.stderr}")


def _start(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server; another program may take the free port first, so try with several."""
    log = folder / "log"
    for _ in range(3):
        port = _free_port()
        server = _launch(folder, port, log)
        if _is_ready(server, folder / "data" / "postmaster.pid"):
            return server, port
        _stop(server)
    raise ClusterError(f"postgres did not start:\n{log.read_text()}")


def _launch(folder: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    """Launch the server, out of reach of Ctrl+C, yet told to end when this process does."""
    options = [f"--{name}={value}" for name, value in {**QUICK_AND_UNSAFE, "port": port}.items()]
    with log.open("ab") as stream:
        return subprocess.Popen(
            [*_as_owner("--pdeathsig=INT"), _program("postgres"), f"-D{folder}/data", *options],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )


def _is_ready(server: subprocess.Popen[bytes], status: Path) -> bool:
    """Wait until the server takes connections; it says so in the last line of its status file."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        if status.exists() and status.read_text().split()[-1:] == ["ready"]:
            return True
        time.sleep(0.05)
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def _owner() -> pwd.struct_passwd | None:
    """Find the user to hand the cluster to: none when this process is not root's."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _as_owner(*options: str) -> list[str]:
    owner = _owner()
    change = (
        [f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"] if owner else []
    )
    return ["setpriv", *change, *options] if change or options else []


def _program(name: str) -> str:
    """Find a server program, which Debian keeps out of the search path; the newest version wins."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4])
    )
    found = str(installed[-1]) if installed else shutil.which(name)
    if not found:
        raise ClusterError(f"{name} not found: the package postgresql is missing")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(arguments[1:] if arguments[:1] == ["--"] else arguments))
