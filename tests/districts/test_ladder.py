"""Keeping the ladder of a congress."""

from datetime import date

import pytest

from congress.audit.models import JournalEntry
from congress.congresses.models import CongressForm
from congress.core.errors import NotAllowedError, RejectedError
from congress.districts.actions import ladder as actions
from congress.districts.queries import milestones_of
from congress.districts.store import starter_ladder

ALL = frozenset(CongressForm)


def codes(parent):
    return [rung.code for rung in milestones_of(parent.id)]


def test_the_starter_ladder_is_taken_once_and_completes_what_is_missing(districts, actor_of):
    parent, guide = districts.parent, actor_of("standing_agency")
    assert codes(parent) == [row.code for row in starter_ladder()]
    assert actions.take_starter(actor=guide, parent=parent) == []


def test_the_standing_agency_adds_changes_and_orders_milestones(districts, actor_of):
    parent, guide = districts.parent, actor_of("standing_agency")
    rung = actions.add_milestone(
        actor=guide, parent=parent, code="SK", name="Sổ tay đại biểu", due="D-5", forms=ALL
    )
    assert (rung.offset_days, rung.due_on) == (5, None)
    actions.update_milestone(
        actor=guide,
        parent=parent,
        milestone=rung,
        code="SK",
        name="Sổ tay đại biểu",
        due="trước ngày 31/5",
        forms=ALL,
    )
    assert (rung.offset_days, rung.due_on) == (None, date(2024, 5, 31))
    actions.move_milestone(actor=guide, milestone=rung, step=-1)
    assert codes(parent)[-2:] == ["SK", "DSDB"]
    actions.drop_milestone(actor=guide, milestone=rung)
    assert "SK" not in codes(parent)
    actions.restore_milestone(actor=guide, milestone=rung)
    assert "SK" in codes(parent)


def test_the_first_milestone_does_not_move_further_up(districts, actor_of):
    rung = districts.milestone("BCD")
    actions.move_milestone(actor=actor_of("standing_agency"), milestone=rung, step=-1)
    assert codes(districts.parent)[0] == "BCD"


def test_a_due_rule_that_cannot_be_read_is_refused(districts, actor_of):
    with pytest.raises(RejectedError, match="Không đọc được thời hạn"):
        actions.read_due(districts.parent, "khi nào xong thì thôi nhé")


def test_a_milestone_that_applies_to_no_form_is_refused(districts, actor_of):
    with pytest.raises(RejectedError, match="ít nhất một hình thức"):
        actions.add_milestone(
            actor=actor_of("standing_agency"),
            parent=districts.parent,
            code="X",
            name="Mốc",
            forms=frozenset(),
        )


@pytest.mark.parametrize("name", ["steering", "district_officer", "inspector", "administrator"])
def test_only_the_standing_agency_keeps_the_ladder(districts, actor_of, name):
    with pytest.raises(NotAllowedError):
        actions.drop_milestone(actor=actor_of(name), milestone=districts.milestone("BCD"))


def test_the_journal_keeps_what_a_milestone_was(districts, actor_of, session):
    rung = districts.milestone("BCD")
    actions.update_milestone(
        actor=actor_of("standing_agency"),
        parent=districts.parent,
        milestone=rung,
        code="BCD",
        name="Thành lập Ban Chỉ đạo",
        due="D-100",
        forms=rung.forms,
        weight=3,
        evidence=rung.evidence,
    )
    entry = session.query(JournalEntry).order_by(JournalEntry.id.desc()).first()
    assert {(one["field"], one["old"]) for one in entry.changes} == {
        ("name", "Quyết định thành lập Ban Chỉ đạo"),
        ("deadline_text", "D-75"),
        ("offset_days", 75),
    }
