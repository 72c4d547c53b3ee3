"""Persons and their seats: the list by given name, one person, one committee's seats."""

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from congress.accounts.models import Person
from congress.audit.models import JournalEntry
from congress.congresses import policy, rules
from congress.congresses.models import Committee, Congress, Membership
from congress.congresses.rules import Decision
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import clean, fold, sort_key
from congress.extensions import db
from congress.units.models import Unit

# What the journal calls the paper by which a seat was left; the seat itself holds the one it was
# taken by.
ENDING_NUMBER, ENDING_ON = "ending_number", "ending_on"


def people(actor: Actor, search: str = "") -> list[Person]:
    """The persons an actor sees whose name or agency holds the words, by given name."""
    statement = sa.select(Person).where(policy.persons_visible_to(actor))
    words = fold(clean(search))
    if words:
        at_agency = Person.agency_id.in_(sa.select(Unit.id).where(_holds(Unit.folded, words)))
        statement = statement.where(sa.or_(_holds(Person.folded, words), at_agency))
    return _by_given_name(db.session.scalars(statement.options(joinedload(Person.agency))).all())


def _holds(column: InstrumentedAttribute[str], words: str) -> sa.ColumnElement[bool]:
    """Whether a text holds the words; a pattern is longer than the words, and no text to keep."""
    return sa.type_coerce(column, sa.String).contains(words, autoescape=True)


def _by_given_name(found: Sequence[Person]) -> list[Person]:
    return sorted(found, key=lambda person: (sort_key(person.sort_name), person.id))


def person(actor: Actor, person_id: int) -> Person:
    """The person with the agency; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(Person)
        .where(Person.id == person_id, policy.persons_visible_to(actor))
        .options(joinedload(Person.agency))
    )
    if found is None:
        raise MissingError
    return found


def people_of(congress_id: int) -> list[Person]:
    """Who sits or ever sat in a committee of a congress, by given name."""
    seated = (
        sa.select(Membership.person_id)
        .join(Committee, Committee.id == Membership.committee_id)
        .where(Committee.congress_id == congress_id)
    )
    return _by_given_name(db.session.scalars(sa.select(Person).where(Person.id.in_(seated))).all())


def congresses_of(person_id: int) -> Sequence[Congress]:
    """The congresses in whose committees a person sits or ever sat."""
    seated = (
        sa.select(Committee.congress_id)
        .join(Membership, Membership.committee_id == Committee.id)
        .where(Membership.person_id == person_id)
    )
    return db.session.scalars(
        sa.select(Congress).where(Congress.id.in_(seated)).order_by(Congress.id)
    ).all()


def seats_in(committee_id: int) -> list[Membership]:
    """Every seat of a committee, past ones too, in the order of its list."""
    found = db.session.scalars(
        sa.select(Membership)
        .where(Membership.committee_id == committee_id)
        .options(joinedload(Membership.person), joinedload(Membership.agency))
    ).all()
    return sorted(found, key=rules.place_in_list)


def recorded_endings(seats: Iterable[Membership]) -> dict[int, Decision]:
    """The papers that the journal names for seats that were left, by the number of the seat."""
    entry = JournalEntry
    found = db.session.execute(
        sa.select(entry.target_id, entry.changes)
        .where(
            entry.target_kind == Membership.__tablename__,
            entry.target_id.in_([seat.id for seat in seats if seat.until_on is not None]),
            entry.verb == "ended",
        )
        .order_by(entry.id)
    )
    papers: dict[int, Decision] = {}
    for seat_id, changes in found:
        new = {change["field"]: change["new"] for change in changes}
        if new.get(ENDING_NUMBER):
            day = new.get(ENDING_ON)
            papers[seat_id] = Decision(new[ENDING_NUMBER], date.fromisoformat(day) if day else None)
    return papers


def seats_of(actor: Actor, person_id: int) -> Sequence[Membership]:
    """The seats of a person in the congresses that the actor sees, latest congress first."""
    return db.session.scalars(
        sa.select(Membership)
        .join(Committee, Committee.id == Membership.committee_id)
        .join(Congress, Congress.id == Committee.congress_id)
        .where(Membership.person_id == person_id, policy.visible_to(actor))
        .options(
            joinedload(Membership.committee)
            .joinedload(Committee.congress)
            .joinedload(Congress.unit)
        )
        .order_by(Congress.year.desc(), Committee.position, Membership.id)
    ).all()


def seat(actor: Actor, membership_id: int) -> Membership:
    """The seat with its person and committee; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(Membership)
        .join(Committee, Committee.id == Membership.committee_id)
        .join(Congress, Congress.id == Committee.congress_id)
        .where(Membership.id == membership_id, policy.visible_to(actor))
        .options(
            joinedload(Membership.person),
            joinedload(Membership.committee).joinedload(Committee.congress),
        )
    )
    if found is None:
        raise MissingError
    return found
