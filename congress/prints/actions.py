"""Asking for a print job, cancelling it, and what its run tells of it."""

from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.files import store
from congress.prints import queries, rules
from congress.prints.models import PrintJob, PrintState
from congress.prints.rules import Printout

LOST = N_("Máy chủ dừng giữa chừng khi đang in; hãy in lại.")
OUT_OF_SCOPE = N_("Nội dung cần in không còn, hoặc bạn không còn xem được.")


class Run(NamedTuple):
    """One run of a job: what is to be printed, for whom."""

    job_id: int
    attempt: int
    user_id: int
    kind: str
    arguments: dict[str, str]


def ask(*, actor: Actor, kind: str, arguments: dict[str, str], label: str) -> PrintJob:
    """Put a print in the queue; one that the actor already waits for is returned instead."""
    known = queries.own_open(actor)
    for one in known:
        if (one.kind, one.arguments) == (kind, arguments):
            return one
    if len(known) >= rules.MOST_OPEN:
        raise RejectedError(N_("Bạn đang có ba lần in chưa xong; hãy đợi hoặc hủy bớt."))
    job = PrintJob(
        user_id=actor.id, kind=kind, arguments=arguments, label=label, asked_at=clock.wall()
    )
    db.session.add(job)
    record(actor=actor, verb="asked_print", target=job)
    return job


def cancel(*, actor: Actor, job: PrintJob) -> None:
    """Give up a job; the printer lets go of it within a second."""
    found = queries.locked(job.id)
    if found is None or not rules.may_move(found.state, PrintState.CANCELLED):
        raise RejectedError(N_("Lần in này đã kết thúc, không hủy được nữa."))
    found.state, found.ended_at = PrintState.CANCELLED, clock.wall()
    record(actor=actor, verb="cancelled", target=found, changes=changes_of(found))


def take(job_id: int) -> Run | None:
    """Begin a run of a waiting job; None when there is nothing to do for it."""
    job = queries.locked(job_id)
    if job is None or not rules.may_move(job.state, PrintState.RUNNING):
        return None
    job.state, job.attempt = PrintState.RUNNING, job.attempt + 1
    job.done = job.total = 0
    job.started_at = job.beat_at = clock.wall()
    db.session.flush()
    return Run(job.id, job.attempt, job.user_id, job.kind, dict(job.arguments))


def beat(run: Run, done: int, total: int) -> bool:
    """Note that a run lives and how far it is; False when it is no longer wanted."""
    job = _of(run)
    if job is None:
        return False
    job.done, job.total, job.beat_at = min(done, total), total, clock.wall()
    return True


def keep(run: Run, data: bytes) -> str:
    """Keep what a run printed and return its key; `finish` says so on the job."""
    return store.current().keep_result(f"{run.job_id}-{run.attempt}", data)


def finish(run: Run, printout: Printout, key: str, size: int) -> bool:
    """Give a job its file of so many bytes; False when the run is no longer wanted."""
    job = _of(run)
    if job is None:
        return False
    job.store_key, job.size, job.holds = key, size, list(printout.holds)
    job.filename, job.done = f"{printout.name}.pdf", job.total
    _end(job, PrintState.DONE)
    return True


def fail(run: Run, sentence: str) -> None:
    """Say why a run came to nothing."""
    job = _of(run)
    if job is not None:
        job.error = sentence
        _end(job, PrintState.FAILED)


def put_back(run: Run) -> None:
    """Let a job wait again whose run was stopped together with the service."""
    job = _of(run)
    if job is not None:
        job.state, job.attempt = PrintState.WAITING, job.attempt - 1


def recover() -> None:
    """Begin again, once, the jobs whose process died; say of the others that they failed."""
    for job in queries.running():
        if not rules.is_lost(job.beat_at, clock.wall()):
            continue
        if rules.after_loss(job.attempt) is PrintState.WAITING:
            job.state = PrintState.WAITING
        else:
            job.error = LOST
            _end(job, PrintState.FAILED)


def purge() -> None:
    """Let go of files a day after they were printed, and of jobs after two weeks."""
    now = clock.wall()
    for job in queries.with_file_before(now - rules.FILE_KEPT):
        store.current().drop_result(job.store_key)
        job.store_key = ""
    _forget(now - rules.ROW_KEPT)


def _forget(moment: datetime) -> None:
    db.session.execute(sa.delete(PrintJob).where(PrintJob.ended_at < moment))


def _of(run: Run) -> PrintJob | None:
    """The job of a run that is still wanted, locked."""
    job = queries.locked(run.job_id)
    is_wanted = job is not None and job.state is PrintState.RUNNING and job.attempt == run.attempt
    return job if is_wanted else None


def _end(job: PrintJob, state: PrintState) -> None:
    job.state, job.ended_at = state, clock.wall()
    db.session.flush()
