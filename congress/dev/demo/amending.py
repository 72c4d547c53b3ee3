"""Amended versions of the demo's plans: what each adds, changes and takes out, and its decision."""

from collections.abc import Iterator
from functools import partial

from congress.amending.actions import amending, issuing
from congress.amending.queries import amendments as queries
from congress.core.permissions import Actor
from congress.dev.demo import data
from congress.dev.demo.papers import small_pdf
from congress.dev.demo.world import Step, World
from congress.extensions import db
from congress.plans.models import Amendment, Plan, WorkItem
from congress.records.actions import issue_copy
from congress.records.queries.issued import Signed


def steps(world: World) -> Iterator[Step]:
    """Each amendment is drafted; those with a number are submitted, approved, signed, scanned."""
    for code in data.PLANS:
        for found in data.plan(code).get("amendments", ()):
            yield Step(found["drafted_at"], partial(_draft, world, code, found))
            if "submitted_at" in found:
                yield Step(found["submitted_at"], partial(_submit, world, code))
            if "decided_at" in found:
                yield Step(found["decided_at"], partial(_approve, world, code, found))
            if "scanned_at" in found:
                yield Step(found["scanned_at"], partial(_scan, world, code))


def _draft(world: World, code: str, found: data.Row) -> None:
    actor = world.keeper(code)
    made = amending.start_amendment(actor=actor, plan=_plan(world, code))
    for row in found["changes"]:
        _propose(world, actor, made, code, row)


def _propose(world: World, actor: Actor, made: Amendment, code: str, row: data.Row) -> None:
    item = db.session.get_one(WorkItem, world.tasks[code][row["job"]])
    if "do" in row:
        amending.propose_job(
            actor=actor,
            amendment=made,
            under_id=item.parent_id,
            content=row["do"],
            lead_id=world.units[row["lead"]].id,
            coordinating="; ".join(world.units[unit].name for unit in row.get("with", ())),
            deadline_text=row["due"],
            product=row.get("product", ""),
            reason=row["why"],
        )
    elif "due" in row:
        change = amending.unsaved_change(made, item)
        fields = amending.fields_of(change) | {"deadline_text": row["due"], "reason": row["why"]}
        amending.propose_change(actor=actor, amendment=made, change=change, item=item, **fields)
    else:
        amending.propose_removal(actor=actor, amendment=made, item=item, reason=row["why"])


def _submit(world: World, code: str) -> None:
    issuing.submit_amendment(actor=world.keeper(code), amendment=_last(world, code))


def _approve(world: World, code: str, found: data.Row) -> None:
    issuing.approve_amendment(
        actor=world.leader(),
        amendment=_last(world, code),
        number=found["number"],
        issued_on=found["decided_at"].date(),
    )


def _scan(world: World, code: str) -> None:
    """The keeper brings the scan of the signed amendment."""
    amendment = _last(world, code)
    issue_copy(
        actor=world.keeper(code),
        signed=Signed(amendment.plan, amendment),
        data=small_pdf(f"So {amendment.number}. {amendment.title}"),
        name=f"Kế hoạch {amendment.number.replace('/', ' ')} (bản ký).pdf",
    )


def _plan(world: World, code: str) -> Plan:
    return db.session.query(Plan).filter_by(committee_id=world.committees[code].id).one()


def _last(world: World, code: str) -> Amendment:
    db.session.expire_all()
    return queries.amendments_of(_plan(world, code))[-1]
