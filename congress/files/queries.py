"""Finding a paper that is registered already."""

from datetime import date

import sqlalchemy as sa

from congress.core.text import clean, fold, folded
from congress.extensions import db
from congress.files.models import Document, DocumentVersion


def same_document(
    number: str,
    issued_on: date | None,
    subject: str,
    congress_id: int | None,
) -> Document | None:
    """The congress's paper of this number, day and subject, or None.

    Offices of the same kind give the same number on the same day, so the subject counts too.
    """
    if not number.strip() or issued_on is None:
        return None
    found = db.session.scalars(
        sa.select(Document)
        .where(
            Document.folded == folded(number),
            Document.issued_on == issued_on,
            Document.congress_id.is_(None)
            if congress_id is None
            else Document.congress_id == congress_id,
        )
        .order_by(Document.id)
    )
    wanted = fold(clean(subject))
    return next((row for row in found if fold(row.subject) == wanted), None)


def last_version(document: Document) -> int:
    """The number of the current version of a paper's file; 0 when it has none."""
    statement = sa.select(sa.func.max(DocumentVersion.number))
    return db.session.scalar(statement.where(DocumentVersion.document_id == document.id)) or 0
