"""What the province learned from the pilot, and what the other districts did with it."""

from collections.abc import Iterator
from functools import partial

from congress.dev.demo import data
from congress.dev.demo.world import Step, World
from congress.districts.queries import milestones_of
from congress.lessons.actions import answering, writing
from congress.lessons.models import AnswerState, Lesson
from congress.lessons.queries import lessons

TOP, GUIDE = "LS-2024", "bandantoc"


def steps(world: World) -> Iterator[Step]:
    """The lessons as drafts, then most of them published, then the answers in their time."""
    found = data.read("lessons")
    written: dict[str, Lesson] = {}
    for row in found["lessons"]:
        yield Step(row["at"], partial(_write, world, row, written))
    yield Step(found["published_at"], partial(_publish, world, found["published"], written))
    for row in found["answers"]:
        yield Step(row["at"], partial(_answer, world, row, written))


def _write(world: World, row: data.Row, written: dict[str, Lesson]) -> None:
    top = world.congresses[TOP]
    ladder = {rung.code: rung.id for rung in milestones_of(top.id)}
    written[row["key"]] = writing.write_lesson(
        actor=world.actor(GUIDE),
        parent=top,
        advice=row["advice"],
        milestone_id=ladder[row["milestone"]] if "milestone" in row else None,
        source_id=world.congresses[f"LS-{row['from']}"].id,
    )


def _publish(world: World, keys: list[str], written: dict[str, Lesson]) -> None:
    rows = [written[key] for key in keys]
    writing.publish_lessons(actor=world.actor(GUIDE), parent=world.congresses[TOP], rows=rows)


def _answer(world: World, row: data.Row, written: dict[str, Lesson]) -> None:
    child = world.congresses[f"LS-{row['unit']}"]
    for key in row["lessons"]:
        answering.answer_lesson(
            actor=world.actor(row["by"]),
            entry=lessons.entry(child, written[key].id),
            state=AnswerState(row["state"]),
            note=row.get("note", ""),
        )
