"""Papers bound as one file behind their contents."""

from dataclasses import dataclass, replace

from congress.printing.clean import prepared, printable, tables
from congress.printing.errors import PrintingError
from congress.printing.measures import MAX_ROWS
from congress.printing.paper import Paper


@dataclass(frozen=True, slots=True)
class Member:
    """A paper of a bundle (one with a kind), and what contents and outline call it."""

    paper: Paper
    name: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """Papers in order, and what they are together."""

    title: str
    members: tuple[Member, ...]


def checked(bundle: Bundle) -> Bundle:
    """Return the bundle with every text printable.

    Raise PrintingError as `prepared` does, and "too_large" for more rows than a print may have.
    """
    if sum(len(table.rows) for one in bundle.members for table in tables(one.paper)) > MAX_ROWS:
        raise PrintingError("too_large", f"more than {MAX_ROWS} rows")
    members = (
        replace(one, paper=prepared(one.paper), name=printable(one.name)) for one in bundle.members
    )
    return Bundle(printable(bundle.title), tuple(members))
