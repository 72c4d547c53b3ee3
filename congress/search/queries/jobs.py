"""Jobs found by their own words, by the name of their lead, and by who is in charge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from congress.accounts.models import Person
from congress.congresses.models import Committee
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import ItemKind, ItemState, OfficialClass, Plan, WorkItem, official_class
from congress.search.queries.words import every, fit, other_accents
from congress.search.rules import Word
from congress.units.models import Unit

_LEAD, _PERSON = sa.orm.aliased(Unit), sa.orm.aliased(Person)
# The name alone: who is in charge of a job is not asked for by post.
_NAME = sa.func.replace(_PERSON.folded, "'", "")


@dataclass(frozen=True)
class JobHit:
    """A job that was found; `texts` are its own texts by field, the content first."""

    id: int
    number: str
    texts: dict[str, str]
    lead: str | None
    person: str | None
    committee: str
    due_on: date | None
    due_at: datetime | None
    state: ItemState
    submitted_at: datetime | None
    done_at: datetime | None

    def class_at(self, moment: datetime) -> OfficialClass:
        """The official class of the job at a moment."""
        return official_class(self.done_at, self.due_at, moment, self.submitted_at)


def matching(actor: Actor, words: Sequence[Word]) -> sa.Select[Any]:
    """The jobs that answer, in plans the actor sees."""
    return (
        sa.select(WorkItem.id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .outerjoin(_LEAD, _LEAD.id == WorkItem.lead_id)
        .outerjoin(_PERSON, _PERSON.id == WorkItem.person_id)
        .where(
            policy.visible_to(actor),
            WorkItem.kind == ItemKind.TASK,
            *every(words, WorkItem.sought, _LEAD.sought, _NAME),
        )
    )


def found(actor: Actor, words: Sequence[Word], part: slice) -> list[JobHit]:
    """A part of the jobs that answer: as typed, then whole words, then the soonest open one."""
    own = [getattr(WorkItem, name) for name in WorkItem.SEARCHED]
    rows = db.session.execute(
        matching(actor, words)
        .with_only_columns(
            WorkItem.id, WorkItem.number, _LEAD.name, _PERSON.full_name, Committee.name,
            WorkItem.due_on, WorkItem.due_at, WorkItem.state, WorkItem.submitted_at,
            WorkItem.done_at, *own,
        )
        .order_by(
            other_accents(words, WorkItem.sought, WorkItem.spelled),
            fit(words, WorkItem.sought),
            sa.case((WorkItem.open(), 0), else_=1),
            WorkItem.due_at.is_(None),
            WorkItem.due_at,
            WorkItem.id,
        )
        .slice(part.start, part.stop)
    )  # fmt: skip
    return [_hit(*row) for row in rows]


def _hit(item_id: int, number: str, lead: str, person: str, committee: str, *rest: Any) -> JobHit:
    due_on, due_at, state, submitted_at, done_at, *texts = rest
    return JobHit(
        id=item_id,
        number=number,
        texts=dict(zip(WorkItem.SEARCHED, texts, strict=True)),
        lead=lead,
        person=person,
        committee=committee,
        due_on=due_on,
        due_at=due_at,
        state=state,
        submitted_at=submitted_at,
        done_at=done_at,
    )
