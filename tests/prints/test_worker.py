"""The print worker: what a run reads, tells and leaves behind, and how it ends."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from congress.accounts.models import Grant, User
from congress.core import clock, database
from congress.core.errors import RejectedError
from congress.core.permissions import SYSTEM
from congress.extensions import db
from congress.files import store as files
from congress.plans.models import Plan, PlanKind, PlanState
from congress.printing.errors import PrintingError
from congress.prints import actions, store
from congress.prints.models import PrintJob, PrintState
from tests.prints.conftest import PDF, meanwhile


def names(press):
    return [member.name.partition(":")[0] for member in press.printed[-1].members]


def elsewhere(prints, act):
    """Carry something out as another request would, in its own transaction."""
    with prints.app.app_context(), database.writing(db.session):
        act()


def results(prints):
    place = files.current().folder / "results"
    return sorted(path.name for path in place.iterdir()) if place.is_dir() else []


def test_a_run_prints_what_waits_and_keeps_the_file(prints, press):
    prints.ask()
    prints.run()
    job = prints.job()
    assert (job.state, job.attempt, job.error) == (PrintState.DONE, 1, "")
    assert (job.done, job.total, job.size) == (2, 2, len(PDF))
    assert b"".join(files.current().read(job.store_key)) == PDF
    assert press.stopped == 1


def test_who_watches_the_congress_gets_every_approved_plan_in_the_order_of_the_committees(
    prints, press
):
    prints.approve("BCD", kind=PlanKind.MASTER)
    prints.ask("steering")
    prints.run()
    assert names(press) == [prints.world.committees[code].name for code in ("BCD", "TBTT")]
    assert "Đại hội đại biểu các dân tộc thiểu số" in press.printed[-1].title
    assert len(press.printed[-1].members[1].paper.annexes[0].blocks[0].table.rows) == 4


def test_a_secretary_gets_the_plans_in_scope(prints, press):
    prints.approve("TBHC")
    prints.ask()
    prints.run()
    assert names(press) == [prints.world.committees["TBTT"].name]


def test_the_scope_is_that_of_the_run_not_of_the_click(prints, press):
    prints.approve("TBHC")
    prints.ask("steering")
    user = prints.world.users["steering"]
    grant = prints.session.scalars(sa.select(Grant).where(Grant.user_id == user.id)).one()
    grant.revoked_at = clock.now()
    prints.session.commit()
    prints.run()
    assert press.printed == []
    assert prints.job().state is PrintState.FAILED


def test_of_a_locked_account_nothing_is_printed(prints, press):
    prints.ask()
    prints.session.get(User, prints.world.users["secretary"].id).is_active = False
    prints.session.commit()
    prints.run()
    assert press.printed == []
    assert prints.job().error == actions.OUT_OF_SCOPE


def test_progress_is_seen_by_others_while_it_prints(prints, press):
    seen = []
    prints.ask()
    job_id = prints.job().id
    prints.session.commit()

    def look():
        with prints.app.app_context():
            one = db.session.get(PrintJob, job_id)
            seen.append((one.state, one.done, one.total))

    with meanwhile(press, look):
        prints.run()
    assert seen == [(PrintState.RUNNING, 1, 2)]


def test_what_is_cancelled_while_it_prints_is_given_up_and_leaves_no_file(prints, press):
    prints.ask()
    job = prints.job()
    job_id = job.id
    prints.session.commit()

    def cancel():
        elsewhere(
            prints,
            lambda: actions.cancel(actor=SYSTEM, job=db.session.get(PrintJob, job_id)),
        )

    with meanwhile(press, cancel):
        prints.run()
    job = prints.job()
    assert (job.state, job.store_key, job.done) == (PrintState.CANCELLED, "", 1)
    assert results(prints) == []
    assert press.stopped == 1


def test_what_is_cancelled_before_its_turn_is_never_printed(prints, press):
    address = prints.ask()
    job = prints.job()
    waiting = job.id
    prints.client.post(f"{address}/cancel")
    prints.worker.perform(waiting)
    assert press.printed == []
    assert prints.job().state is PrintState.CANCELLED


def test_what_has_ended_is_not_cancelled(prints):
    prints.ask()
    prints.run()
    with pytest.raises(RejectedError):
        actions.cancel(actor=SYSTEM, job=prints.job())
    assert prints.job().state is PrintState.DONE


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PrintingError("too_large"), "Quá nhiều dòng để in một lần."),
        (PrintingError("timeout"), "In quá lâu nên đã dừng; hãy thử lại hoặc xuất bản Word."),
        (ZeroDivisionError(), "Không in được; hãy thử lại hoặc xuất bản Word."),
    ],
)
def test_a_print_that_fails_says_why_in_a_sentence(prints, press, error, sentence):
    address = prints.ask()
    press.error = error
    prints.run()
    job = prints.job()
    assert (job.state, job.error, job.store_key) == (PrintState.FAILED, sentence, "")
    assert sentence in prints.client.get(address).words


def test_where_nothing_is_left_to_print_it_says_so(prints, press):
    prints.ask()
    prints.session.execute(sa.update(Plan).values(state=PlanState.SUBMITTED))
    prints.session.commit()
    prints.run()
    assert prints.job().error == "Chưa có kế hoạch nào được duyệt mà bạn xem được."


def test_a_service_that_stops_puts_its_job_back(prints, press):
    prints.ask()
    stopping = []
    prints.worker.is_stopping = lambda: bool(stopping)
    with meanwhile(press, lambda: stopping.append(True)):
        prints.run()
    job = prints.job()
    assert (job.state, job.attempt) == (PrintState.WAITING, 0)
    stopping.clear()
    prints.run()
    assert prints.job().state is PrintState.DONE


def begin(prints):
    """Leave a job as a process that died leaves it."""
    with database.writing(db.session):
        run = actions.take(prints.job().id)
    job = prints.job()
    job.beat_at = clock.wall() - timedelta(minutes=5)
    prints.session.commit()
    return run


def test_a_job_whose_process_died_is_found_and_printed(prints):
    prints.ask()
    begin(prints)
    prints.worker.look_after()
    assert prints.job().state is PrintState.WAITING
    prints.run()
    job = prints.job()
    assert (job.state, job.attempt) == (PrintState.DONE, 2)


def test_a_job_that_kills_its_process_twice_is_given_up(prints):
    address = prints.ask()
    for _ in range(2):
        begin(prints)
        prints.worker.look_after()
    job = prints.job()
    assert (job.state, job.error) == (PrintState.FAILED, actions.LOST)
    assert "Máy chủ dừng giữa chừng khi đang in; hãy in lại." in prints.client.get(address).words


def test_a_run_that_lives_is_left_alone(prints):
    prints.ask()
    with database.writing(db.session):
        actions.take(prints.job().id)
    prints.worker.look_after()
    assert prints.job().state is PrintState.RUNNING


def test_a_run_that_was_thought_lost_does_not_disturb_the_next_one(prints):
    prints.ask()
    lost = begin(prints)
    prints.worker.look_after()
    with database.writing(db.session):
        assert actions.take(lost.job_id).attempt == 2
        assert not actions.beat(lost, 1, 2)
        actions.fail(lost, "x")
    assert prints.job().state is PrintState.RUNNING


def test_nobody_prints_a_job_twice(prints, press):
    prints.ask()
    job_id = prints.job().id
    prints.session.commit()
    prints.worker.perform(job_id)
    prints.worker.perform(job_id)
    assert len(press.printed) == 1


def test_a_click_nudges_the_printer_and_a_lost_nudge_is_made_up_for(prints):
    queue = store.current().huey
    queue.flush()
    prints.ask()
    assert len(queue.pending()) == 1
    queue.flush()
    prints.worker.look_after()
    assert len(queue.pending()) == 1
    queue.flush()


def test_the_queue_runs_what_it_is_told_of(prints, press):
    queue = store.current()
    queue.huey.flush()
    queue.perform, queue.look_after = prints.worker.perform, prints.worker.look_after
    prints.ask()
    prints.session.commit()
    queue.huey.execute(queue.huey.dequeue())
    assert prints.job().state is PrintState.DONE


def test_files_go_after_a_day_and_jobs_after_two_weeks(prints):
    address = prints.ask()
    prints.run()

    def age(**days):
        job = prints.job()
        job.ended_at = clock.wall() - timedelta(**days)
        prints.session.commit()
        with database.writing(db.session):
            actions.purge()

    age(hours=23)
    assert len(results(prints)) == 1
    age(hours=25)
    assert results(prints) == []
    assert prints.job().store_key == ""
    assert prints.client.get(f"{address}/file.pdf").status == 404
    assert "Tệp đã hết hạn giữ" in prints.client.get(address).words
    age(days=15)
    assert prints.job() is None
