"""The cast: one province with its congress, bodies and agencies, and a user for each role."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from congress.accounts.models import Grant, User
from congress.accounts.queries import load_actor
from congress.congresses.models import Committee, CommitteeKind, Congress
from congress.core import clock
from congress.core.permissions import SCOPE_OF, Actor, Role, Scope
from congress.office.models import Installation
from congress.units.models import Unit, UnitAlias, UnitKind, UnitLevel

SECRET = "Mật khẩu thử nghiệm 1"
# Argon2id of SECRET with the smallest cost, so that a hundred sign-ins stay quick.
SECRET_HASH = (
    "$argon2id$v=19$m=8,t=1,p=1$hUujmiJCn5gHxTXGCBZc3A$R3fSnqs1Z/0BkjwHit444GAASsnUYxCdEBxJBbVTHWQ"
)

LEVELS = (
    ("tinh", "tỉnh", "province", UnitKind.ADMINISTRATIVE, 1),
    ("huyen", "huyện", "district", UnitKind.ADMINISTRATIVE, 2),
    ("co-quan", "cơ quan", "agency", UnitKind.AGENCY, 5),
    ("ban", "ban", "body", UnitKind.BODY, 6),
)
AGENCIES = (
    ("bdt", "Ban Dân tộc tỉnh", "BDT", ("Ban Dân tộc",)),
    ("svhttdl", "Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", ("Sở VH,TT&DL",)),
    ("stc", "Sở Tài chính", "STC", ()),
    ("vpub", "Văn phòng UBND tỉnh", "VP UBND tỉnh", ("VPUBND tỉnh",)),
    ("btg", "Ban Tuyên giáo Tỉnh ủy", "BTGTU", ()),
)


@dataclass
class World:
    """The rows of the cast by short names, and its users by role."""

    levels: dict[str, UnitLevel] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    congress: Any = None
    committees: dict[str, Committee] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)


def unit(world: World, code: str, level: str, name: str, parent: Unit | None, **more: Any) -> Unit:
    return Unit(code=code, level_id=world.levels[level].id, name=name, parent=parent, **more)


def build(session: Any) -> World:
    """Make the cast in one committed transaction."""
    world = World()
    session.add(Installation(id=1))
    for code, name, name_en, kind, rank in LEVELS:
        world.levels[code] = UnitLevel(code=code, name=name, name_en=name_en, kind=kind, rank=rank)
    session.add_all(world.levels.values())
    session.flush()
    _units(session, world)
    _congress(session, world)
    _users(session, world)
    session.commit()
    return world


def _units(session: Any, world: World) -> None:
    province = unit(world, "20", "tinh", "tỉnh Lạng Sơn", None)
    district = unit(world, "180", "huyen", "huyện Tràng Định", province)
    world.units |= {"province": province, "district": district}
    for code, name, short, aliases in AGENCIES:
        agency = unit(world, code, "co-quan", name, province, short_name=short)
        agency.aliases = [UnitAlias(text=alias) for alias in aliases]
        world.units[code] = agency
    world.units["ubnd-td"] = unit(world, "ubnd-td", "co-quan", "UBND huyện Tràng Định", district)
    session.add_all(world.units.values())
    session.flush()


def _congress(session: Any, world: World) -> None:
    congress = Congress(
        code="LS-2024",
        unit=world.units["province"],
        ordinal=4,
        year=2024,
        planned_start_on=date(2024, 11, 19),
        planned_end_on=date(2024, 11, 20),
    )
    world.congress = congress
    for code, name, kind in (
        ("BCD", "Ban Chỉ đạo Đại hội tỉnh", CommitteeKind.STEERING),
        ("TBTT", "Tiểu ban Tuyên truyền - Khánh tiết", CommitteeKind.SUBCOMMITTEE),
        ("TBHC", "Tiểu ban Hậu cần - Lễ tân", CommitteeKind.SUBCOMMITTEE),
    ):
        body = unit(world, f"ban-{code.lower()}", "ban", name, world.units["province"])
        committee = Committee(congress=congress, code=code, name=name, kind=kind, unit=body)
        world.committees[code] = committee
    session.add_all([congress, *world.committees.values()])
    session.flush()


def _users(session: Any, world: World) -> None:
    held: list[tuple[str, Role | None, str, str | None]] = [
        *((role.value, role, "TBTT", None) for role in Role),
        ("outsider", None, "TBTT", None),
        ("other_secretary", Role.SECRETARY, "TBHC", None),
        ("other_agency", Role.AGENCY, "TBTT", "stc"),
    ]
    made = {username: _user(username) for username, *_ in held}
    session.add_all(made.values())
    session.flush()
    world.users |= made
    session.add_all(
        _grant(world, made[username], role, *scope) for username, role, *scope in held if role
    )


def add_user(
    session: Any,
    world: World,
    username: str,
    role: Role | None,
    *,
    committee: str = "TBTT",
    unit_code: str | None = None,
) -> User:
    """Add a user who holds a role in the scope that the role asks for."""
    user = _user(username)
    session.add(user)
    session.flush()
    if role is not None:
        session.add(_grant(world, user, role, committee, unit_code))
    world.users[username] = user
    return user


def _user(username: str) -> User:
    return User(
        username=username,
        display_name=f"Người thử {username}",
        secret_hash=SECRET_HASH,
        must_change_secret=False,
        created_at=clock.now(),
    )


def _grant(world: World, user: User, role: Role, committee: str, unit_code: str | None) -> Grant:
    grant = Grant(user_id=user.id, role=role, granted_at=clock.now())
    scope = SCOPE_OF[role]
    if scope is Scope.CONGRESS:
        grant.congress_id = world.congress.id
    elif scope is Scope.COMMITTEE:
        grant.committee_id = world.committees[committee].id
    elif scope is Scope.UNIT:
        district = role in {Role.DISTRICT_OFFICER, Role.DISTRICT_LEADER}
        grant.unit_id = world.units[unit_code or ("district" if district else "svhttdl")].id
    return grant


def actor_of(world: World, name: str) -> Actor:
    """A persona as queries and actions know it."""
    user = world.users[name]
    actor = load_actor(user.id, user.epoch)
    assert actor is not None
    return actor
