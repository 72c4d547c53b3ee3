"""What the command line says of children."""

import json
from contextlib import nullcontext
from datetime import date

import pytest
from click.testing import CliRunner

from congress.cli import districts as commands
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.districts.actions import marks
from congress.districts.actions.marks import Word


@pytest.fixture
def run(monkeypatch, session):
    """Run a command on the test's own database; give back what it printed."""
    monkeypatch.setattr(commands, "session", nullcontext)

    def command(*words):
        session.commit()
        return CliRunner().invoke(commands.district, words)

    return command


@pytest.fixture
def report(districts):
    """A report on the first milestone of the child, made now."""
    return marks.report_milestone(
        actor=SYSTEM,
        child=districts.child,
        milestone=districts.milestone("BCD"),
        word=Word(on_date=date(2024, 3, 5)),
    )


def cell_of(result, code="TD-2024", milestone="BCD"):
    told = json.loads(result.output)
    row = next(one for one in told["districts"] if one["code"] == code)
    return next(one for one in row["milestones"] if one["code"] == milestone)


def test_the_grid_says_of_each_milestone_when_it_is_due_and_how_its_marks_stand(run, report):
    assert cell_of(run("grid", "--json")) == {
        "code": "BCD",
        "due": "2024-03-29",
        "reported": "2024-03-05",
        "accepted": None,
        "verified": None,
        "class": "done_on_time",
        "days": -24,
    }


def test_the_grid_as_of_an_earlier_day_knows_only_what_was_said_by_then(run, report):
    found = run("grid", "--json", "--as-of", "2024-05-19")
    assert cell_of(found)["class"] == "overdue"
    assert cell_of(found)["days"] == 51
    assert json.loads(found.output)["as_of"].startswith("2024-05-19T23:59:59")


def test_a_day_to_come_is_today(run, report):
    found = json.loads(run("grid", "--json", "--as-of", "2030-01-01").output)
    assert found["as_of"] == clock.local(clock.now()).isoformat()


def test_without_json_it_is_one_line_a_milestone(run, report):
    lines = run("grid", "--congress", "LS-2024").output.splitlines()
    assert len(lines) == 36
    assert lines[0] == "TD-2024\tBCD\tdone_on_time\t2024-03-29"


def test_an_unknown_parent_is_one_line_of_refusal(run, districts):
    result = run("grid", "--congress", "XX")
    assert result.exit_code == 1
    assert "no congress XX" in result.output
