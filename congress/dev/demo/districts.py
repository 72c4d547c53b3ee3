"""How the districts set up their congresses: the ladder, their reports, what was said of them."""

from collections.abc import Callable, Iterator
from functools import partial

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.permissions import Actor
from congress.dev.demo import data
from congress.dev.demo.papers import small_pdf
from congress.dev.demo.world import Step, World
from congress.districts import rules
from congress.districts.actions import marks
from congress.districts.actions.dates import Days, need_leader, set_days
from congress.districts.actions.ladder import set_last_day, take_starter
from congress.districts.actions.marks import Word
from congress.districts.models import Milestone, MilestoneMark
from congress.districts.queries import marks_of, milestones_of
from congress.files.actions import keep_file, register_document
from congress.files.models import Document

TOP = "LS-2024"
GUIDE, INSPECTOR = "bandantoc", "kiemtra"
Act = Callable[[World, data.Row, Congress, Milestone, MilestoneMark], object]


def steps(world: World) -> Iterator[Step]:
    """The ladder first, then what each district did, at its own time."""
    found = data.read("districts")
    yield Step(found["ladder_at"], partial(_begin, world, found))
    for row in found["moves"]:
        yield Step(row["at"], partial(_move, world, row))
    for row in found["reports"]:
        yield Step(row["at"], partial(_report, world, row))
    for kind, act in ANSWERS.items():
        for row in found[kind]:
            yield Step(row["at"], partial(_answer, world, row, act))


def _begin(world: World, found: data.Row) -> None:
    guide, top = world.actor(GUIDE), world.congresses[TOP]
    take_starter(actor=guide, parent=top)
    set_last_day(actor=guide, parent=top, last_on=found["last_on"])
    for row in found["leaders"]:
        person = world.persons[row["who"]]
        need_leader(actor=guide, child=_child(world, row), person_id=person.id)


def _child(world: World, row: data.Row) -> Congress:
    return world.congresses[f"LS-{row['unit']}"]


def _officer(world: World, row: data.Row) -> Actor:
    unit = world.units.get(f"ubnd-{row['unit']}", world.units[row["unit"]])
    return world.actor(world.voices[unit.id])


def _rungs(world: World, row: data.Row) -> list[Milestone]:
    ladder = {rung.code: rung for rung in milestones_of(world.congresses[TOP].id)}
    return [ladder[code] for code in row["milestones"]]


def _paper(actor: Actor, child: Congress, row: data.Row) -> Document | None:
    if "number" not in row:
        return None
    name = f"{row['number'].replace('/', '-')}.pdf"
    file = keep_file(actor=actor, data=small_pdf(name), name=name, congress_id=child.id)
    return register_document(
        actor=actor,
        number=row["number"],
        issued_on=row["on"],
        subject=row["subject"],
        congress_id=child.id,
        attachment=file,
        signer=row.get("signer", ""),
    )


def _move(world: World, row: data.Row) -> None:
    child, actor = _child(world, row), _officer(world, row)
    days = Days(row["from"], row["until"])
    paper = _paper(actor, child, row)
    set_days(actor=actor, child=child, days=days, reason=row["reason"], document=paper)


def _report(world: World, row: data.Row) -> None:
    child, actor = _child(world, row), _officer(world, row)
    word = Word(row.get("day") or row.get("on"), _paper(actor, child, row), row.get("note", ""))
    marks.report_all(actor=actor, child=child, milestones=_rungs(world, row), word=word)


def _answer(world: World, row: data.Row, act: Act) -> None:
    child = _child(world, row)
    said = marks_of([child.id])
    for rung in _rungs(world, row):
        report = rules.standing(said[child.id, rung.id], clock.now()).reported
        if report is None:
            raise LookupError(f"{row['unit']} has not reported {rung.code}")
        act(world, row, child, rung, report)


def _accept(
    world: World, row: data.Row, child: Congress, rung: Milestone, report: MilestoneMark
) -> object:
    word, guide = Word(on_date=row["at"].date(), note=row.get("note", "")), world.actor(GUIDE)
    return marks.accept_milestone(
        actor=guide, child=child, milestone=rung, report_id=report.id, word=word
    )


def _return(
    world: World, row: data.Row, child: Congress, rung: Milestone, report: MilestoneMark
) -> object:
    guide, reason = world.actor(GUIDE), row["note"]
    return marks.return_milestone(
        actor=guide, child=child, milestone=rung, report_id=report.id, reason=reason
    )


def _verify(
    world: World, row: data.Row, child: Congress, rung: Milestone, report: MilestoneMark
) -> object:
    word, inspector = Word(on_date=row["at"].date(), note=row["note"]), world.actor(INSPECTOR)
    return marks.verify_milestone(
        actor=inspector, child=child, milestone=rung, report_id=report.id, word=word
    )


def _doubt(
    world: World, row: data.Row, child: Congress, rung: Milestone, report: MilestoneMark
) -> object:
    word, inspector = Word(on_date=row["at"].date(), note=row["note"]), world.actor(INSPECTOR)
    return marks.doubt_milestone(
        actor=inspector, child=child, milestone=rung, report_id=report.id, word=word
    )


ANSWERS: dict[str, Act] = {
    "accepted": _accept,
    "returned": _return,
    "verified": _verify,
    "doubted": _doubt,
}
