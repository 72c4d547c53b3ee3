"""The cluster of the tests: it serves, it takes Vietnamese text, and nothing of it is left."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support import postgres

pytestmark = pytest.mark.slow

INTERRUPTED = """
import os, pathlib, sys, time
pathlib.Path(sys.argv[1]).write_text(os.environ["CONGRESS_TEST_DATABASE_URL"])
os.kill(os.getppid(), int(sys.argv[2]))
time.sleep(30)
"""


def run(code: str, *arguments: object) -> int:
    """Run Python code beside a cluster, as `make test` runs the suite."""
    program = [sys.executable, "-c", code, *map(str, arguments)]
    command = [sys.executable, "-m", "tests.support.postgres", "--", *program]
    return subprocess.run(command, check=False).returncode


def test_a_cluster_takes_vietnamese_text_and_ends_with_its_block() -> None:
    with postgres.cluster() as url:
        engine = sa.create_engine(url)
        with engine.connect() as connection:
            assert connection.scalar(sa.select(sa.literal("Đại hội"))) == "Đại hội"
        engine.dispose()
    with pytest.raises(sa.exc.OperationalError), engine.connect():
        pass


def test_a_command_finds_the_address_and_keeps_its_exit_status() -> None:
    code = f"import os, sys; sys.exit(7 if os.environ[{postgres.VARIABLE!r}] else 0)"
    assert run(code) == 7


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_leaves_no_cluster(number: signal.Signals, tmp_path: Path) -> None:
    note = tmp_path / "url"
    assert run(INTERRUPTED, note, int(number)) == 128 + number
    with pytest.raises(sa.exc.OperationalError), sa.create_engine(note.read_text()).connect():
        pass
