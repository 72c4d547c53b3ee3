"""Children for tests: two districts under the cast's province, with their people and a ladder."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from congress.congresses.models import Congress, CongressForm
from congress.core import clock
from congress.core.permissions import SYSTEM, Role
from congress.districts.actions.ladder import take_starter
from congress.districts.models import Milestone
from congress.districts.queries import milestones_of
from tests.support.cast import World, add_user, unit

LADDER_AT = datetime(2024, 2, 1, 2, tzinfo=UTC)
OWN_DAY, OTHER_DAY = date(2024, 6, 12), date(2024, 6, 20)


@dataclass
class Districts:
    """Two children of the cast's congress: `child` of the cast's officer and leader, `other`.

    The people of `other` are "other_officer" and "other_leader".
    """

    parent: Congress
    child: Congress
    other: Congress

    def milestone(self, code: str) -> Milestone:
        """A milestone of the ladder by its code, such as "BCD"."""
        return next(rung for rung in milestones_of(self.parent.id) if rung.code == code)


def make_districts(session: Any, world: World, *, ladder: bool = True) -> Districts:
    """Make the two children, the people of the other one, and the starter ladder; committed."""
    world.units["other_district"] = unit(
        world, "182", "huyen", "huyện Văn Lãng", world.units["province"]
    )
    session.add(world.units["other_district"])
    session.flush()
    for name, role in (
        ("other_officer", Role.DISTRICT_OFFICER),
        ("other_leader", Role.DISTRICT_LEADER),
    ):
        add_user(session, world, name, role, unit_code="other_district")
    found = Districts(
        parent=world.congress,
        child=make_child(session, world, "TD-2024", "district", OWN_DAY),
        other=make_child(session, world, "VL-2024", "other_district", OTHER_DAY),
    )
    if ladder:
        with clock.pinned(lambda: LADDER_AT):
            take_starter(actor=SYSTEM, parent=world.congress)
    session.commit()
    return found


def make_child(
    session: Any,
    world: World,
    code: str,
    unit_code: str,
    day: date | None,
    *,
    form: CongressForm = CongressForm.CONGRESS,
    parent: Congress | None = None,
) -> Congress:
    """Make the congress of a unit below a parent, the cast's own when none is given."""
    child = Congress(
        code=code,
        unit=world.units[unit_code],
        parent=parent or world.congress,
        ordinal=4,
        year=2024,
        form=form,
        planned_start_on=day,
        planned_end_on=day,
    )
    session.add(child)
    session.flush()
    return child
