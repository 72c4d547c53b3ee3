"""The table of feeds: what a calendar program may fetch by a secret address."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.accounts.models import User
from congress.congresses.models import Committee
from congress.core.errors import N_
from congress.core.model import Model
from congress.units.models import Unit


class Whose(StrEnum):
    """Whose deadlines a calendar shows; there is no feed of a whole congress."""

    MINE = "mine"
    COMMITTEE = "committee"
    UNIT = "unit"
    CONGRESS = "congress"


class Feed(Model):
    """A calendar that programs fetch by its token; of the token only the hash is kept."""

    __tablename__ = "feed"
    __table_args__ = (
        sa.UniqueConstraint(
            "token_hash", info={"say": N_("Địa chỉ này đã có; hãy tạo lại."), "field": "whose"}
        ),
        sa.CheckConstraint("committee_id IS NULL OR unit_id IS NULL", name="scope"),
    )

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    committee_id: Mapped[int | None] = mapped_column(sa.ForeignKey("committee.id"))
    unit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    token_hash: Mapped[str] = mapped_column(sa.String(64))
    made_at: Mapped[datetime]
    fetched_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()
    committee: Mapped[Committee | None] = relationship()
    unit: Mapped[Unit | None] = relationship()

    @property
    def whose(self) -> Whose:
        """Whose deadlines the feed holds."""
        if self.committee_id is not None:
            return Whose.COMMITTEE
        return Whose.MINE if self.unit_id is None else Whose.UNIT

    @property
    def label(self) -> str:
        """What the journal calls the feed."""
        named = self.committee or self.unit
        return named.name if named is not None else self.user.display_name
