"""Tables of the installation: its settings and the exceptions to its working calendar."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from congress.core.errors import N_
from congress.core.model import Line, Model, Versioned


class Installation(Versioned, Model):
    """The one row of settings; a demo says so and pins its clock."""

    __tablename__ = "installation"
    __table_args__ = (
        sa.CheckConstraint("id = 1", name="single"),
        sa.CheckConstraint("due_soon_days BETWEEN 1 AND 60", name="due_soon_days"),
    )

    is_demo: Mapped[bool] = mapped_column(default=False)
    pinned_at: Mapped[datetime | None]
    before_is_strict: Mapped[bool] = mapped_column(default=False)
    due_soon_days: Mapped[int] = mapped_column(default=7)


class DayException(Versioned, Model):
    """A day that is worked or off against the ordinary calendar, with the paper that says so."""

    __tablename__ = "day_exception"
    __table_args__ = (
        sa.UniqueConstraint("day", info={"say": N_("Ngày này đã có trong bảng."), "field": "day"}),
    )

    day: Mapped[date]
    is_worked: Mapped[bool]
    label: Mapped[Line]
    legal_basis: Mapped[Line] = mapped_column(default="")
