"""Finding a paper that is registered already, and the uploads that wait for their form."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import sqlalchemy as sa

from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import clean, fold, folded
from congress.extensions import db
from congress.files.models import Document, DocumentVersion, Upload


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


def upload(actor: Actor, upload_id: int) -> Upload:
    """An upload of the actor's own, locked until the request ends; MissingError otherwise."""
    found = db.session.scalar(
        sa.select(Upload)
        .where(Upload.id == upload_id, Upload.user_id == actor.id)
        .with_for_update()
    )
    if found is None:
        raise MissingError
    return found


def upload_marked(actor: Actor, place: str, mark: str) -> Upload | None:
    """The actor's upload of this very file for this form, or None."""
    return db.session.scalar(
        sa.select(Upload).where(
            Upload.user_id == actor.id, Upload.place == place, Upload.mark == mark
        )
    )


def own_uploads(actor: Actor) -> Sequence[Upload]:
    """The actor's uploads that no form has handed in, the newest first."""
    own = sa.select(Upload).where(Upload.user_id == actor.id)
    return db.session.scalars(own.order_by(Upload.at.desc(), Upload.id.desc())).all()


def arrived(actor: Actor, place: str) -> Sequence[Upload]:
    """The actor's whole uploads that wait for one form, in the order of their arrival."""
    own = sa.select(Upload).where(Upload.user_id == actor.id, Upload.place == place)
    return db.session.scalars(own.where(Upload.received == Upload.size).order_by(Upload.id)).all()


def whole_uploads(actor: Actor, numbers: Iterable[int]) -> Sequence[Upload]:
    """Those of the actor's whole uploads that have one of these numbers."""
    own = sa.select(Upload).where(Upload.user_id == actor.id, Upload.received == Upload.size)
    return db.session.scalars(own.where(Upload.id.in_(numbers)).order_by(Upload.id)).all()


def uploads_before(moment: datetime) -> Sequence[Upload]:
    """The uploads of which nothing has come since a moment."""
    return db.session.scalars(sa.select(Upload).where(Upload.at < moment)).all()
