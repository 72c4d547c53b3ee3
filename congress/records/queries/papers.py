"""Papers with their versions and the jobs that name them; files of a job by name and version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.accounts.models import User
from congress.congresses.models import Committee
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import folded
from congress.extensions import db
from congress.files.models import Attachment, Document, DocumentVersion
from congress.plans import policy as plans
from congress.plans.models import ItemState, Plan, Progress, ProgressFile, WorkItem


@dataclass(frozen=True)
class FileVersion:
    """One version of a file: where it stands, who brought it when, and its fingerprint."""

    number: int
    attachment_id: int
    name: str
    size: int
    sha256: str
    at: datetime
    by: str | None
    note: str = ""


@dataclass(frozen=True)
class DocumentRow:
    """A paper in a list: what it is, how many versions of its file, how many jobs name it."""

    id: int
    number: str
    issued_on: date | None
    subject: str
    versions: int
    items: int


@dataclass(frozen=True)
class Use:
    """A job that names a paper."""

    item_id: int
    number: str
    content: str
    committee: str
    state: ItemState


def document(actor: Actor, document_id: int) -> Document:
    """The paper; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(Document).where(Document.id == document_id, plans.papers_seen(actor))
    )
    if found is None:
        raise MissingError
    return found


def _rows(*conditions: sa.ColumnElement[bool]) -> list[DocumentRow]:
    versions = (
        sa.select(sa.func.count())
        .where(DocumentVersion.document_id == Document.id)
        .correlate(Document)
        .scalar_subquery()
    )
    items = (
        sa.select(sa.func.count(Progress.item_id.distinct()))
        .join(WorkItem, WorkItem.id == Progress.item_id)
        .where(Progress.document_id == Document.id)
        .correlate(Document)
        .scalar_subquery()
    )
    columns = (Document.id, Document.number, Document.issued_on, Document.subject)
    found = db.session.execute(
        sa.select(*columns, versions, items)
        .where(*conditions)
        .order_by(Document.issued_on.desc(), Document.id.desc())
    )
    return [DocumentRow(*row) for row in found]


def documents(actor: Actor, words: str) -> list[DocumentRow]:
    """The papers an actor sees, the newest first; words are looked for without diacritics."""
    wanted = folded(words).split()
    found = _rows(plans.papers_seen(actor))
    return [row for row in found if all(w in folded(f"{row.number} {row.subject}") for w in wanted)]


def documents_of(item: WorkItem) -> list[DocumentRow]:
    """The papers that the reports on a job name."""
    named = sa.select(Progress.document_id).where(
        Progress.item_id == item.id, Progress.document_id.is_not(None)
    )
    return _rows(Document.id.in_(named))


def versions(found: Document) -> list[FileVersion]:
    """The versions of a paper's file, the current one first."""
    rows = db.session.execute(
        sa.select(DocumentVersion, Attachment, User.display_name)
        .join(Attachment, Attachment.id == DocumentVersion.attachment_id)
        .outerjoin(User, User.id == Attachment.uploaded_by_id)
        .where(DocumentVersion.document_id == found.id)
        .order_by(DocumentVersion.number.desc())
    )
    return [_version(row.number, file, by, row.note) for row, file, by in rows]


def _version(number: int, file: Attachment, by: str | None, note: str = "") -> FileVersion:
    return FileVersion(
        number=number,
        attachment_id=file.id,
        name=file.name,
        size=file.size,
        sha256=file.sha256,
        at=file.uploaded_at,
        by=by,
        note=note,
    )


def version_file(found: Document, number: int) -> Attachment:
    """The file of one version; MissingError when there is no such version."""
    file = db.session.scalar(
        sa.select(Attachment)
        .join(DocumentVersion, DocumentVersion.attachment_id == Attachment.id)
        .where(DocumentVersion.document_id == found.id, DocumentVersion.number == number)
    )
    if file is None:
        raise MissingError
    return file


def items_of(found: Document) -> Sequence[WorkItem]:
    """The jobs whose reports name the paper, wherever they stand."""
    named = sa.select(Progress.item_id).where(Progress.document_id == found.id)
    return db.session.scalars(
        sa.select(WorkItem)
        .where(WorkItem.id.in_(named))
        .options(joinedload(WorkItem.plan).joinedload(Plan.committee))
        .order_by(WorkItem.plan_id, WorkItem.position)
    ).all()


def uses(actor: Actor, found: Document) -> list[Use]:
    """The jobs that name the paper, as far as the actor sees their plans."""
    named = sa.select(Progress.item_id).where(Progress.document_id == found.id)
    rows = db.session.execute(
        sa.select(
            WorkItem.id, WorkItem.number, WorkItem.content, Committee.name, WorkItem.state
        )
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(WorkItem.id.in_(named), plans.visible_to(actor))
        .order_by(Committee.position, WorkItem.position)
    )  # fmt: skip
    return [Use(*row) for row in rows]


def files_of(item: WorkItem) -> list[list[FileVersion]]:
    """The files that came with the reports on a job: by name, each with its versions, newest first.

    A file of the same name is a further version of it; the same bytes sent again are not.
    """
    rows = db.session.execute(
        sa.select(Attachment, User.display_name)
        .join(ProgressFile, ProgressFile.attachment_id == Attachment.id)
        .join(Progress, Progress.id == ProgressFile.progress_id)
        .outerjoin(User, User.id == Attachment.uploaded_by_id)
        .where(Progress.item_id == item.id)
        .order_by(Attachment.id)
    )
    by_name: dict[str, list[FileVersion]] = {}
    for file, by in rows:
        known = by_name.setdefault(folded(file.name), [])
        if not known or known[0].sha256 != file.sha256:
            known.insert(0, _version(len(known) + 1, file, by))
    return list(by_name.values())
