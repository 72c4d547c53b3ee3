"""Reads of print jobs, and the actor that one is printed for."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.accounts.models import User
from congress.accounts.queries import load_actor
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.prints import policy, rules
from congress.prints.models import PrintJob, PrintState

MOST_LISTED = 100


def job(actor: Actor, job_id: int) -> PrintJob:
    """A print job with who asked for it; MissingError when absent or somebody else's."""
    found = db.session.scalar(
        sa.select(PrintJob)
        .where(PrintJob.id == job_id, policy.visible_to(actor))
        .options(joinedload(PrintJob.user))
    )
    if found is None:
        raise MissingError
    return found


def jobs(actor: Actor) -> Sequence[PrintJob]:
    """The latest print jobs that the actor sees, the newest first."""
    return db.session.scalars(
        sa.select(PrintJob)
        .where(policy.visible_to(actor))
        .options(joinedload(PrintJob.user))
        .order_by(PrintJob.id.desc())
        .limit(MOST_LISTED)
    ).all()


def own_open(actor: Actor) -> Sequence[PrintJob]:
    """The actor's own jobs of which something is still to come."""
    own = sa.select(PrintJob).where(PrintJob.user_id == actor.id, PrintJob.state.in_(rules.OPEN))
    return db.session.scalars(own.order_by(PrintJob.id)).all()


def ahead_of(one: PrintJob) -> int:
    """How many jobs come before a waiting one."""
    statement = sa.select(sa.func.count(PrintJob.id))
    return (
        db.session.scalar(statement.where(PrintJob.state.in_(rules.OPEN), PrintJob.id < one.id))
        or 0
    )


def locked(job_id: int) -> PrintJob | None:
    """A job as it stands, locked until the transaction ends; None when it is gone."""
    return db.session.scalar(
        sa.select(PrintJob)
        .where(PrintJob.id == job_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def is_running(job_id: int, attempt: int) -> bool:
    """Whether a run of a job is still wanted."""
    statement = sa.select(PrintJob.id).where(
        PrintJob.id == job_id, PrintJob.attempt == attempt, PrintJob.state == PrintState.RUNNING
    )
    return db.session.scalar(statement) is not None


def waiting() -> Sequence[int]:
    """The jobs that wait for the printer, the oldest first."""
    statement = sa.select(PrintJob.id).where(PrintJob.state == PrintState.WAITING)
    return db.session.scalars(statement.order_by(PrintJob.id)).all()


def running() -> Sequence[PrintJob]:
    """The jobs that are said to run."""
    statement = sa.select(PrintJob).where(PrintJob.state == PrintState.RUNNING)
    return db.session.scalars(statement.order_by(PrintJob.id)).all()


def with_file_before(moment: datetime) -> Sequence[PrintJob]:
    """The jobs that ended before a moment and still have their file."""
    kept = sa.select(PrintJob).where(PrintJob.store_key != "", PrintJob.ended_at < moment)
    return db.session.scalars(kept).all()


def actor_of(user_id: int) -> Actor:
    """The actor that a job is printed for, with the posts of now; MissingError when locked out."""
    user = db.session.get(User, user_id)
    found = load_actor(user.id, user.epoch) if user is not None else None
    if found is None:
        raise MissingError
    return found
