"""Keeping uploads, and registering the papers that they hold."""

from datetime import date

from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.files import queries, rules, store
from congress.files.models import Attachment, Document, DocumentVersion


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

    A known paper takes the attachment given as the next version of its file.
    """
    if not subject.strip():
        raise RejectedError(N_("Văn bản cần có trích yếu."), field="subject")
    document = queries.same_document(number, issued_on, subject, congress_id)
    if document is None:
        document = Document(
            number=number, issued_on=issued_on, subject=subject, congress_id=congress_id
        )
        db.session.add(document)
        changes = changes_of(document)
        record(
            actor=actor, verb="created", target=document, changes=changes, congress_id=congress_id
        )
    held = document.attachment
    if attachment is not None and (held is None or held.sha256 != attachment.sha256):
        add_version(actor=actor, document=document, attachment=attachment)
    return document


def add_version(
    *, actor: Actor, document: Document, attachment: Attachment, note: str = ""
) -> DocumentVersion:
    """Make a kept file the next version of a paper; the versions before it stay as they are."""
    held = document.attachment
    if held is not None and held.sha256 == attachment.sha256:
        raise RejectedError(N_("Tệp này giống hệt bản hiện hành."), field="files")
    version = DocumentVersion(
        document_id=document.id,
        number=queries.last_version(document) + 1,
        attachment_id=attachment.id,
        note=note,
    )
    db.session.add(version)
    document.attachment, document.attachment_id = attachment, attachment.id
    changes = changes_of(document)
    record(
        actor=actor,
        verb="versioned",
        target=document,
        changes=changes,
        congress_id=document.congress_id,
        note=note,
    )
    return version
