"""What children add to other pages: the home, a congress, a paper."""

from datetime import timedelta
from typing import Any, cast

import flask
from markupsafe import Markup

from congress.congresses.models import Congress, CongressForm
from congress.core import clock
from congress.core.permissions import Role
from congress.districts import policy, queries
from congress.districts.queries.grid import Cell
from congress.districts.queries.papers import personal_of, uses_of
from congress.files.models import Document
from congress.office.queries import installation
from congress.web.access import actor
from congress.web.slots import Waiting


def own_milestones() -> Waiting | None:
    """On the home of a district's officer: no day yet, what is late, sent back, or soon due."""
    own = _own()
    undated = [child for child in own if _lacks_day(child)]
    cells = [cell for child in own for cell in _urgent(child)]
    count = len(undated) + len(cells)
    return Waiting(count, _macro("own_cells")(cells, undated)) if count else None


def _lacks_day(child: Congress) -> bool:
    return child.d_day is None and child.form is not CongressForm.NONE


def _own() -> list[Congress]:
    if not policy.own_units(actor()):
        return []
    return [child for child in queries.own_children(actor()) if policy.can_report(actor(), child)]


def _urgent(child: Congress) -> list[Cell]:
    soon = clock.today() + timedelta(days=installation().due_soon_days)
    grid = queries.grid_of(child.parent_id or 0, [child], clock.now())
    found = [
        cell
        for cell in grid.row(grid.children[0])
        if cell.applies and not cell.is_done and _presses(cell, soon)
    ]
    return sorted(found, key=lambda cell: (cell.due.due is None, cell.due.due))


def _presses(cell: Cell, soon: Any) -> bool:
    return cell.marks.returned is not None or (cell.due.due is not None and cell.due.due <= soon)


def waiting_reports() -> Waiting | None:
    """On the home of who guides: reports of children that wait for a word."""
    parents = [(one, cells) for one in _guided() if (cells := _waiting(one))]
    count = sum(len(cells) for _parent, cells in parents)
    return Waiting(count, _macro("waiting_reports")(parents)) if count else None


def _guided() -> list[Congress]:
    if not actor().congress_ids(*policy.GUIDING):
        return []
    return [one for one in queries.parents_for(actor()) if policy.can_guide(actor(), one.id)]


def _waiting(parent: Congress) -> list[Cell]:
    children = queries.children_of(actor(), parent.id)
    return queries.grid_of(parent.id, children, clock.now()).waiting()


def congress_action(congress: Congress) -> Markup:
    """On the page of a congress: the way to its children's board, or to its own milestones."""
    who = actor()
    watches = policy.watches(who, congress.id)
    has_board = watches and bool(queries.children_of(who, congress.id, merged=True))
    sees_child = policy.sees_child(who, congress)
    return cast(Markup, _macro("congress_buttons")(congress, has_board, sees_child))


def document_panel(document: Document) -> Markup:
    """On the page of a paper: the milestones that name it."""
    uses = uses_of(actor(), document.id)
    return cast(Markup, _macro("uses_panel")(uses)) if uses else Markup("")


def document_closed(document: Document) -> tuple[Role, ...]:
    """Who reads the file of a paper with personal data, where the actor does not."""
    who = actor()
    closed = any(not policy.reads_personal(who, child) for child in personal_of(document.id))
    return policy.PERSONAL if closed else ()


def _macro(name: str) -> Any:
    return flask.get_template_attribute("districts/_around.html", name)
