"""Issued copies: the marks on versions of plans' papers, and the versions that may take one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.core.database import read
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.removal import prepared
from congress.extensions import db
from congress.files.models import Attachment, Document, DocumentVersion
from congress.plans import policy as plans
from congress.plans.models import IssuedCopy, Plan
from congress.records.rules import is_scan


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
_OF_PLAN = prepared(_MARKS.where(IssuedCopy.plan_id == sa.bindparam("plan_id")))


def issued_of(plan: Plan) -> list[Issued]:
    """The marks of a plan, the one that stands first."""
    return [Issued(*row) for row in read(db.session, _OF_PLAN, {"plan_id": plan.id})]


def standing(plan: Plan) -> Issued | None:
    """The mark of a plan that stands; the plan is locked, so that no other mark comes meanwhile."""
    db.session.execute(sa.select(Plan.id).where(Plan.id == plan.id).with_for_update())
    return next(iter(issued_of(plan)), None)


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


def plans_of(actor: Actor, document: Document) -> Sequence[Plan]:
    """The plans of which a paper is the issued copy, as far as the actor sees them."""
    marked = (
        sa.select(IssuedCopy.plan_id)
        .join(DocumentVersion, DocumentVersion.id == IssuedCopy.version_id)
        .where(DocumentVersion.document_id == document.id)
    )
    return db.session.scalars(
        sa.select(Plan)
        .where(Plan.id.in_(marked), plans.visible_to(actor))
        .options(joinedload(Plan.committee))
    ).all()
