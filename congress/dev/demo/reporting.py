"""What was reported on a job: taken on, moved on, completed, confirmed, returned, stopped."""

from congress.amending.actions.extending import ask_extension, grant_extension
from congress.amending.queries.extensions import extensions_of
from congress.congresses.models import Committee
from congress.dev.demo import data
from congress.dev.demo.papers import small_pdf
from congress.dev.demo.working import EVENTS
from congress.dev.demo.world import World
from congress.extensions import db
from congress.files.actions import keep_file, register_document
from congress.files.models import Attachment, Document
from congress.plans.actions.reporting import (
    Product,
    confirm_completion,
    report_progress,
    return_completion,
    submit_completion,
)
from congress.plans.models import ItemState, WorkItem


def report(world: World, code: str, key: str, event: data.Row) -> None:
    """Write one event of a job: `is` says which, as the data files name them."""
    item = db.session.get_one(WorkItem, world.tasks[code][key])
    keeper = world.keeper(code)
    line = event.get("line", "")
    if event["is"] in EVENTS:
        EVENTS[event["is"]](world, code, item, event)
        return
    match event["is"]:
        case "extension_asked":
            asker = world.voice(item.lead_id, code)
            ask_extension(actor=asker, item=item, new_due_on=event["to"], reason=line)
        case "extension_granted":
            grant_extension(actor=world.leader(), extension=extensions_of(item)[-1])
        case "confirmed":
            confirm_completion(actor=keeper, item=item)
        case "returned":
            return_completion(actor=keeper, item=item, reason=line)
        case "paused" | "cancelled" as state:
            report_progress(actor=keeper, item=item, state=ItemState(state), line=line)
        case "completed":
            _complete(world, code, item, event)
        case state:
            report_progress(
                actor=world.voice(item.lead_id, code),
                item=item,
                state=ItemState(state),
                percent=event.get("percent"),
                line=line,
            )


def _complete(world: World, code: str, item: WorkItem, event: data.Row) -> None:
    committee = world.committees[code]
    submit_completion(
        actor=world.voice(item.lead_id, code),
        item=item,
        line=event.get("line", ""),
        product=Product(
            document=_document(world, item, committee, event),
            files=_files(world, item, committee, event),
        ),
    )


def _document(
    world: World, item: WorkItem, committee: Committee, event: data.Row
) -> Document | None:
    if "subject" not in event:
        return None
    return register_document(
        actor=world.voice(item.lead_id, committee.code),
        number=event.get("number", ""),
        issued_on=event.get("on"),
        subject=event["subject"],
        congress_id=committee.congress_id,
    )


def _files(world: World, item: WorkItem, committee: Committee, event: data.Row) -> list[Attachment]:
    actor = world.voice(item.lead_id, committee.code)
    return [
        keep_file(actor=actor, data=small_pdf(name), name=name, congress_id=committee.congress_id)
        for name in event.get("files", ())
    ]
