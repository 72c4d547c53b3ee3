"""The three marks of truth: reported by the child, accepted by its parent, verified on the spot."""

from datetime import date

import pytest

from congress.congresses.models import CongressForm
from congress.core.errors import NotAllowedError, RejectedError
from congress.districts import rules
from congress.districts.actions import marks as actions
from congress.districts.actions.marks import Word
from congress.districts.models import MilestoneMark
from congress.districts.queries import marks_of

DONE = Word(on_date=date(2024, 3, 1))


@pytest.fixture
def step(districts):
    """A milestone that the child owes."""
    return districts.milestone("BCD")


@pytest.fixture
def report(districts, step, actor_of):
    """The officer's report on it."""
    return actions.report_milestone(
        actor=actor_of("district_officer"), child=districts.child, milestone=step, word=DONE
    )


def standing(districts, step, at):
    marks = marks_of([districts.child.id]).get((districts.child.id, step.id), ())
    return rules.standing(marks, at)


def test_the_officer_reports_its_own_unit_and_no_other(districts, step, report, actor_of, now):
    assert standing(districts, step, now).reported is report
    with pytest.raises(NotAllowedError):
        actions.report_milestone(
            actor=actor_of("other_officer"), child=districts.child, milestone=step, word=DONE
        )


@pytest.mark.parametrize("name", ["district_leader", "standing_agency", "inspector", "steering"])
def test_nobody_else_reports_for_a_child(districts, step, actor_of, name):
    with pytest.raises(NotAllowedError):
        actions.report_milestone(
            actor=actor_of(name), child=districts.child, milestone=step, word=DONE
        )


def test_a_day_that_has_not_come_is_not_reported(districts, step, actor_of):
    for day, say in ((date(2024, 5, 21), "chưa tới"), (None, "Hãy ghi ngày")):
        with pytest.raises(RejectedError, match=say):
            actions.report_milestone(
                actor=actor_of("district_officer"),
                child=districts.child,
                milestone=step,
                word=Word(on_date=day),
            )


def test_a_milestone_that_does_not_apply_is_not_reported(districts, actor_of):
    districts.child.form = CongressForm.NONE
    with pytest.raises(RejectedError, match="không áp dụng"):
        actions.report_milestone(
            actor=actor_of("district_officer"),
            child=districts.child,
            milestone=districts.milestone("BCCT"),
            word=DONE,
        )


def test_the_parent_accepts_and_the_child_can_no_longer_change_it(
    districts, step, report, actor_of, now
):
    accepted = actions.accept_milestone(
        actor=actor_of("standing_agency"), child=districts.child, milestone=step,
        report_id=report.id, word=DONE,
    )  # fmt: skip
    assert standing(districts, step, now).accepted is accepted
    officer = actor_of("district_officer")
    with pytest.raises(RejectedError, match="đã tiếp nhận"):
        actions.report_milestone(actor=officer, child=districts.child, milestone=step, word=DONE)
    with pytest.raises(RejectedError, match="đã tiếp nhận"):
        actions.take_back_report(
            actor=officer, child=districts.child, milestone=step, reason="Nhầm số"
        )


def test_the_parent_sends_back_with_a_reason_and_the_child_reports_again(
    districts, step, report, actor_of, now
):
    guide = actor_of("standing_agency")
    with pytest.raises(RejectedError, match="lý do"):
        actions.return_milestone(
            actor=guide, child=districts.child, milestone=step, report_id=report.id, reason=" "
        )
    actions.return_milestone(
        actor=guide, child=districts.child, milestone=step, report_id=report.id,
        reason="Quyết định chưa ký",
    )  # fmt: skip
    assert standing(districts, step, now).reported is None
    again = actions.report_milestone(
        actor=actor_of("district_officer"), child=districts.child, milestone=step, word=DONE
    )
    assert standing(districts, step, now).reported is again


def test_what_was_replaced_meanwhile_is_not_accepted_unseen(districts, step, report, actor_of):
    actions.report_milestone(
        actor=actor_of("district_officer"), child=districts.child, milestone=step, word=DONE
    )
    with pytest.raises(RejectedError, match="báo cáo mới hơn"):
        actions.accept_milestone(
            actor=actor_of("standing_agency"), child=districts.child, milestone=step,
            report_id=report.id, word=DONE,
        )  # fmt: skip


def test_an_inspection_verifies_or_finds_otherwise(districts, step, report, actor_of, now):
    inspector, child = actor_of("inspector"), districts.child
    actions.verify_milestone(
        actor=inspector, child=child, milestone=step, report_id=report.id, word=DONE
    )
    assert standing(districts, step, now).verified is not None
    actions.doubt_milestone(
        actor=inspector, child=child, milestone=step, report_id=report.id,
        word=Word(note="Chưa thấy bản ký"),
    )  # fmt: skip
    then = standing(districts, step, now)
    assert then.verified is None
    assert then.doubted is not None
    assert then.reported is report


@pytest.mark.parametrize("name", ["standing_agency", "district_officer", "steering"])
def test_only_an_inspector_verifies(districts, step, report, actor_of, name):
    with pytest.raises(NotAllowedError):
        actions.verify_milestone(
            actor=actor_of(name), child=districts.child, milestone=step,
            report_id=report.id, word=DONE,
        )  # fmt: skip


def test_without_a_report_there_is_nothing_to_accept(districts, step, actor_of):
    with pytest.raises(RejectedError, match="chưa có báo cáo"):
        actions.accept_milestone(
            actor=actor_of("standing_agency"), child=districts.child, milestone=step,
            report_id=1, word=DONE,
        )  # fmt: skip


def test_every_word_is_kept(districts, step, report, actor_of, session):
    actions.take_back_report(
        actor=actor_of("district_officer"), child=districts.child, milestone=step, reason="Nhầm"
    )
    assert [mark.value for mark in session.query(MilestoneMark)] == ["done", "taken_back"]
