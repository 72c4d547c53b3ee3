"""Persons, accounts and the posts they hold."""

from collections.abc import Iterator
from functools import partial

from congress.accounts import rules
from congress.accounts.actions import disable_user, grant_role
from congress.accounts.models import Grant, Person, User
from congress.audit.actions import record
from congress.core import clock
from congress.core.permissions import SYSTEM, Actor, Role
from congress.dev.demo import data
from congress.dev.demo.world import Step, World
from congress.extensions import db

SPEAKING = (Role.AGENCY, Role.DISTRICT_OFFICER)


def begin(world: World, secret: str) -> Iterator[Step]:
    """The administrator's account comes first; the hash made here serves every account."""
    found = data.read("accounts")
    stored = rules.hash_secret(secret)
    first, *others = found["users"]
    yield Step(found["first_at"], partial(_first, world, first, stored))
    yield Step(found["accounts_at"], partial(_open, world, others, stored))


def _first(world: World, row: data.Row, stored: str) -> None:
    user = _user(world, SYSTEM, row, stored)
    db.session.add(Grant(user_id=user.id, role=Role.ADMINISTRATOR, granted_at=clock.now()))
    db.session.flush()


def _open(world: World, rows: list[data.Row], stored: str) -> None:
    for row in rows:
        _user(world, world.actor("quantri"), row, stored)


def _user(world: World, actor: Actor, row: data.Row, stored: str) -> User:
    user = User(
        username=rules.username_of(row["username"]),
        display_name=row["shown"],
        secret_hash=stored,
        must_change_secret=False,
        created_at=clock.now(),
    )
    db.session.add(user)
    record(actor=actor, verb="created", target=user)
    world.users[user.username] = user
    return user


def steps(world: World) -> Iterator[Step]:
    """Posts are given by the administrator: congress first, then committees and units."""
    found = data.read("accounts")
    yield Step(found["congress_posts_at"], partial(_grants, world, found["users"], "congress"))
    yield Step(found["other_posts_at"], partial(_grants, world, found["users"], "committee"))
    yield Step(found["other_posts_at"], partial(_grants, world, found["users"], "unit"))
    yield Step(found["other_posts_at"], partial(_name, world, found["users"]))
    for row in found["left"]:
        yield Step(row["at"], partial(_leave, world, row["who"]))


def _leave(world: World, username: str) -> None:
    """Somebody leaves; what is still open is to be handed over."""
    disable_user(actor=world.actor("quantri"), user=world.users[username])


def _grants(world: World, rows: list[data.Row], scope: str) -> None:
    for row in rows:
        for post in row["posts"]:
            if scope in post:
                _grant(world, row["username"], Role(post["role"]), scope, post[scope])


def _grant(world: World, username: str, role: Role, scope: str, code: str) -> None:
    number = _number(world, scope, code)
    user = world.users[username]
    grant_role(actor=world.actor("quantri"), user=user, role=role, **{f"{scope}_id": number})
    world.actors.pop(username, None)
    if role in SPEAKING:
        speaking = world.units.get(f"ubnd-{code}", world.units[code])
        world.voices.setdefault(speaking.id, username)
    if role is Role.SECRETARY:
        world.keepers.setdefault(code, username)
        world.voices.setdefault(world.committees[code].unit_id, username)


def _number(world: World, scope: str, code: str) -> int:
    if scope == "congress":
        return world.congresses[code].id
    return world.committees[code].id if scope == "committee" else world.units[code].id


def _name(world: World, rows: list[data.Row]) -> None:
    """Say which person stands behind an account, where the person sits in a committee."""
    for row in rows:
        if "person" in row:
            world.users[row["username"]].person_id = world.persons[row["person"]].id
    db.session.flush()


def seat_of(world: World, actor: Actor, row: data.Row) -> Person:
    """The person named in a data row, made at the first mention."""
    name = row["who"]
    if name not in world.persons:
        agency = world.units[row["agency"]] if "agency" in row else None
        person = Person(full_name=name, post=row.get("post", ""), agency=agency)
        db.session.add(person)
        record(actor=actor, verb="created", target=person)
        world.persons[name] = person
    return world.persons[name]
