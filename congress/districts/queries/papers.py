"""The papers of a child, and the milestones that name one."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from congress.congresses.models import Congress
from congress.core import dates
from congress.core.permissions import Actor
from congress.districts import policy
from congress.districts.models import MarkKind, Milestone, MilestoneMark
from congress.extensions import db
from congress.files.models import Document
from congress.units.models import Unit

OFFERED = 200


def papers_of(child_id: int) -> list[tuple[int, str]]:
    """The papers registered for a child, the newest first, each with number, day and subject."""
    found = db.session.scalars(
        sa.select(Document)
        .where(Document.congress_id == child_id)
        .order_by(Document.issued_on.desc(), Document.id.desc())
        .limit(OFFERED)
    )
    return [(row.id, named(row)) for row in found]


def named(paper: Document) -> str:
    """A paper in one line: "12/QĐ-UBND ngày 05/03/2024: Thành lập Ban Chỉ đạo"."""
    day = f"ngày {dates.short(paper.issued_on)}" if paper.issued_on else ""
    head = " ".join(part for part in (paper.number, day) if part)
    return f"{head}: {paper.subject}" if head else paper.subject


def paper_of(child_id: int, document_id: int) -> Document | None:
    """One of the papers registered for a child."""
    found = db.session.get(Document, document_id)
    return found if found is not None and found.congress_id == child_id else None


def personal_of(document_id: int) -> Sequence[Congress]:
    """The children that name a paper for a milestone whose papers hold personal data."""
    named = (
        sa.select(MilestoneMark.congress_id)
        .join(Milestone, Milestone.id == MilestoneMark.milestone_id)
        .where(MilestoneMark.document_id == document_id, Milestone.is_personal)
    )
    return db.session.scalars(sa.select(Congress).where(Congress.id.in_(named))).all()


@dataclass(frozen=True)
class Use:
    """A milestone of a child that names a paper, and what it names it for."""

    congress_id: int
    milestone_id: int
    milestone: str
    unit: str
    kind: MarkKind


def uses_of(actor: Actor, document_id: int) -> Sequence[Use]:
    """The milestones that name a paper, as far as the actor sees their children."""
    columns = (Congress.id, Milestone.id, Milestone.name, Unit.name, MilestoneMark.kind)
    found = db.session.execute(
        sa.select(*columns)
        .join(MilestoneMark, MilestoneMark.congress_id == Congress.id)
        .join(Milestone, Milestone.id == MilestoneMark.milestone_id)
        .join(Unit, Unit.id == Congress.unit_id)
        .where(MilestoneMark.document_id == document_id, policy.children_seen(actor))
        .group_by(*columns, Milestone.position)
        .order_by(Unit.name, Milestone.position)
    )
    return [Use(*row) for row in found]
