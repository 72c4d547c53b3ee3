"""Paper to one self-contained HTML document for the printer."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from congress.printing import measures
from congress.printing.assets import FACES, font, packaged
from congress.printing.bundle import Bundle
from congress.printing.lines import balanced
from congress.printing.paper import Block, Bullet, Paper, Table
from congress.printing.wording import NATION, Wording, numbered, worded

MARKERS = {1: "-", 2: "+"}


class Place(NamedTuple):
    """Where a paper stands in a bundle: the how manieth, and what the outline calls it."""

    number: int
    name: str


def render_html(paper: Paper, place: Place | None = None) -> str:
    """Return the paper as HTML with its print style; its only addresses are the packaged fonts.

    With a place it is a paper of a bundle. Raise PrintingError when it cannot be printed.
    """
    words = worded(paper)
    return (
        _environment()
        .get_template("papers/paper.html")
        .render(
            w=words,
            m=measures,
            nation=NATION,
            language=paper.language,
            place=place,
            portrait=measures.PORTRAIT,
            landscape=measures.margins(landscape=True, binding=paper.binding),
            groups=_groups(words),
        )
    )


def render_contents(bundle: Bundle, lengths: Sequence[int], own: int) -> str:
    """Return the contents of a bundle as HTML.

    `lengths` are the numbers of pages of its papers, `own` the number of pages of the contents.
    """
    starts = accumulate(lengths, initial=own + 1)
    rows = [
        (member.name, numbered(member.paper), member.paper.issued_on, start)
        for member, start in zip(bundle.members, starts, strict=False)
    ]
    template = _environment().get_template("papers/contents.html")
    lines = balanced(bundle.title, measures.TEXT_SIZE, measures.SUBJECT_WIDTH, bold=True)
    return template.render(
        title=bundle.title, lines=lines, rows=rows, m=measures, portrait=measures.PORTRAIT
    )


def marker(bullet: Bullet) -> str:
    """Return the sign before a point of a list."""
    return MARKERS.get(bullet.level, "-")


def shares(table: Table) -> tuple[float, ...]:
    """Return the widths of the columns in per cent of the table."""
    total = sum(column.width for column in table.columns)
    return tuple(round(100 * column.width / total, 3) for column in table.columns)


def _groups(words: Wording) -> list[tuple[str, tuple[Block, ...]]]:
    annexes = ((f"annex-{n}", annex.blocks) for n, annex in enumerate(words.annexes, 1))
    return [("main", words.blocks), *annexes]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(packaged("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    faces = {face: font(*face).as_uri() for face in FACES}
    environment.globals.update(marker=marker, shares=shares, faces=faces)
    return environment
