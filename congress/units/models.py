"""Tables of units: levels, units, their former names, and the other names they go by."""

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from congress.core.errors import N_
from congress.core.model import Code, Line, Model, Name, Versioned
from congress.core.searchable import Searchable
from congress.core.text import folded


class UnitKind(StrEnum):
    """What a level is of: places, agencies, or bodies set up for a congress."""

    ADMINISTRATIVE = "administrative"
    AGENCY = "agency"
    BODY = "body"


class UnitLevel(Versioned, Model):
    """A level of units, as data: tỉnh, huyện, xã, cơ quan, ban chỉ đạo and so on."""

    __tablename__ = "unit_level"
    __table_args__ = (
        sa.UniqueConstraint("code", info={"say": N_("Mã cấp này đã có."), "field": "code"}),
        sa.CheckConstraint("rank BETWEEN 0 AND 99", name="rank"),
    )

    code: Mapped[Code]
    name: Mapped[Name]
    name_en: Mapped[Name]
    kind: Mapped[UnitKind]
    rank: Mapped[int]


class Unit(Searchable, Versioned, Model):
    """A place, an agency or a body; `is_collective` marks one like "UBND các huyện, thành phố"."""

    __tablename__ = "unit"
    __table_args__ = (
        sa.UniqueConstraint("code", info={"say": N_("Mã đơn vị này đã có."), "field": "code"}),
        sa.Index("ix_unit_parent_id_folded", "parent_id", "folded"),
    )

    SEARCHED = ("name", "short_name")

    code: Mapped[Code]
    level_id: Mapped[int] = mapped_column(sa.ForeignKey("unit_level.id"))
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    name: Mapped[Name]
    short_name: Mapped[Name] = mapped_column(default="")
    folded: Mapped[Name]
    is_collective: Mapped[bool] = mapped_column(default=False)
    named_on: Mapped[date | None]
    ended_on: Mapped[date | None]

    level: Mapped[UnitLevel] = relationship()
    parent: Mapped["Unit | None"] = relationship(remote_side="Unit.id")
    former_names: Mapped[list["FormerName"]] = relationship(
        order_by="FormerName.until_on", cascade="all, delete-orphan"
    )
    aliases: Mapped[list["UnitAlias"]] = relationship(
        order_by="UnitAlias.id", cascade="all, delete-orphan"
    )

    @validates("name")
    def _fold_name(self, _key: str, name: str) -> str:
        self.folded = folded(name)
        return name


class FormerName(Searchable, Model):
    """A name that a unit had until a day, and the paper that changed it."""

    __tablename__ = "former_name"

    SEARCHED = ("name",)

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), index=True)
    name: Mapped[Name]
    from_on: Mapped[date | None]
    until_on: Mapped[date]
    decision: Mapped[Line] = mapped_column(default="")


class UnitAlias(Searchable, Model):
    """Another name that people write for a unit, remembered once confirmed."""

    __tablename__ = "unit_alias"
    __table_args__ = (
        sa.UniqueConstraint(
            "unit_id", "folded", info={"say": N_("Đơn vị đã có tên gọi này."), "field": "text"}
        ),
        sa.Index("ix_unit_alias_folded", "folded"),
    )

    SEARCHED = ("text",)

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    text: Mapped[Name]
    folded: Mapped[Name]

    @validates("text")
    def _fold_text(self, _key: str, text: str) -> str:
        self.folded = folded(text)
        return text
