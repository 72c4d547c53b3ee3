"""Pure rules of starting a plan: deadlines counted from D-day, which set fits, where rows go."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from congress.core.deadlines import Deadline, Kind
from congress.core.text import fold

MOST_DAYS = 999
# What counts from the congress already, comes back, waits for an event, or was not understood.
AS_WRITTEN = {Kind.RELATIVE, Kind.EVENT, Kind.RECURRING, Kind.NONE}


@dataclass(frozen=True)
class StarterRow:
    """A row of a starter set: a part, a job, or a job below the one before it."""

    content: str
    is_part: bool = False
    is_sub: bool = False
    lead: str = ""
    due: str = ""
    product: str = ""


@dataclass(frozen=True)
class Starter:
    """The usual jobs of one usual subcommittee; `known_by` are words of its many names."""

    code: str
    name: str
    known_by: tuple[str, ...]
    rows: tuple[StarterRow, ...]

    @property
    def jobs(self) -> int:
        """How many rows are jobs."""
        return sum(not row.is_part for row in self.rows)


@dataclass(frozen=True)
class Offer:
    """A row that a source offers, as it would stand in the new plan.

    `above` is the key of the row above, `phrase` the deadline, `written` how the source says it
    where that is something else, `lead` the agency's name there or the usual kind of lead.
    """

    key: str
    above: str | None
    depth: int
    is_part: bool
    content: str
    phrase: str = ""
    written: str = ""
    product: str = ""
    weight: int = 1
    lead: str = ""
    lead_id: int | None = None
    coordinating: tuple[int, ...] = ()


def counted(deadline: Deadline, d_day: date | None) -> str | None:
    """The phrase that counts a deadline from D-day: "D-30", "15h00 D-1", "D+10".

    What has no day of its own keeps its words. None when there is a day but no D-day within 999
    days to count it from.
    """
    if deadline.due is None or deadline.kind in AS_WRITTEN:
        return deadline.text
    days = (d_day - deadline.due).days if d_day else MOST_DAYS + 1
    if abs(days) > MOST_DAYS:
        return None
    at = f"{deadline.hour.hour}h{deadline.hour.minute:02} " if deadline.hour else ""
    return f"{at}D{'+' if days < 0 else '-'}{abs(days)}"


def fitting(name: str, starters: Iterable[Starter]) -> list[Starter]:
    """The sets whose words stand in a committee's name, the best first; none when none does."""
    words = fold(name)
    scores = [(sum(fold(one) in words for one in set_.known_by), set_) for set_ in starters]
    scores = [(score, set_) for score, set_ in scores if score]
    return [set_ for _, set_ in sorted(scores, key=lambda pair: -pair[0])]


def offers_of(starter: Starter) -> list[Offer]:
    """The rows of a starter set as offers, each below its part or job."""
    part: str | None = None
    job: str | None = None
    found: list[Offer] = []
    for place, row in enumerate(starter.rows, start=1):
        key = str(place)
        if row.is_part:
            found.append(Offer(key, None, 0, True, row.content))
            part, job = key, None
            continue
        above = job if row.is_sub else part
        depth = (part is not None) + row.is_sub
        found.append(
            Offer(
                key, above, depth, False, row.content,
                phrase=row.due, product=row.product, lead=row.lead,
            )
        )  # fmt: skip
        job = job if row.is_sub else key
    return found


def standing_rows(
    offers: Iterable[Offer], existing: Iterable[tuple[int, bool, str]]
) -> dict[str, int]:
    """The offers that stand in the plan by the same words: key → row.

    `existing` holds (row, whether a part, folded words).
    """
    known: dict[tuple[bool, str], int] = {}
    for row, is_part, words in existing:
        known.setdefault((is_part, words), row)
    found = ((offer.key, known.get((offer.is_part, fold(offer.content)))) for offer in offers)
    return {key: row for key, row in found if row is not None}


def above_in_plan(
    offer: Offer, above: Mapping[str, str | None], present: Collection[str]
) -> str | None:
    """The nearest row above an offer that is in the plan or comes with it."""
    one = offer.above
    while one is not None and one not in present:
        one = above.get(one)
    return one


def writing_order(
    offers: Sequence[Offer], picked: Collection[str], standing: Collection[str]
) -> list[tuple[Offer, str | None]]:
    """The picked offers, each with the key of the row it goes under: those under none first.

    A part stands by itself. Whatever follows a part on paper is read as belonging to it, so jobs
    without one are written before the parts that come with them.
    """
    above = {offer.key: offer.above for offer in offers}
    present = {*picked, *standing}
    chosen = [
        (offer, None if offer.is_part else above_in_plan(offer, above, present))
        for offer in offers
        if offer.key in picked
    ]
    return sorted(chosen, key=lambda pair: pair[0].is_part or pair[1] is not None)


def missing_leads(offers: Iterable[Offer]) -> dict[str, int]:
    """The agencies that a source names and the plan's province does not have: name → jobs."""
    found: dict[str, int] = {}
    for offer in offers:
        if offer.lead and offer.lead_id is None:
            found[offer.lead] = found.get(offer.lead, 0) + 1
    return found


def with_leads(offers: Iterable[Offer], chosen: Mapping[str, int]) -> list[Offer]:
    """The offers with the agencies that the user chose for the names that were missing."""
    return [
        offer if offer.lead_id is not None else replace(offer, lead_id=chosen.get(offer.lead))
        for offer in offers
    ]
