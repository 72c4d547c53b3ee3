"""Tables of persons, users, their posts, and attempts to sign in."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from congress.core.errors import N_
from congress.core.model import Code, Line, Model, Name, Versioned
from congress.core.permissions import SCOPE_OF, Role, Scope
from congress.core.searchable import Searchable
from congress.core.text import folded, name_key
from congress.units.models import Unit


class Person(Searchable, Versioned, Model):
    """Somebody named in committees and plans; most never sign in."""

    __tablename__ = "person"
    __table_args__ = (sa.Index("ix_person_folded", "folded"),)

    SEARCHED = ("full_name", "post")

    full_name: Mapped[Name]
    sort_name: Mapped[Name]
    folded: Mapped[Name]
    post: Mapped[Line] = mapped_column(default="")
    agency_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))

    agency: Mapped[Unit | None] = relationship()

    @validates("full_name")
    def _fold_name(self, _key: str, full_name: str) -> str:
        self.folded = folded(full_name)
        if not self.sort_name:
            self.sort_name = name_key(full_name)
        return full_name


class User(Versioned, Model):
    """An account. `epoch` is part of every session: raising it ends them all."""

    __tablename__ = "user"
    __table_args__ = (
        sa.UniqueConstraint("username", info={"say": N_("Tên này đã có."), "field": "username"}),
    )

    username: Mapped[Code]
    display_name: Mapped[Name]
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"))
    secret_hash: Mapped[str] = mapped_column(sa.String(200))
    must_change_secret: Mapped[bool] = mapped_column(default=True)
    secret_expires_at: Mapped[datetime | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    epoch: Mapped[int] = mapped_column(default=1)
    locale: Mapped[str] = mapped_column(sa.String(5), default="vi")
    text_size: Mapped[str] = mapped_column(sa.String(2), default="s")
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship()
    grants: Mapped[list["Grant"]] = relationship(back_populates="user", order_by="Grant.id")


def _scope_rule() -> str:
    """Write the CHECK that ties each role to the scope it is held in."""
    columns = {
        Scope.CONGRESS: "congress_id",
        Scope.COMMITTEE: "committee_id",
        Scope.UNIT: "unit_id",
    }
    parts = []
    for scope in Scope:
        roles = ", ".join(f"'{role}'" for role in Role if SCOPE_OF[role] is scope)
        tests = [
            f"{column} IS {'NOT ' if owner is scope else ''}NULL"
            for owner, column in columns.items()
        ]
        parts.append(f"(role IN ({roles}) AND {' AND '.join(tests)})")
    return " OR ".join(parts)


class Grant(Model):
    """A role that a user holds in a scope, from when and until when."""

    __tablename__ = "grant"
    __table_args__ = (sa.CheckConstraint(_scope_rule(), name="scope"),)

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    role: Mapped[Role]
    congress_id: Mapped[int | None] = mapped_column(sa.ForeignKey("congress.id"))
    committee_id: Mapped[int | None] = mapped_column(sa.ForeignKey("committee.id"))
    unit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    granted_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(back_populates="grants")


class SignInAttempt(Model):
    """A failed attempt to sign in, by account and by address: what the throttle counts."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (sa.Index("ix_sign_in_attempt_key_at", "key", "at"),)

    key: Mapped[str] = mapped_column(sa.String(80))
    at: Mapped[datetime]
