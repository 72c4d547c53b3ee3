"""Delegates of some congresses: allocations, rosters that were brought in, and what they lack."""

import hashlib
from collections.abc import Iterator
from functools import partial

from congress.core.permissions import Actor
from congress.delegates.actions import allocating, importing
from congress.delegates.actions.opening import open_roster
from congress.delegates.actions.reading import note_reading
from congress.delegates.models import OpenedAs, Structure
from congress.delegates.queries import rosters
from congress.delegates.queries.rosters import Roster
from congress.delegates.sheet import work
from congress.dev.demo import data
from congress.dev.demo.world import Step, World
from congress.sheets.keeping import kept

TITLES = (
    "Họ và tên", "Năm sinh", "Giới tính", "Dân tộc", "Tôn giáo", "Đảng viên", "Đoàn viên",
    "Nghề nghiệp", "Lĩnh vực", "Chức vụ, đơn vị công tác", "Trình độ văn hóa",
    "Trình độ chuyên môn", "Lý luận chính trị", "Loại đại biểu", "Người có uy tín",
    "Đơn vị cử",
)  # fmt: skip
TOP = "LS-2024"
SEXES = ("Nam", "Nữ", "Nam", "Nam", "Nữ")


def steps(world: World) -> Iterator[Step]:
    """The groups and allocations first, then the rosters as their units send them and who reads."""
    found = data.read("delegates")
    yield Step(found["groups_at"], partial(_groups, world, found["groups"]))
    for row in found["allocations"]:
        yield Step(row["at"], partial(_allocate, world, row))
    for row in found["rosters"]:
        yield Step(row["at"], partial(_bring, world, found, row))
    for row in found["readings"]:
        yield Step(row["at"], partial(_read, world, row))


def _held(world: World, row: data.Row) -> tuple[Actor, Roster]:
    actor = world.actor(row["by"])
    return actor, rosters.roster(actor, world.congresses[row["congress"]].id)


def _groups(world: World, names: list[str]) -> None:
    actor, held = _held(world, {"by": "bandantoc", "congress": TOP})
    allocating.name_groups(actor=actor, held=held, names=names)


def _allocate(world: World, row: data.Row) -> None:
    """One allocation for each unit or sender named, or one for the whole congress."""
    actor, held = _held(world, row)
    for unit in row.get("units", [""]):
        for sender in row.get("senders", [""]):
            allocating.save_allocation(
                actor=actor,
                held=held,
                allocation=None,
                unit_id=world.units[unit].id if unit else None,
                sender=sender,
                structure=Structure(row["structure"]),
                detail=row.get("detail", ""),
                number=row["number"],
            )


def _bring(world: World, found: data.Row, row: data.Row) -> None:
    actor, held = _held(world, row)
    text = "\n".join("\t".join(line) for line in (TITLES, *_lines(found, row)))
    table, _ = work.read_paste(text.encode(), held.congress.year)
    batch = importing.keep_batch(
        actor=actor,
        held=held,
        unit_id=held.reach.one_unit,
        filename=row["file"],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        rows=kept(table),
    )
    shown = work.preview(held, list(table.rows), batch.unit_id)
    work.commit(actor=actor, held=held, shown=shown, filename=batch.filename, batch=batch)


def _read(world: World, row: data.Row) -> None:
    """Open a roster, or read it masked."""
    actor, held = _held(world, row)
    count = len(rosters.rows(held))
    if "as" in row:
        open_roster(actor=actor, held=held, opened_as=OpenedAs(row["as"]), count=count)
    else:
        note_reading(actor=actor, held=held, count=count)


def _lines(found: data.Row, row: data.Row) -> Iterator[tuple[str, ...]]:
    """The rows of a list: the same number is the same person; `again` are those of other lists."""
    again = dict(enumerate(row.get("again", ())))
    for place in range(row["count"]):
        sent = row["places"][place % len(row["places"])]
        is_guest = place >= row["count"] - row["guests"]
        number = again.get(place, row["from"] + place)
        yield _person(found, number, sent, is_guest=is_guest)


def _person(found: data.Row, number: int, sent: str, *, is_guest: bool) -> tuple[str, ...]:
    """A fictional person; some miss what lists usually miss."""
    sex = SEXES[number % 5]
    names = (found["family"], found["middle"][sex], found["given"][sex])
    steps = (number * 5 + number // 13, number // 3, number * 7)
    name = " ".join(part[step % len(part)] for part, step in zip(names, steps, strict=True))
    occupation, sector, agency = found["works"][
        (number * 5 + number // 6) % len(found["works"])
    ].split("|")
    education, profession, theory = found["learned"][
        (number * 3 + number // 6) % len(found["learned"])
    ].split("|")
    born = "" if number % 37 == 5 else str(1952 + number * 17 % 52)
    return (
        name,
        born,
        sex,
        found["ethnic"][(number * 3 + number // 7) % len(found["ethnic"])],
        "Không" if number % 4 else "",
        "" if number % 29 == 3 else ("x" if number % 3 == 0 else "không"),
        "x" if born > "1990" else "không",
        occupation,
        sector,
        agency.format(place=sent),
        education,
        profession,
        theory,
        "Khách mời" if is_guest else ("Đương nhiên" if number % 12 == 0 else "Chọn cử"),
        "x" if number % 9 == 4 else "",
        sent,
    )
