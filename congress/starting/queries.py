"""What a plan may start from, and how the rows of one source read in it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import sqlalchemy as sa

from congress.congresses.models import Committee, Congress
from congress.congresses.rules import roman
from congress.core import deadlines
from congress.core.deadlines import Context, Deadline, Kind
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import whole_number
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import ItemKind, ItemState, Plan, WorkItem
from congress.plans.queries import choices, plans
from congress.plans.queries.rows import ItemRow, rows
from congress.starting import rules, store
from congress.starting.rules import Offer
from congress.units.models import Unit
from congress.units.queries import candidates
from congress.units.rules import Index


@dataclass(frozen=True)
class PlanSource:
    """Another plan to start from: whose it is, of which congress, and how many jobs it has."""

    plan_id: int
    committee: str
    congress_id: int
    place: str
    year: int
    ordinal: int
    jobs: int

    @property
    def term(self) -> str:
        """The congress's ordinal as it is written: "IV"."""
        return roman(self.ordinal)


@dataclass(frozen=True)
class Reading:
    """An offered row with how its deadline reads in the plan; `is_known`: it stands there."""

    offer: Offer
    deadline: Deadline
    is_past: bool
    is_known: bool

    @property
    def lacks_day(self) -> bool:
        """Whether the deadline counts from a D-day that is not known."""
        return self.deadline.kind is Kind.RELATIVE and self.deadline.due is None


@dataclass(frozen=True)
class Offered:
    """What one source offers to a plan.

    `standing` names the row of the plan that an offer repeats; `uncounted` says that the source
    has days but no D-day to count them from; `mark` changes with whatever is shown.
    """

    name: str
    is_starter: bool
    readings: tuple[Reading, ...]
    standing: dict[str, int]
    uncounted: bool
    mark: str

    @property
    def offers(self) -> list[Offer]:
        """The rows without their reading."""
        return [reading.offer for reading in self.readings]

    @property
    def jobs(self) -> int:
        """How many rows are jobs."""
        return sum(not offer.is_part for offer in self.offers)


@dataclass(frozen=True)
class LeadChoice:
    """A lead as a source names it, for how many jobs, and the agencies here, its like first."""

    name: str
    jobs: int
    agencies: choices.Choices


def plan_sources(actor: Actor, plan: Plan) -> list[list[PlanSource]]:
    """The other plans with jobs that an actor sees, by congress: the own one, then the latest."""
    jobs = sa.func.count(WorkItem.id)
    own = sa.case((Congress.id == plan.committee.congress_id, 0), else_=1)
    found = db.session.execute(
        sa.select(
            Plan.id, Committee.name, Congress.id, Unit.name, Congress.year, Congress.ordinal, jobs
        )
        .join(Committee, Committee.id == Plan.committee_id)
        .join(Congress, Congress.id == Committee.congress_id)
        .join(Unit, Unit.id == Congress.unit_id)
        .join(WorkItem, WorkItem.plan_id == Plan.id)
        .where(
            policy.visible_to(actor),
            Plan.id != plan.id,
            WorkItem.kind == ItemKind.TASK,
            WorkItem.state != ItemState.CANCELLED,
        )
        .group_by(
            Plan.id, Plan.kind, Committee.name, Committee.position, Congress.id, Unit.name,
            Congress.year, Congress.ordinal,
        )
        .order_by(
            own, Congress.year.desc(), Congress.id, Plan.kind.desc(), Committee.position, Plan.id
        )
    ).all()  # fmt: skip
    sources = [PlanSource(*row) for row in found]
    return [list(group) for _, group in groupby(sources, key=lambda row: row.congress_id)]


def offered(actor: Actor, plan: Plan, source: str, context: Context) -> Offered:
    """The rows of a source, "starter-…" or "plan-…"; MissingError when absent or out of scope.

    `context` is what deadline phrases of the plan leave unsaid.
    """
    kind, _, which = source.partition("-")
    if kind == "plan" and (number := whole_number(which)) is not None:
        origin = plans.plan(actor, number)
        if origin.id == plan.id:
            raise MissingError
        name = f"{origin.committee.name} ({origin.committee.congress.code})"
        return _offered(plan, name, _of_plan(plan, origin), context, is_starter=False)
    for starter in store.starters():
        if kind == "starter" and starter.code == which:
            offers = rules.offers_of(starter)
            return _offered(plan, f"Mẫu {starter.name}", offers, context, is_starter=True)
    raise MissingError


def _offered(
    plan: Plan, name: str, offers: Sequence[Offer], context: Context, *, is_starter: bool
) -> Offered:
    existing = rows(plan.id)
    standing = rules.standing_rows(offers, ((row.id, row.is_part, row.folded) for row in existing))
    readings = tuple(_reading(offer, context, standing) for offer in offers)
    shown = (name, readings, [(row.id, row.version) for row in existing])
    mark = hashlib.sha256(repr(shown).encode()).hexdigest()
    uncounted = any(offer.written and not offer.phrase for offer in offers)
    return Offered(name, is_starter, readings, standing, uncounted, mark)


def _reading(offer: Offer, context: Context, standing: dict[str, int]) -> Reading:
    deadline = deadlines.parse(offer.phrase, context)
    is_past = deadline.due is not None and deadline.due < context.today
    return Reading(offer, deadline, is_past, offer.key in standing)


def _of_plan(plan: Plan, origin: Plan) -> list[Offer]:
    """The rows of another plan but cancelled jobs; agencies where this province has them."""
    place = plan.committee.congress.unit_id
    known = candidates(place)
    agencies, ids = Index(known), {row.unit_id for row in known}
    found = [row for row in rows(origin.id) if row.state is not ItemState.CANCELLED]
    parents = {row.id: row.parent_id for row in rows(origin.id)}
    kept: dict[int, int] = {}
    offers = []
    for row in found:
        above = _above(row.parent_id, parents, kept)
        kept[row.id] = depth = kept[above] + 1 if above is not None else 0
        words = _deadline_words(row, plan, origin)
        lead_id = _known(row.lead_id, row.lead or "", ids, agencies)
        helpers = zip(row.coordinating_ids, row.coordinating, strict=True)
        helping = [_known(number, name, ids, agencies) for number, name in helpers]
        offers.append(
            Offer(
                str(row.id), str(above) if above is not None else None, depth, row.is_part,
                row.content, *words, product=row.product, weight=row.weight, lead=row.lead or "",
                lead_id=lead_id, coordinating=tuple(one for one in helping if one is not None),
            )
        )  # fmt: skip
    return offers


def lead_choices(plan: Plan, offered: Offered) -> list[LeadChoice]:
    """For each agency that a source names and this province lacks, whom to choose instead."""
    missing = rules.missing_leads(offered.offers)
    if not missing:
        return []
    known, index = choices.agencies(plan), choices.index_of(plan)
    found = []
    for name, jobs in missing.items():
        alike = index.find(name).unit_id
        like = [row for row in known if row[0] == alike]
        rest = [row for row in known if row[0] != alike]
        found.append(LeadChoice(name, jobs, [*like, *rest]))
    return found


def _above(parent: int | None, parents: dict[int, int | None], kept: dict[int, int]) -> int | None:
    while parent is not None and parent not in kept:
        parent = parents.get(parent)
    return parent


def _known(unit_id: int | None, name: str, ids: set[int], agencies: Index) -> int | None:
    """The agency in this province: itself, or the one that the same name names here."""
    if unit_id is None or unit_id in ids:
        return unit_id
    return agencies.find(name).unit_id


def _deadline_words(row: ItemRow, plan: Plan, origin: Plan) -> tuple[str, str]:
    """The phrase counted from D-day, and the phrase as the source has it where that differs."""
    congress = origin.committee.congress
    deadline = Deadline(row.deadline_text, row.deadline_kind, due=row.due_on, hour=row.due_hour)
    phrase = rules.counted(deadline, congress.d_day)
    if phrase is None:
        phrase = row.deadline_text if congress.id == plan.committee.congress_id else ""
    return phrase, row.deadline_text if row.deadline_text != phrase else ""
