"""Tables of delegates, allocations, imports of rosters, and who opened or read a roster when."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from congress.accounts.models import User
from congress.congresses.models import Congress
from congress.core.errors import N_
from congress.core.model import Line, Model, Name, Versioned
from congress.core.removal import Removable
from congress.core.searchable import Searchable
from congress.core.text import folded, name_key
from congress.units.models import Unit


class Sex(StrEnum):
    """The sex of a person as the official form has it."""

    MALE = "male"
    FEMALE = "female"


class DelegateKind(StrEnum):
    """How somebody became a delegate; guests are no official delegates."""

    EX_OFFICIO = "ex_officio"
    CHOSEN = "chosen"
    APPOINTED = "appointed"
    GUEST = "guest"


class Structure(StrEnum):
    """What an allocation counts."""

    OFFICIAL = "official"
    EX_OFFICIO = "ex_officio"
    CHOSEN = "chosen"
    APPOINTED = "appointed"
    GUEST = "guest"
    WOMEN = "women"
    YOUNG = "young"
    PARTY = "party"
    PRESTIGIOUS = "prestigious"
    ETHNIC = "ethnic"
    SECTOR = "sector"


class OpenedAs(StrEnum):
    """What a roster was opened for: to read it whole on the page, or to take it out as a file."""

    PAGE = "page"
    XLSX = "xlsx"
    PDF = "pdf"
    DOCX = "docx"


class Delegate(Removable, Searchable, Versioned, Model):
    """A person who goes to a congress, sent by a unit; `sender` is who sends it below that unit."""

    __tablename__ = "delegate"
    __table_args__ = (
        sa.CheckConstraint(
            "birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100",
            name="birth_year",
            info={"say": N_("Năm sinh chưa đúng."), "field": "birth"},
        ),
        sa.Index("ix_delegate_congress_id_unit_id", "congress_id", "unit_id"),
        sa.Index("ix_delegate_folded", "folded"),
    )

    SEARCHED = ("full_name", "sender", "agency", "occupation")

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    sender: Mapped[Name] = mapped_column(default="")
    full_name: Mapped[Name]
    sort_name: Mapped[Name]
    folded: Mapped[Name]
    sex: Mapped[Sex | None]
    birth_year: Mapped[int | None]
    birth_on: Mapped[date | None]
    ethnic: Mapped[Name] = mapped_column(default="")
    religion: Mapped[Name] = mapped_column(default="")
    is_party: Mapped[bool | None]
    is_union: Mapped[bool | None]
    education: Mapped[Name] = mapped_column(default="")
    profession: Mapped[Name] = mapped_column(default="")
    theory: Mapped[Name] = mapped_column(default="")
    occupation: Mapped[Name] = mapped_column(default="")
    sector: Mapped[Name] = mapped_column(default="")
    agency: Mapped[Line] = mapped_column(default="")
    kind: Mapped[DelegateKind] = mapped_column(default=DelegateKind.CHOSEN)
    is_prestigious: Mapped[bool] = mapped_column(default=False)
    is_elder: Mapped[bool] = mapped_column(default=False)
    is_village_head: Mapped[bool] = mapped_column(default=False)
    commendation: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")

    congress: Mapped[Congress] = relationship()
    unit: Mapped[Unit] = relationship()

    @validates("full_name")
    def _fold_name(self, _key: str, full_name: str) -> str:
        """Follow the name, but keep a key of order that somebody wrote."""
        if not self.sort_name or self.sort_name == name_key(self.full_name or ""):
            self.sort_name = name_key(full_name)
        self.folded = folded(full_name)
        return full_name


class Allocation(Versioned, Model):
    """How many delegates of a structure a place may or should send; no place: the whole congress.

    A place is a unit, or a `sender` by name where the units do not know it. `detail` names the
    ethnic group or the sector that is counted. `folded` tells places apart.
    """

    __tablename__ = "allocation"
    __table_args__ = (
        sa.UniqueConstraint(
            "congress_id",
            "structure",
            "folded",
            info={"say": N_("Nơi này đã có phân bổ cho cơ cấu này."), "field": "structure"},
        ),
        sa.CheckConstraint(
            "number BETWEEN 0 AND 9999",
            name="number",
            info={"say": N_("Số lượng từ 0 đến 9999."), "field": "number"},
        ),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    unit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    sender: Mapped[Name] = mapped_column(default="")
    structure: Mapped[Structure]
    detail: Mapped[Name] = mapped_column(default="")
    number: Mapped[int]
    folded: Mapped[Line]

    congress: Mapped[Congress] = relationship()
    unit: Mapped[Unit | None] = relationship()

    @property
    def label(self) -> str:
        """What the journal calls it: its place."""
        return self.sender or (self.unit.name if self.unit is not None else "") or "cả Đại hội"


class EthnicPresence(Model):
    """An ethnic group that lives in the unit of a congress and should have a delegate there."""

    __tablename__ = "ethnic_presence"
    __table_args__ = (sa.UniqueConstraint("congress_id", "ethnic"),)

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    ethnic: Mapped[Name]


class RosterBatch(Model):
    """A roster that was read for a congress; `unit_id` None brings in rows of all its units.

    The rows as read are kept until they are written; `cells` holds the table as it came in, so that
    its columns can be named anew.
    """

    __tablename__ = "roster_batch"

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    at: Mapped[datetime]
    filename: Mapped[Name]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON, deferred=True)
    cells: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True), deferred=True)
    committed_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]

    congress: Mapped[Congress] = relationship()
    unit: Mapped[Unit | None] = relationship()
    user: Mapped[User | None] = relationship()


class RosterChange(Model):
    """A delegate that an import made or changed: what it held before (None: new) and after."""

    __tablename__ = "roster_change"
    __table_args__ = (sa.UniqueConstraint("batch_id", "delegate_id"),)

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("roster_batch.id"))
    delegate_id: Mapped[int] = mapped_column(sa.ForeignKey("delegate.id"), index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    after: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    undone_at: Mapped[datetime | None]


class RosterOpening(Model):
    """A roster was opened by a user: until when it may be read whole, or taken as a file."""

    __tablename__ = "roster_opening"
    __table_args__ = (sa.Index("ix_roster_opening_user_id_congress_id", "user_id", "congress_id"),)

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"))
    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    opened_as: Mapped[OpenedAs]
    at: Mapped[datetime]
    until: Mapped[datetime]


class RosterReading(Model):
    """A user read a roster, or one delegate of it, with what is sensitive masked.

    Until then, reading the same again adds no line to the journal.
    """

    __tablename__ = "roster_reading"
    __table_args__ = (sa.Index("ix_roster_reading_user_id_congress_id", "user_id", "congress_id"),)

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"))
    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    delegate_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegate.id"))
    until: Mapped[datetime]
