"""The files that came with reports on a job, and the papers that may be named in one."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from congress.core.permissions import Actor
from congress.core.text import folded
from congress.extensions import db
from congress.files.models import Attachment, Document
from congress.plans import policy
from congress.plans.models import Progress, ProgressFile

OFFERED = 200


def attachment_of(item_id: int, attachment_id: int) -> Attachment | None:
    """The attachment of a report on the job, by its number; None when it is not one of them."""
    return db.session.scalar(
        sa.select(Attachment)
        .join(ProgressFile, ProgressFile.attachment_id == Attachment.id)
        .join(Progress, Progress.id == ProgressFile.progress_id)
        .where(Progress.item_id == item_id, Attachment.id == attachment_id)
    )


def papers_numbered(actor: Actor, number: str, issued_on: date | None) -> Sequence[Document]:
    """The papers in the actor's sight with this number, and of this day when one is given."""
    found = sa.select(Document).where(Document.folded == folded(number), policy.papers_seen(actor))
    if issued_on is not None:
        found = found.where(Document.issued_on == issued_on)
    return db.session.scalars(found.order_by(Document.id)).all()


def papers_offered(actor: Actor) -> list[tuple[str, date, str]]:
    """The number, day and subject of the newest numbered papers in the actor's sight."""
    found = db.session.execute(
        sa.select(Document.number, Document.issued_on, Document.subject)
        .where(Document.number != "", Document.issued_on.is_not(None), policy.papers_seen(actor))
        .order_by(Document.issued_on.desc(), Document.id.desc())
        .limit(OFFERED)
    )
    return [(number, day, subject) for number, day, subject in found if day is not None]
