"""The congresses of the province and its districts, the committees, who sat in them when."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial

from congress.audit.actions import changes_of, record
from congress.congresses.models import (
    Committee,
    CommitteeKind,
    Congress,
    CongressForm,
    MemberRole,
    Membership,
)
from congress.dev.demo import data
from congress.dev.demo.people import seat_of
from congress.dev.demo.world import Step, World
from congress.extensions import db
from congress.units.models import Unit

MORNING = time(8, 30)
TOP = "LS-2024"
WRITTEN = (
    "name",
    "official_name",
    "symbol",
    "parent_body",
    "decision_number",
    "decision_on",
    "remit",
)


def steps(world: World) -> Iterator[Step]:
    """The congress, its committees each on the day after its decision, changes on their day."""
    found = data.read("congresses")
    yield Step(found["at"], partial(_congresses, world, found))
    for row in found["congresses"]:
        if "held_at" in row:
            yield Step(row["held_at"], partial(_held, world, row))
    for row in data.read("committees")["committees"]:
        yield Step(row["at"], partial(_committee, world, row))
        for change in row.get("changes", ()):
            at = datetime.combine(change["on"], MORNING)
            yield Step(at, partial(_replace, world, row["code"], change))


def _congresses(world: World, found: data.Row) -> None:
    admin = world.actor("quantri")
    for row in found["congresses"]:
        top = world.congresses.get(TOP)
        made = Congress(
            code=row["code"],
            unit_id=world.units[row["unit"]].id,
            parent_id=top.id if top else None,
            **_fields(row),
        )
        db.session.add(made)
        db.session.flush()
        record(actor=admin, verb="created", target=made, congress_id=made.id)
        world.congresses[row["code"]] = made


def _fields(row: data.Row) -> data.Row:
    return {
        "ordinal": row.get("ordinal", 4),
        "year": 2024,
        "theme": row.get("theme", ""),
        "form": CongressForm(row.get("form", "congress")),
        "is_pilot": row.get("pilot", False),
        "planned_start_on": row["from"],
        "planned_end_on": row["until"],
        "venue": row.get("venue", ""),
    }


def _held(world: World, row: data.Row) -> None:
    """Note the days on which a congress was really held."""
    held = world.congresses[row["code"]]
    held.actual_start_on, held.actual_end_on = row["held_from"], row["held_until"]
    changes, actor = changes_of(held), world.actor("bandantoc")
    record(actor=actor, verb="updated", target=held, changes=changes, congress_id=held.id)


def _committee(world: World, row: data.Row) -> None:
    code, helps, standing = row["code"], row.get("helps"), row.get("standing")
    body = Unit(
        code=f"ban-{code.lower()}",
        name=row["name"],
        level_id=world.levels["ban"].id,
        parent_id=world.units["20"].id,
    )
    committee = Committee(
        congress=world.congresses[TOP],
        code=code,
        unit=body,
        kind=CommitteeKind(row["kind"]),
        helps=world.committees[helps] if helps else None,
        standing_agency=world.units[standing] if standing else None,
        position=len(world.committees) + 1,
        **{name: row[name] for name in WRITTEN},
    )
    db.session.add(committee)
    _journal(world, "created", committee, committee)
    world.committees[code], world.units[code] = committee, body
    for member in row["members"]:
        _seat(world, committee, member, row)


def _seat(world: World, committee: Committee, member: data.Row, paper: data.Row) -> None:
    person = seat_of(world, world.actor("bandantoc"), member)
    seat = Membership(
        committee=committee,
        person=person,
        role=MemberRole(member.get("role", "member")),
        post=person.post,
        agency=person.agency,
        position=len(committee.memberships) + 1,
        from_on=paper["decision_on"],
        decision_number=paper["decision_number"],
        decision_on=paper["decision_on"],
    )
    db.session.add(seat)
    _journal(world, "created", seat, committee, person.full_name)


def _replace(world: World, code: str, change: data.Row) -> None:
    """A member leaves and another takes the seat, by one decision."""
    committee, leaving = world.committees[code], world.persons[change["leaves"]]
    seat = next(one for one in committee.memberships if one.person_id == leaving.id)
    seat.until_on = change["decision_on"]
    _journal(world, "ended", seat, committee, f"{leaving.full_name}; {change['decision_number']}")
    _seat(world, committee, change["joins"], change)


def _journal(
    world: World, verb: str, target: Committee | Membership, committee: Committee, note: str = ""
) -> None:
    changes = changes_of(target)
    record(
        actor=world.actor("bandantoc"),
        verb=verb,
        target=target,
        changes=changes,
        congress_id=committee.congress.id,
        note=note,
    )
