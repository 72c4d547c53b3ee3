"""Paper to one self-contained HTML document for the printer."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from congress.printing import measures
from congress.printing.assets import FACES, font, packaged
from congress.printing.paper import Block, Bullet, Paper, Table
from congress.printing.wording import NATION, Wording, worded

MARKERS = {1: "-", 2: "+"}


def render_html(paper: Paper) -> str:
    """Return the paper as HTML with its print style; its only addresses are the packaged fonts.

    Raise PrintingError when the paper cannot be printed.
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
            portrait=measures.PORTRAIT,
            landscape=measures.margins(landscape=True, binding=paper.binding),
            groups=_groups(words),
        )
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
