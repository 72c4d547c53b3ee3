"""`congress delegate import`: what each row would do, or did, and what the roster lacks."""

import json

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from congress.cli import main
from congress.delegates.models import Delegate
from congress.extensions import db
from tests.delegates.conftest import LIST


@pytest.fixture
def run(app, districts, monkeypatch):
    """Run the command on the test's database; its exit status and what it said."""
    monkeypatch.setattr("congress.cli.session.create_app", lambda: app)

    def command(*words):
        db.session.commit()
        done = CliRunner().invoke(main, ["delegate", "import", *map(str, words)])
        said = json.loads(done.stdout) if done.stdout.startswith("{") else {}
        return done.exit_code, said

    return command


@pytest.fixture
def file(tmp_path):
    """A list as a file of semicolons."""
    path = tmp_path / "danh sach.csv"
    path.write_text(LIST.replace("\t", ";"), encoding="utf-8-sig")
    return path


def count(session):
    session.expire_all()
    return session.scalar(sa.select(sa.func.count()).select_from(Delegate))


def test_a_dry_run_says_all_and_keeps_nothing(run, file, session):
    status, said = run(file, "--congress", "TD-2024", "--dry-run")
    assert (status, said["new"], said["error"]) == (0, 4, 0)
    assert said["gaps"]["missing"]["no_birth"] == 1
    assert said["gaps"]["total"] == 4
    assert said["gaps"]["shares"]["women"] == {"count": 2, "percent": 66.7}
    assert count(session) == 0


def test_an_import_is_kept_and_again_changes_nothing(run, file, session):
    assert run(file, "--congress", "TD-2024")[0] == 0
    assert count(session) == 4
    status, said = run(file, "--congress", "TD-2024")
    assert (status, said["same"], said["new"]) == (0, 4, 0)
    assert count(session) == 4


def test_one_row_in_error_keeps_every_row_out(run, file, session):
    file.write_text(LIST.replace("Nùng", "Sao Hỏa").replace("\t", ";"), encoding="utf-8-sig")
    status, said = run(file, "--congress", "TD-2024")
    assert (status, said["error"]) == (1, 1)
    assert any("Sao Hỏa" in message for row in said["rows"] for message in row["messages"])
    assert count(session) == 0


def test_an_unknown_congress_is_one_line_on_standard_error(run, file):
    assert run(file, "--congress", "XX")[0] == 1
