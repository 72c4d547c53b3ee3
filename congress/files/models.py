"""Tables of uploaded files and of the papers they hold."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from congress.core.errors import N_
from congress.core.model import CleanText, Code, Line, Model, Name, Versioned
from congress.core.searchable import Searchable
from congress.core.text import folded


class Attachment(Model):
    """A stored file: what it was called, what it is, and the key of its bytes.

    The same bytes are kept once: uploads of equal content share a key, each with its own name.
    """

    __tablename__ = "attachment"
    __table_args__ = (sa.CheckConstraint("size > 0", name="size"),)

    name: Mapped[Name]
    media_type: Mapped[Code] = mapped_column(sa.String(120))
    size: Mapped[int] = mapped_column(sa.BigInteger)
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    store_key: Mapped[str] = mapped_column(sa.String(120))
    congress_id: Mapped[int | None] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    uploaded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    uploaded_at: Mapped[datetime]


class Upload(Model):
    """A file on its way in parts; once whole it waits for the form that hands it in.

    `place` names that form, `mark` the file as its owner's machine knows it, so that an upload
    that was cut off is found again.
    """

    __tablename__ = "upload"
    __table_args__ = (
        sa.UniqueConstraint("user_id", "place", "mark"),
        sa.CheckConstraint("size > 0", name="size"),
        sa.CheckConstraint("received BETWEEN 0 AND size", name="received"),
    )

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"))
    place: Mapped[str] = mapped_column(CleanText(200))
    mark: Mapped[str] = mapped_column(CleanText(400))
    name: Mapped[Name]
    size: Mapped[int] = mapped_column(sa.BigInteger)
    received: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    media_type: Mapped[str] = mapped_column(sa.String(120), default="")
    sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    store_key: Mapped[str] = mapped_column(sa.String(120), default="")
    at: Mapped[datetime]

    @property
    def is_whole(self) -> bool:
        """Whether every byte has arrived."""
        return self.received == self.size


class Document(Searchable, Versioned, Model):
    """An official paper known by number, date and subject; its scan may be attached."""

    __tablename__ = "document"

    SEARCHED = ("number", "subject")

    congress_id: Mapped[int | None] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    number: Mapped[Name] = mapped_column(default="")
    folded: Mapped[Name] = mapped_column(default="")
    issued_on: Mapped[date | None]
    subject: Mapped[Line]
    signer: Mapped[Name] = mapped_column(default="")
    attachment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attachment.id"))

    attachment: Mapped[Attachment | None] = relationship()

    @validates("number")
    def _fold_number(self, _key: str, number: str) -> str:
        self.folded = folded(number)
        return number


class DocumentVersion(Model):
    """One state of a paper's file; versions are only ever added, and the last one is current."""

    __tablename__ = "document_version"
    __table_args__ = (
        sa.UniqueConstraint(
            "document_id",
            "number",
            info={"say": N_("Người khác vừa thêm một bản; hãy mở lại trang."), "field": "files"},
        ),
        sa.CheckConstraint("number > 0", name="number"),
    )

    document_id: Mapped[int] = mapped_column(sa.ForeignKey("document.id"))
    number: Mapped[int]
    attachment_id: Mapped[int] = mapped_column(sa.ForeignKey("attachment.id"), index=True)
    note: Mapped[Line] = mapped_column(default="")
