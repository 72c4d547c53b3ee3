"""The table of print jobs."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.accounts.models import User
from congress.core.model import Code, Line, Model, Name


class PrintState(StrEnum):
    """Where a print job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class PrintJob(Model):
    """A long print: who asked for which kind of paper and with what, how far it is, what came.

    The row is the truth and the queue only a nudge. `attempt` counts the runs; `beat_at` is the
    last sign of life of the one under way. `holds` are the rows that the file was made from: who
    no longer sees them all no longer gets it. `error` is a Vietnamese sentence.
    """

    __tablename__ = "print_job"
    __table_args__ = (
        sa.CheckConstraint("done BETWEEN 0 AND total", name="done"),
        sa.CheckConstraint("size >= 0", name="size"),
    )

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    kind: Mapped[Code]
    arguments: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    label: Mapped[Line]
    state: Mapped[PrintState] = mapped_column(default=PrintState.WAITING, index=True)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    attempt: Mapped[int] = mapped_column(default=0)
    error: Mapped[Line] = mapped_column(default="")
    filename: Mapped[Name] = mapped_column(default="")
    size: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    store_key: Mapped[str] = mapped_column(sa.String(120), default="")
    holds: Mapped[list[int]] = mapped_column(sa.JSON, default=list)
    asked_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    beat_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()
