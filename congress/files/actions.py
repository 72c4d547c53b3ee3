"""Keeping uploads, whole or in parts, and registering the papers that they hold."""

from collections.abc import Iterable
from datetime import date, timedelta

from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.files import queries, rules, store
from congress.files.models import Attachment, Document, DocumentVersion, Upload

UPLOADS_KEPT = timedelta(days=2)
MOST_UPLOADS = 20


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
        name=called, media_type=media_type, size=len(data), sha256=sha256, store_key=key
    )
    return enter(actor, row, congress_id)


def enter(actor: Actor, row: Attachment, congress_id: int | None) -> Attachment:
    """Enter a kept file under whoever brought it."""
    row.congress_id, row.uploaded_by_id, row.uploaded_at = congress_id, actor.id, clock.now()
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
    signer: str = "",
) -> Document:
    """Return the paper of this number, day and subject; it is registered when it is new.

    Who signed it is kept with a new paper. A known paper takes the attachment given as the next
    version of its file.
    """
    if not subject.strip():
        raise RejectedError(N_("Văn bản cần có trích yếu."), field="subject")
    document = queries.same_document(number, issued_on, subject, congress_id)
    if document is None:
        document = Document(
            number=number,
            issued_on=issued_on,
            subject=subject,
            signer=signer,
            congress_id=congress_id,
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


def begin_upload(*, actor: Actor, place: str, name: str, size: int, mark: str) -> Upload:
    """Return the upload of a file about to arrive: the one that was cut off, or a new one."""
    called = rules.kept_name(name)
    rules.check_size(called, size, store.current().limit)
    known = queries.upload_marked(actor, place, mark)
    if known is not None and known.size == size:
        return known
    for old in [known] if known else queries.own_uploads(actor)[MOST_UPLOADS - 1 :]:
        drop_upload(old)
    row = Upload(
        user_id=actor.id, place=place, mark=mark, name=called, size=size, received=0, at=clock.now()
    )
    db.session.add(row)
    db.session.flush()
    return row


def take_part(upload: Upload, start: int, data: bytes) -> Upload:
    """Take the next bytes of an upload; a part taken already, or too early, changes nothing.

    The last part closes it: what the file is, is told from its content, and RejectedError says
    why one is not taken. Where earlier parts are gone, it stands at its beginning again.
    """
    if start != upload.received or not data:
        return upload
    place = store.current()
    if start + len(data) > upload.size:
        raise RejectedError(N_("Tệp đã đổi trong lúc gửi; hãy chọn lại tệp."), field="files")
    place.keep_part(upload.id, start, data)
    upload.received, upload.at = start + len(data), clock.now()
    if upload.is_whole:
        _close(upload, place)
    db.session.flush()
    return upload


def _close(upload: Upload, place: store.Store) -> None:
    try:
        whole = place.joined(upload.id, upload.size)
    except FileNotFoundError:
        upload.received = 0
        return
    upload.media_type = rules.media_type_of(whole, upload.name)
    upload.sha256, upload.store_key = place.keep(whole)
    place.drop_parts(upload.id)


def drop_upload(upload: Upload) -> None:
    """Let an upload go with what arrived of it."""
    store.current().drop_parts(upload.id)
    db.session.delete(upload)
    db.session.flush()


def claim_uploads(
    *, actor: Actor, numbers: Iterable[int], congress_id: int | None = None
) -> list[Attachment]:
    """Make the actor's whole uploads attachments of what hands them in; others are passed over."""
    claimed = []
    for upload in queries.whole_uploads(actor, numbers):
        row = Attachment(
            name=upload.name,
            media_type=upload.media_type,
            size=upload.size,
            sha256=upload.sha256,
            store_key=upload.store_key,
        )
        claimed.append(enter(actor, row, congress_id))
        db.session.delete(upload)
    return claimed


def purge_uploads() -> None:
    """Let go of uploads that no form handed in."""
    for upload in queries.uploads_before(clock.now() - UPLOADS_KEPT):
        drop_upload(upload)
