"""The table of issued copies: which version of a paper is the scan of a plan as it was signed."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.core.authored import Authored
from congress.core.errors import N_
from congress.core.model import Line, Model
from congress.files.models import DocumentVersion
from congress.plans.models.amended import Amendment
from congress.plans.models.plan import Plan


class IssuedCopy(Authored, Model):
    """A mark on a version of a paper; marks are only ever added, and the last one stands.

    With an amendment the paper is the one that amends the plan, without the plan's own.
    """

    __tablename__ = "issued_copy"
    __table_args__ = (
        sa.UniqueConstraint(
            "version_id", info={"say": N_("Bản này vừa được đánh dấu; hãy mở lại trang.")}
        ),
    )

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("plan.id"), index=True)
    amendment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("amendment.id"), index=True)
    version_id: Mapped[int] = mapped_column(sa.ForeignKey("document_version.id"))
    reason: Mapped[Line] = mapped_column(default="")

    plan: Mapped[Plan] = relationship()
    amendment: Mapped[Amendment | None] = relationship()
    version: Mapped[DocumentVersion] = relationship()
