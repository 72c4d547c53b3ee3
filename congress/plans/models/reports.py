"""The tables of reports: progress, only ever added, and the files that came with it."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.core.authored import Authored
from congress.core.model import Line, Model
from congress.files.models import Attachment, Document
from congress.plans.models.states import ItemState, ProductKind
from congress.plans.models.work import WorkItem


class Progress(Authored, Model):
    """One report on an item; rows are only ever added.

    One with a product says its kind, the day of an event, and whether it is only a part.
    """

    __tablename__ = "progress"
    __table_args__ = (
        sa.Index("ix_progress_item", "item_id", "id"),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
        sa.CheckConstraint("product_kind IS NOT NULL OR NOT is_partial", name="partial_product"),
    )

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"))
    state: Mapped[ItemState]
    percent: Mapped[int]
    line: Mapped[Line] = mapped_column(default="")
    product_kind: Mapped[ProductKind | None]
    is_partial: Mapped[bool] = mapped_column(default=False)
    happened_on: Mapped[date | None]
    document_id: Mapped[int | None] = mapped_column(sa.ForeignKey("document.id"))

    item: Mapped[WorkItem] = relationship(back_populates="progress")
    document: Mapped[Document | None] = relationship()
    files: Mapped[list["ProgressFile"]] = relationship(order_by="ProgressFile.id")


class ProgressFile(Model):
    """A file that came with a report."""

    __tablename__ = "progress_file"
    __table_args__ = (sa.UniqueConstraint("progress_id", "attachment_id"),)

    progress_id: Mapped[int] = mapped_column(sa.ForeignKey("progress.id"))
    attachment_id: Mapped[int] = mapped_column(sa.ForeignKey("attachment.id"), index=True)

    attachment: Mapped[Attachment] = relationship()
