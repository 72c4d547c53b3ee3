"""Issued copies: the marks on versions of signed papers, and the versions that may take one."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.core.database import read
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.removal import prepared
from congress.extensions import db
from congress.files.models import Attachment, Document, DocumentVersion
from congress.plans import policy as plans
from congress.plans.models import Amendment, IssuedCopy, Plan, PlanState
from congress.records.rules import is_scan


@dataclass(frozen=True)
class Signed:
    """A paper that is signed and issued: a plan's own, or the one of an amendment of it."""

    plan: Plan
    amendment: Amendment | None = None

    @property
    def is_approved(self) -> bool:
        """Whether it has a number and a day, so that it can have been signed."""
        return (self.amendment or self.plan).state is PlanState.APPROVED

    @property
    def number(self) -> str:
        """Its number and symbol."""
        return (self.amendment or self.plan).number

    @property
    def issued_on(self) -> date | None:
        """Its day."""
        return (self.amendment or self.plan).issued_on

    @property
    def title(self) -> str:
        """What the register of papers calls it."""
        return (self.amendment or self.plan).title

    @property
    def amendment_id(self) -> int | None:
        """The amendment whose paper it is."""
        return self.amendment.id if self.amendment else None


@dataclass(frozen=True)
class Issued:
    """A version marked as the issued copy: its file, who marked it when, and why if it moved."""

    document_id: int
    number: int
    name: str
    size: int
    sha256: str
    at: datetime
    by: str
    reason: str


_MARKS = (
    sa.select(
        DocumentVersion.document_id,
        DocumentVersion.number,
        Attachment.name,
        Attachment.size,
        Attachment.sha256,
        IssuedCopy.at,
        IssuedCopy.by_name,
        IssuedCopy.reason,
    )
    .join(DocumentVersion, DocumentVersion.id == IssuedCopy.version_id)
    .join(Attachment, Attachment.id == DocumentVersion.attachment_id)
    .order_by(IssuedCopy.id.desc())
)
_OF_SIGNED = prepared(
    _MARKS.where(
        IssuedCopy.plan_id == sa.bindparam("plan_id"),
        IssuedCopy.amendment_id.is_not_distinct_from(
            sa.bindparam("amendment_id", type_=sa.Integer)
        ),
    )
)


def issued_of(signed: Signed) -> list[Issued]:
    """The marks of a paper that is signed, the one that stands first."""
    asked = {"plan_id": signed.plan.id, "amendment_id": signed.amendment_id}
    return [Issued(*row) for row in read(db.session, _OF_SIGNED, asked)]


def standing(signed: Signed) -> Issued | None:
    """The mark that stands; the plan is locked, so that no other mark comes meanwhile."""
    held = sa.select(Plan.id).where(Plan.id == signed.plan.id).with_for_update()
    db.session.execute(held)
    return next(iter(issued_of(signed)), None)


def marks_on(document: Document) -> list[Issued]:
    """The marks on the versions of a paper, the one that stands first."""
    found = db.session.execute(_MARKS.where(DocumentVersion.document_id == document.id))
    return [Issued(*row) for row in found]


def later_scans(standing: Issued) -> list[tuple[int, str]]:
    """The numbers and file names of the scans that came after the marked version, newest first."""
    found = db.session.execute(
        sa.select(DocumentVersion.number, Attachment.name, Attachment.media_type)
        .join(Attachment, Attachment.id == DocumentVersion.attachment_id)
        .where(
            DocumentVersion.document_id == standing.document_id,
            DocumentVersion.number > standing.number,
        )
        .order_by(DocumentVersion.number.desc())
    )
    return [(row.number, row.name) for row in found if is_scan(row.media_type)]


def version(document: Document, number: int) -> DocumentVersion:
    """One version of a paper; MissingError when there is no such version."""
    found = db.session.scalar(
        sa.select(DocumentVersion).where(
            DocumentVersion.document_id == document.id, DocumentVersion.number == number
        )
    )
    if found is None:
        raise MissingError
    return found


def signed_of(actor: Actor, document: Document) -> list[Signed]:
    """What a paper is the issued copy of, as far as the actor sees the plans."""
    found = db.session.scalars(
        sa.select(IssuedCopy)
        .join(DocumentVersion, DocumentVersion.id == IssuedCopy.version_id)
        .join(Plan, Plan.id == IssuedCopy.plan_id)
        .where(DocumentVersion.document_id == document.id, plans.visible_to(actor))
        .options(
            joinedload(IssuedCopy.plan).joinedload(Plan.committee),
            joinedload(IssuedCopy.amendment),
        )
        .order_by(IssuedCopy.id)
    )
    return list(dict.fromkeys(Signed(mark.plan, mark.amendment) for mark in found))


def signed_plans(actor: Actor, document: Document) -> list[Plan]:
    """The plans of which, or of an amendment of which, a paper is the issued copy."""
    return [signed.plan for signed in signed_of(actor, document)]
