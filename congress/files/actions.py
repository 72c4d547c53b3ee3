"""Keeping uploads, and registering the papers that they hold."""

from datetime import date

from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.files import queries, rules, store
from congress.files.models import Attachment, Document


def keep_file(
    *, actor: Actor, data: bytes, name: str, congress_id: int | None = None
) -> Attachment:
    """Keep an upload and return its row; RejectedError says why one is not taken.

    The content decides what it is. Bytes kept in a transaction that is undone stay behind unnamed
    and serve the next upload of the same content.
    """
    called, place = rules.kept_name(name), store.current()
    rules.check_size(called, len(data), place.limit)
    media_type = rules.media_type_of(data, called)
    sha256, key = place.keep(data)
    row = Attachment(
        name=called,
        media_type=media_type,
        size=len(data),
        sha256=sha256,
        store_key=key,
        congress_id=congress_id,
        uploaded_by_id=actor.id,
        uploaded_at=clock.now(),
    )
    db.session.add(row)
    record(actor=actor, verb="uploaded", target=row, congress_id=congress_id)
    return row


def register_document(
    *,
    actor: Actor,
    number: str,
    issued_on: date | None,
    subject: str,
    congress_id: int | None = None,
    attachment: Attachment | None = None,
) -> Document:
    """Return the paper of this number, day and subject; it is registered when it is new.

    A paper known without its scan takes the attachment given.
    """
    if not subject.strip():
        raise RejectedError(N_("Văn bản cần có trích yếu."), field="subject")
    document = queries.same_document(number, issued_on, subject, congress_id, attachment)
    verb = "updated"
    if document is None:
        verb = "created"
        document = Document(
            number=number, issued_on=issued_on, subject=subject, congress_id=congress_id
        )
        db.session.add(document)
    if attachment is not None:
        document.attachment = attachment
        document.attachment_id = attachment.id
    changes = changes_of(document)
    if changes:
        record(actor=actor, verb=verb, target=document, changes=changes, congress_id=congress_id)
    return document
