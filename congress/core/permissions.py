"""Who may do what: roles, the scope each is held in, permissions, and the actor who holds them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """The posts that people hold in the software."""

    ADMINISTRATOR = "administrator"
    STANDING_AGENCY = "standing_agency"
    STEERING = "steering"
    SECRETARY = "secretary"
    COMMITTEE_MEMBER = "committee_member"
    AGENCY = "agency"
    DISTRICT_OFFICER = "district_officer"
    DISTRICT_LEADER = "district_leader"
    INSPECTOR = "inspector"
    OBSERVER = "observer"


class Scope(StrEnum):
    """What a role is held over."""

    SYSTEM = "system"
    CONGRESS = "congress"
    COMMITTEE = "committee"
    UNIT = "unit"


class Permission(StrEnum):
    """What a route may ask for; policies then look at the object itself."""

    CONFIRM_COMPLETION = "confirm_completion"
    DECIDE_PLANS = "decide_plans"
    EDIT_PLANS = "edit_plans"
    GUIDE_CHILDREN = "guide_children"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_CONGRESSES = "manage_congresses"
    MANAGE_OFFICE = "manage_office"
    MANAGE_UNITS = "manage_units"
    READ_JOURNAL = "read_journal"
    REPORT_CHILD = "report_child"
    REPORT_PROGRESS = "report_progress"
    SEND_CHILD = "send_child"
    VERIFY_CHILD = "verify_child"


SCOPE_OF = {
    Role.ADMINISTRATOR: Scope.SYSTEM,
    Role.STANDING_AGENCY: Scope.CONGRESS,
    Role.STEERING: Scope.CONGRESS,
    Role.SECRETARY: Scope.COMMITTEE,
    Role.COMMITTEE_MEMBER: Scope.COMMITTEE,
    Role.AGENCY: Scope.UNIT,
    Role.DISTRICT_OFFICER: Scope.UNIT,
    Role.DISTRICT_LEADER: Scope.UNIT,
    Role.INSPECTOR: Scope.CONGRESS,
    Role.OBSERVER: Scope.CONGRESS,
}

_P = Permission
GRANTED = {
    Role.ADMINISTRATOR: frozenset(
        {
            _P.MANAGE_ACCOUNTS,
            _P.MANAGE_CONGRESSES,
            _P.MANAGE_OFFICE,
            _P.MANAGE_UNITS,
            _P.READ_JOURNAL,
        }
    ),
    Role.STANDING_AGENCY: frozenset(
        {
            _P.CONFIRM_COMPLETION,
            _P.DECIDE_PLANS,
            _P.EDIT_PLANS,
            _P.GUIDE_CHILDREN,
            _P.MANAGE_CONGRESSES,
            _P.MANAGE_UNITS,
            _P.READ_JOURNAL,
            _P.REPORT_PROGRESS,
        }
    ),
    Role.STEERING: frozenset({_P.DECIDE_PLANS, _P.READ_JOURNAL}),
    Role.SECRETARY: frozenset({_P.CONFIRM_COMPLETION, _P.EDIT_PLANS, _P.REPORT_PROGRESS}),
    Role.COMMITTEE_MEMBER: frozenset(),
    Role.AGENCY: frozenset({_P.REPORT_PROGRESS}),
    Role.DISTRICT_OFFICER: frozenset({_P.REPORT_CHILD, _P.REPORT_PROGRESS}),
    Role.DISTRICT_LEADER: frozenset({_P.SEND_CHILD}),
    Role.INSPECTOR: frozenset({_P.VERIFY_CHILD}),
    Role.OBSERVER: frozenset(),
}


def roles_with(permission: Permission) -> tuple[Role, ...]:
    """The roles that hold a permission, in the order of the Role enum."""
    return tuple(role for role in Role if permission in GRANTED[role])


@dataclass(frozen=True)
class Held:
    """A role held in a scope; a role held in a committee names its congress too."""

    role: Role
    congress_id: int | None = None
    committee_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts: a snapshot of a user's posts, read anew for each request."""

    id: int | None
    name: str
    held: tuple[Held, ...] = ()
    unit_ids: frozenset[int] = field(default_factory=frozenset)
    locale: str = "vi"
    text_size: str = "s"
    must_change_secret: bool = False

    def may(self, permission: Permission) -> bool:
        """Whether any of the actor's posts carries the permission."""
        return any(permission in GRANTED[post.role] for post in self.held)

    def is_administrator(self) -> bool:
        """Whether the actor looks after the whole installation."""
        return any(post.role is Role.ADMINISTRATOR for post in self.held)

    def is_operator(self) -> bool:
        """Whether the actor is the command line, not a person."""
        return self.id is None and bool(self.held)

    def congress_ids(self, *roles: Role) -> frozenset[int]:
        """The congresses where the actor holds one of the roles (any when none is named)."""
        return frozenset(
            post.congress_id
            for post in self.held
            if post.congress_id is not None and (not roles or post.role in roles)
        )

    def committee_ids(self, *roles: Role) -> frozenset[int]:
        """The committees where the actor holds one of the roles (any when none is named)."""
        return frozenset(
            post.committee_id
            for post in self.held
            if post.committee_id is not None and (not roles or post.role in roles)
        )


SYSTEM = Actor(id=None, name="hệ thống", held=(Held(Role.ADMINISTRATOR),))
