"""The plans of the committees: drafted, submitted, decided, and what was reported on each job."""

from collections.abc import Iterator
from functools import partial

from congress.core.permissions import Actor
from congress.dev.demo import data
from congress.dev.demo.papers import small_pdf
from congress.dev.demo.reporting import report
from congress.dev.demo.world import Step, World
from congress.extensions import db
from congress.plans.actions.deciding import approve_plan, return_plan, submit_plan
from congress.plans.actions.drafting import TaskFields, add_part, add_task, start_plan, update_plan
from congress.plans.actions.handing import hand_over
from congress.plans.models import Plan, WorkItem
from congress.plans.queries.handing import held_items
from congress.records.actions import issue_copy
from congress.records.queries.issued import Signed

TEXTS = (
    "grounds",
    "purpose",
    "arrangement",
    "recipients",
    "signer_capacity",
    "signer_post",
    "signer_name",
)


def steps(world: World) -> Iterator[Step]:
    """Every plan is drafted, most are submitted and decided, and their jobs move on."""
    for code in data.PLANS:
        found = data.plan(code)
        yield Step(found["drafted_at"], partial(_draft, world, code, found))
        if "submitted_at" in found:
            yield Step(found["submitted_at"], partial(_submit, world, code))
        if "decided_at" in found:
            yield Step(found["decided_at"], partial(_decide, world, code, found))
        if "scanned_at" in found:
            yield Step(found["scanned_at"], partial(_issue, world, code))
        for key, row in data.jobs(found["rows"]):
            for event in row.get("story", ()):
                yield Step(event["at"], partial(report, world, code, key, event))
    for handed in data.read("accounts")["handed"]:
        yield Step(handed["at"], partial(_hand_over, world, handed))


def _draft(world: World, code: str, found: data.Row) -> None:
    actor, committee = world.keeper(code), world.committees[code]
    plan = start_plan(actor=actor, committee=committee, subject=found["subject"])
    texts = {name: found[name] for name in TEXTS if name in found}
    update_plan(actor=actor, plan=plan, place="Lạng Sơn", **texts)
    world.tasks[code] = {}
    _Drafter(world, actor, plan, through=found.get("numbered_through", False)).write(found["rows"])
    db.session.expire(plan)


class _Drafter:
    """Writes rows in paper order: a job stands under the last heading, a sub-job under a job."""

    def __init__(self, world: World, actor: Actor, plan: Plan, *, through: bool) -> None:
        self.world, self.actor, self.plan, self.through = world, actor, plan, through
        self.part: WorkItem | None = None
        self.job: WorkItem | None = None

    def write(self, rows: list[data.Row]) -> None:
        """Write the rows one after another."""
        places = {id(row): place for place, row in data.jobs(rows)}
        for row in rows:
            if "part" in row:
                self.part = add_part(
                    actor=self.actor, plan=self.plan, number="", content=row["part"]
                )
            else:
                self._job(places[id(row)], row)

    def _job(self, place: str, row: data.Row) -> None:
        is_sub = "." in place
        made = add_task(
            actor=self.actor,
            plan=self.plan,
            under=self.job if is_sub else self.part,
            **self._fields(place, row),
        )
        self.world.tasks[self.plan.committee.code][place] = made.id
        if not is_sub:
            self.job = made

    def _fields(self, place: str, row: data.Row) -> TaskFields:
        return TaskFields(
            number=place if self.through else "",
            content=row["do"],
            lead_id=self._unit(row.get("lead")),
            coordinating=[self.world.units[code].id for code in row.get("with", ())],
            deadline_text=row.get("due", ""),
            person_id=self._person(row.get("person")),
            leader_id=self._person(row.get("leader")),
            implements_id=self._master(row.get("carries")),
            product=row.get("product", ""),
            basis=row.get("basis", ""),
            note=row.get("note", ""),
            weight=row.get("weight", 1),
            explanation=row.get("explanation", ""),
        )

    def _unit(self, code: str | None) -> int | None:
        return self.world.units[code].id if code else None

    def _person(self, name: str | None) -> int | None:
        return self.world.persons[name].id if name else None

    def _master(self, place: int | None) -> int | None:
        return self.world.tasks["BCD"][str(place)] if place else None


def plan_of(world: World, code: str) -> Plan:
    """The plan of a committee."""
    return db.session.query(Plan).filter_by(committee_id=world.committees[code].id).one()


def _submit(world: World, code: str) -> None:
    submit_plan(actor=world.keeper(code), plan=plan_of(world, code))


def _decide(world: World, code: str, found: data.Row) -> None:
    plan, leader = plan_of(world, code), world.leader()
    if "number" in found:
        approve_plan(
            actor=leader, plan=plan, number=found["number"], issued_on=found["decided_at"].date()
        )
    else:
        return_plan(actor=leader, plan=plan, reason=found["reason"])


def _issue(world: World, code: str) -> None:
    """The keeper brings the scan of the signed plan."""
    plan = plan_of(world, code)
    issue_copy(
        actor=world.keeper(code),
        signed=Signed(plan),
        data=small_pdf(f"So {plan.number}. {plan.title}"),
        name=f"Kế hoạch {plan.number.replace('/', ' ')} (bản ký).pdf",
    )


def _hand_over(world: World, row: data.Row) -> None:
    """An officer gives the jobs that are due last to a colleague."""
    actor, giver = world.actor(row["by"]), world.users[row["by"]]
    hand_over(
        actor=actor,
        giver=giver,
        receiver_id=world.users[row["to"]].id,
        item_ids=[item.id for item in held_items(actor, giver)][-row["count"] :],
        reason=row["reason"],
    )
