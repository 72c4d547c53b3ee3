"""Tables of congresses, their committees, and who sat in them when."""

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.accounts.models import Person
from congress.core.errors import N_
from congress.core.model import Code, Line, Model, Name, Prose, Versioned
from congress.units.models import Unit


class CongressForm(StrEnum):
    """How a unit holds its congress."""

    CONGRESS = "congress"
    JOINT_CONFERENCE = "joint_conference"
    SELECTION_CONFERENCE = "selection_conference"
    NONE = "none"


class CommitteeKind(StrEnum):
    """What a committee is; the values are those of the command line."""

    STEERING = "steering"
    ORGANISING = "organising"
    SUBCOMMITTEE = "subcommittee"
    SUPPORT = "support"


class MemberRole(StrEnum):
    """The place of a member in a committee, in the order of its list."""

    HEAD = "head"
    STANDING_DEPUTY = "standing_deputy"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


class Congress(Versioned, Model):
    """A congress of a unit; the parent congress guides and inspects it."""

    __tablename__ = "congress"
    __table_args__ = (
        sa.UniqueConstraint("code", info={"say": N_("Mã Đại hội này đã có."), "field": "code"}),
        sa.CheckConstraint(
            "planned_end_on IS NULL OR planned_start_on <= planned_end_on",
            name="planned_order",
            info={"say": N_("Ngày kết thúc phải sau ngày bắt đầu."), "field": "planned_end_on"},
        ),
    )

    code: Mapped[Code]
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    ordinal: Mapped[int]
    year: Mapped[int]
    theme: Mapped[Line] = mapped_column(default="")
    form: Mapped[CongressForm] = mapped_column(default=CongressForm.CONGRESS)
    is_pilot: Mapped[bool] = mapped_column(default=False)
    planned_start_on: Mapped[date | None]
    planned_end_on: Mapped[date | None]
    actual_start_on: Mapped[date | None]
    actual_end_on: Mapped[date | None]
    venue: Mapped[Line] = mapped_column(default="")

    unit: Mapped[Unit] = relationship()
    parent: Mapped["Congress | None"] = relationship(remote_side="Congress.id")

    @property
    def d_day(self) -> date | None:
        """The day that deadlines count back from: the real first day, else the planned one."""
        return self.actual_start_on or self.planned_start_on

    @property
    def label(self) -> str:
        """What the journal calls it: whose congress it is, and its code."""
        return f"{self.unit.name} ({self.code})"


class Committee(Versioned, Model):
    """A body of a congress. As a unit it can lead work items; `symbol` stands in paper numbers."""

    __tablename__ = "committee"
    __table_args__ = (
        sa.UniqueConstraint("code", info={"say": N_("Mã này đã có."), "field": "code"}),
        sa.CheckConstraint("helps_id IS NULL OR helps_id <> id", name="helps_another"),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    code: Mapped[Code]
    kind: Mapped[CommitteeKind]
    name: Mapped[Name]
    official_name: Mapped[Name] = mapped_column(default="")
    symbol: Mapped[Code] = mapped_column(default="")
    parent_body: Mapped[Name] = mapped_column(default="")
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), unique=True)
    helps_id: Mapped[int | None] = mapped_column(sa.ForeignKey("committee.id"))
    standing_agency_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    decision_number: Mapped[Name] = mapped_column(default="")
    decision_on: Mapped[date | None]
    remit: Mapped[Prose] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)

    congress: Mapped[Congress] = relationship()
    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    helps: Mapped["Committee | None"] = relationship(remote_side="Committee.id")
    standing_agency: Mapped[Unit | None] = relationship(foreign_keys=[standing_agency_id])
    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="committee", order_by="Membership.position, Membership.id"
    )


class Membership(Versioned, Model):
    """A person's seat in a committee, from a day until a day, by which decision."""

    __tablename__ = "membership"
    __table_args__ = (
        sa.CheckConstraint(
            "until_on IS NULL OR from_on IS NULL OR from_on <= until_on",
            name="order",
            info={"say": N_("Ngày thôi tham gia phải sau ngày tham gia."), "field": "until_on"},
        ),
    )

    committee_id: Mapped[int] = mapped_column(sa.ForeignKey("committee.id"), index=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), index=True)
    role: Mapped[MemberRole]
    post: Mapped[Line] = mapped_column(default="")
    agency_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    position: Mapped[int] = mapped_column(default=0)
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    decision_number: Mapped[Name] = mapped_column(default="")
    decision_on: Mapped[date | None]

    committee: Mapped[Committee] = relationship(back_populates="memberships")
    person: Mapped[Person] = relationship()
    agency: Mapped[Unit | None] = relationship()

    @property
    def label(self) -> str:
        """What the journal calls the seat: the name of who sits there."""
        return self.person.full_name
