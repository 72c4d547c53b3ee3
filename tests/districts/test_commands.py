"""What the command line says of children."""

import json
from contextlib import nullcontext
from datetime import date, time, timedelta

import pytest
from click import ClickException
from click.testing import CliRunner

from congress.cli import districts as commands
from congress.cli.session import naming
from congress.congresses.actions.congresses import update_congress
from congress.congresses.models import Congress, CongressForm
from congress.core import clock
from congress.core.errors import MissingError
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


def test_the_day_of_the_grid_ends_at_midnight_where_the_offices_are(run, districts):
    midnight = clock.at(date(2024, 5, 19), time(0))
    for code, moment in (("BCD", midnight), ("BTC", midnight - timedelta(seconds=1))):
        with clock.pinned(lambda at=moment: at):
            marks.report_milestone(
                actor=SYSTEM,
                child=districts.child,
                milestone=districts.milestone(code),
                word=Word(on_date=date(2024, 5, 3)),
            )
    found = run("grid", "--json", "--as-of", "2024-05-18")
    assert cell_of(found)["reported"] is None
    assert cell_of(found, milestone="BTC")["reported"] == "2024-05-03"
    assert cell_of(run("grid", "--json", "--as-of", "2024-05-19"))["reported"] == "2024-05-03"


def test_each_mark_bears_its_own_day_and_what_does_not_apply_is_never_late(run, report, districts):
    child, milestone = districts.child, districts.milestone("BCD")
    words = {"actor": SYSTEM, "child": child, "milestone": milestone, "report_id": report.id}
    marks.accept_milestone(word=Word(on_date=date(2024, 5, 17)), **words)
    marks.verify_milestone(word=Word(on_date=date(2024, 5, 18)), **words)
    districts.other.form = CongressForm.NONE
    found = run("grid", "--json")
    days = {name: cell_of(found)[name] for name in ("reported", "accepted", "verified")}
    assert days == {"reported": "2024-03-05", "accepted": "2024-05-17", "verified": "2024-05-18"}
    away = cell_of(found, "VL-2024")
    assert (away["class"], away["reported"]) == ("not_applicable", None)


def test_a_child_stands_under_the_parent_that_it_had_that_day(run, session, districts):
    child = districts.child
    above = Congress(code="LS-BIS", unit=districts.parent.unit, ordinal=4, year=2024)
    session.add(above)
    session.flush()
    known = {name: getattr(child, name) for name in ("code", "unit_id", "ordinal", "year")}
    update_congress(actor=SYSTEM, congress=child, parent_id=above.id, **known)

    def parents(*words):
        told = json.loads(run("grid", "--json", *words).output)["districts"]
        return {row["code"]: row["parent"] for row in told}

    assert parents("--as-of", "2024-05-19") == {"TD-2024": "LS-2024", "VL-2024": "LS-2024"}
    assert parents() == {"TD-2024": "LS-BIS", "VL-2024": "LS-2024"}


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


def test_a_code_that_finds_nothing_is_named():
    with pytest.raises(ClickException, match="no period LS-9"), naming("period", "LS-9"):
        raise MissingError
