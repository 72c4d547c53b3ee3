"""What a reader asks of a plan's table: which rows, in which order, from which address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from congress.accounts.models import User
from congress.core import clock
from congress.core.permissions import Actor
from congress.core.text import fold, sort_key, whole_number
from congress.extensions import db
from congress.plans.models import ItemState, OfficialClass
from congress.plans.queries.rows import ItemRow
from congress.plans.rules import Tally, is_due_soon, tally

PAGE = 300
SORTS = ("", "due", "-due")
MINE = "mine"
LACKS = ("lead", "due", "product")


@dataclass(frozen=True)
class Reader:
    """Whose "mine" is: the units a reader acts for, and the person a reader is."""

    unit_ids: frozenset[int] = frozenset()
    person_id: int | None = None

    def has(self, row: ItemRow) -> bool:
        """Whether the row is the reader's: led, coordinated, or in the reader's charge."""
        if self.unit_ids.intersection((row.lead_id, *row.coordinating_ids)):
            return True
        return self.person_id is not None and self.person_id in {row.person_id, row.leader_id}


NOBODY = Reader()


def reader_of(actor: Actor, *asks: "Ask") -> Reader:
    """The reader whose "mine" some filters ask for; one statement when any does, else none."""
    if not any(ask.mine for ask in asks):
        return NOBODY
    person_id = db.session.scalar(sa.select(User.person_id).where(User.id == actor.id))
    return Reader(actor.unit_ids, person_id)


@dataclass(frozen=True)
class Ask:
    """The filters of a plan page, as its address carries them."""

    q: str = ""
    class_: str = ""
    state: str = ""
    lead: int | None = None
    part: int | None = None
    lack: str = ""
    mine: bool = False
    soon: bool = False
    sort: str = ""

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Ask":
        """Read the filters of an address; what is not one of ours is left out."""
        class_, state = values.get("class", ""), values.get("state", "")
        sort, lack = values.get("sort", ""), values.get("lack", "")
        return cls(
            q=values.get("q", "")[:200].encode("utf-8", "ignore").decode("utf-8").strip(),
            class_=class_ if class_ in set(OfficialClass) else "",
            state=state if state in set(ItemState) else "",
            lead=whole_number(values.get("lead", "")),
            part=whole_number(values.get("part", "")),
            lack=lack if lack in LACKS else "",
            mine=values.get("lead") == MINE,
            soon=values.get("soon") == "1",
            sort=sort if sort in SORTS else "",
        )

    def address(self, **changes: object) -> dict[str, str]:
        """The address values of these filters with some changed; empty ones are left out."""
        own: dict[str, object] = {
            "q": self.q,
            "class": self.class_,
            "state": self.state,
            "lead": MINE if self.mine else self.lead,
            "part": self.part,
            "lack": self.lack,
            "soon": "1" if self.soon else "",
            "sort": self.sort,
        }
        return {name: str(value) for name, value in (own | changes).items() if value}

    @property
    def narrows(self) -> bool:
        """Whether fewer than all rows are asked for."""
        return bool(replace(self, sort="") != Ask())


def chosen(
    rows: Sequence[ItemRow], ask: Ask, moment: datetime, soon_days: int, reader: Reader = NOBODY
) -> list[ItemRow]:
    """The rows asked for: a heading stays when a row under it does; sorted rows lose headings."""
    keep = fitting(rows, ask, moment, soon_days, reader)
    if ask.sort:
        found = [row for row in rows if row.id in keep]
        dated = sorted((row for row in found if row.due_at), key=lambda row: (row.due_at, row.id))
        if ask.sort.startswith("-"):
            dated.reverse()
        return [*dated, *(row for row in found if row.due_at is None)]
    if not ask.narrows:
        return list(rows)
    parents = {row.id: row.parent_id for row in rows}
    shown = set(keep)
    for item_id in keep:
        above = parents[item_id]
        while above is not None and above not in shown:
            shown.add(above)
            above = parents.get(above)
    return [row for row in rows if row.id in shown]


def fitting(
    rows: Sequence[ItemRow], ask: Ask, moment: datetime, soon_days: int, reader: Reader = NOBODY
) -> set[int]:
    """The jobs asked for, without the headings over them."""
    keep = {row.id for row in rows if not row.is_part and _fits(row, ask, moment, soon_days)}
    if ask.part is not None:
        keep &= _family(rows, ask.part)
    if ask.lack or ask.mine:
        keep &= {row.id for row in rows if _is_about(row, ask, reader)}
    return keep


def _is_about(row: ItemRow, ask: Ask, reader: Reader) -> bool:
    """Whether a row lacks what is asked about, and is the reader's when that is asked."""
    if ask.mine and not reader.has(row):
        return False
    given = {"lead": row.lead_id, "due": row.due_on, "product": row.product}
    return not ask.lack or (row.state is not ItemState.CANCELLED and not given[ask.lack])


def _fits(row: ItemRow, ask: Ask, moment: datetime, soon_days: int) -> bool:
    if ask.lead is not None and row.lead_id != ask.lead and ask.lead not in row.coordinating_ids:
        return False
    if ask.state and row.state != ask.state:
        return False
    if ask.class_ and (row.state is ItemState.CANCELLED or row.class_at(moment) != ask.class_):
        return False
    if ask.soon and not _is_soon(row, clock.local(moment).date(), soon_days):
        return False
    return not ask.q or _answers(row, ask.q)


def _answers(row: ItemRow, question: str) -> bool:
    """Whether every word asked for stands in the row, its number or its lead, in any order."""
    text = f"{row.folded} {fold(row.lead or '')} {row.number}"
    return all(word in text for word in fold(question).split())


def _is_soon(row: ItemRow, today: date, days: int) -> bool:
    return row.is_open and is_due_soon(row.due_on, today, days)


def _family(rows: Sequence[ItemRow], top: int) -> set[int]:
    family = {top}
    for row in rows:
        if row.parent_id in family:
            family.add(row.id)
    return family


def tally_of(rows: Sequence[ItemRow], moment: datetime, soon_days: int) -> Tally:
    """The tasks of a plan by official class; cancelled ones stand outside the sum."""
    tasks = [row for row in rows if not row.is_part and row.state is not ItemState.CANCELLED]
    today = clock.local(moment).date()
    soon = sum(_is_soon(row, today, soon_days) for row in tasks)
    return tally((row.class_at(moment) for row in tasks), soon)


def leads_of(rows: Sequence[ItemRow]) -> list[tuple[int, str]]:
    """The lead agencies of a plan, in Vietnamese order."""
    named = {row.lead_id: row.lead for row in rows if row.lead_id and row.lead}
    return sorted(named.items(), key=lambda pair: sort_key(pair[1]))
