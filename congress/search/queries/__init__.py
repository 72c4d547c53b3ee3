"""What a question finds: how much of each kind, and a part of one kind."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from congress.core.permissions import Actor
from congress.extensions import db
from congress.search.queries import jobs, names, papers
from congress.search.rules import Kind, Wanted

_MATCHING = {
    Kind.JOBS: jobs.matching,
    Kind.PLANS: papers.plans_matching,
    Kind.PAPERS: papers.papers_matching,
    Kind.PEOPLE: names.people_matching,
    Kind.UNITS: names.units_matching,
}


def counts(actor: Actor, questions: Sequence[Wanted]) -> list[dict[Kind, int]]:
    """How many rows of each kind answer each question, in one statement; one refused finds none."""
    asked = [wanted for wanted in questions if not wanted.refusal]
    numbers = [
        matching(actor, wanted.words).with_only_columns(sa.func.count()).scalar_subquery()
        for wanted in asked
        for matching in _MATCHING.values()
    ]
    found = iter(db.session.execute(sa.select(*numbers)).one() if numbers else ())
    return [
        {kind: 0 if wanted.refusal else next(found) for kind in _MATCHING} for wanted in questions
    ]


def found(actor: Actor, wanted: Wanted, kind: Kind, part: slice) -> Sequence[Any]:
    """A part of the rows of a kind that answer, the best first."""
    match kind:
        case Kind.JOBS:
            return jobs.found(actor, wanted.words, part)
        case Kind.PLANS:
            return papers.plans_found(actor, wanted.words, part)
        case Kind.PAPERS:
            return papers.papers_found(actor, wanted.words, part)
        case Kind.PEOPLE:
            return names.people_found(actor, wanted, part)
        case Kind.UNITS:
            return names.units_found(actor, wanted.words, part)
