"""Plans and papers found by number, by subject, and plans by their committee."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from congress.congresses.models import Committee, Congress
from congress.core.permissions import Actor
from congress.extensions import db
from congress.files.models import Document
from congress.plans import policy
from congress.plans.models import Amendment, Plan, PlanState
from congress.search.queries.words import every, fit, other_accents
from congress.search.rules import Word
from congress.units.models import Unit


@dataclass(frozen=True)
class PlanHit:
    """A plan that was found; `amended` are the numbers of its approved amendments that answer."""

    id: int
    title: str
    number: str
    issued_on: date | None
    state: PlanState
    committee: str
    amended: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperHit:
    """A paper that was found."""

    id: int
    number: str
    issued_on: date | None
    subject: str


def plans_matching(actor: Actor, words: Sequence[Word]) -> sa.Select[Any]:
    """The plans that answer by themselves, their committee or the number of an amendment."""
    amended = _amended(words).with_only_columns(Amendment.plan_id)
    own = sa.and_(*every(words, Plan.sought, Unit.sought))
    return (
        sa.select(Plan.id)
        .join(Committee, Committee.id == Plan.committee_id)
        .join(Congress, Congress.id == Committee.congress_id)
        .join(Unit, Unit.id == Committee.unit_id)
        .where(policy.visible_to(actor), sa.or_(own, Plan.id.in_(amended)))
    )


def _amended(words: Sequence[Word]) -> sa.Select[int, str]:
    approved = sa.select(Amendment.plan_id, Amendment.number)
    return approved.where(Amendment.state == PlanState.APPROVED, *every(words, Amendment.sought))


def plans_found(actor: Actor, words: Sequence[Word], part: slice) -> list[PlanHit]:
    """A part of the plans that answer: as typed, then whole words, the latest congress first."""
    rows = db.session.execute(
        plans_matching(actor, words)
        .with_only_columns(Plan, Committee.name)
        .order_by(
            other_accents(words, Plan.sought, Plan.spelled),
            fit(words, Plan.sought),
            Congress.year.desc(),
            Congress.id,
            Committee.position,
            Plan.id,
        )
        .slice(part.start, part.stop)
    ).all()
    numbers: dict[int, list[str]] = defaultdict(list)
    if rows:
        shown = Amendment.plan_id.in_([plan.id for plan, _ in rows])
        for plan_id, number in db.session.execute(_amended(words).where(shown)):
            numbers[plan_id].append(number)
    return [
        PlanHit(
            plan.id, plan.title, plan.number, plan.issued_on, plan.state, committee,
            tuple(numbers[plan.id]),
        )
        for plan, committee in rows
    ]  # fmt: skip


def papers_matching(actor: Actor, words: Sequence[Word]) -> sa.Select[Any]:
    """The papers that answer, of those the actor sees."""
    seen = sa.select(Document.id).where(policy.papers_seen(actor))
    return seen.where(*every(words, Document.sought))


def papers_found(actor: Actor, words: Sequence[Word], part: slice) -> list[PaperHit]:
    """A part of the papers that answer: as typed, then whole words, the newest first."""
    rows = db.session.execute(
        papers_matching(actor, words)
        .with_only_columns(Document.id, Document.number, Document.issued_on, Document.subject)
        .order_by(
            other_accents(words, Document.sought, Document.spelled),
            fit(words, Document.sought),
            Document.issued_on.is_(None),
            Document.issued_on.desc(),
            Document.id.desc(),
        )
        .slice(part.start, part.stop)
    )
    return [PaperHit(*row) for row in rows]
