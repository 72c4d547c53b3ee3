"""What lessons and samples add to other pages: the board, a child, its milestones, the home."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

import flask
from markupsafe import Markup

from congress.congresses.models import Congress
from congress.districts import policy as districts
from congress.districts.models import Milestone
from congress.districts.queries import own_children
from congress.lessons import policy
from congress.lessons.queries import lessons
from congress.lessons.queries.samples import Sample, samples_for
from congress.web.access import actor
from congress.web.slots import Waiting


def board_action(congress: Congress) -> Markup:
    """On the board of a parent: the way to its lessons."""
    return cast(Markup, _macro("board_button")(congress))


def child_action(congress: Congress) -> Markup:
    """On top of the page of a child: the way down to its checklist, when it has one."""
    has_some = bool(lessons.checklist(congress))
    return cast(Markup, _macro("child_button")(congress)) if has_some else Markup("")


def child_panel(congress: Congress) -> Markup:
    """On the page of a child: its checklist of lessons."""
    entries = lessons.checklist(congress)
    if not entries:
        return Markup("")
    can_answer = policy.can_answer(actor(), congress)
    return cast(Markup, _macro("checklist")(congress, entries, can_answer))


def beside_milestones(congress: Congress) -> Mapping[int, Markup]:
    """Beside the milestones of a child: the samples of pilots."""
    found: dict[int, list[Sample]] = defaultdict(list)
    for sample in samples_for(congress):
        found[sample.milestone.id].append(sample)
    draw = _macro("samples_beside")
    return {number: cast(Markup, draw(congress, samples)) for number, samples in found.items()}


def cell_panel(congress: Congress, milestone: Milestone) -> Markup:
    """On the page of a child's milestone: samples of pilots, and the lessons that belong to it."""
    samples = samples_for(congress, milestone.id)
    entries = [e for e in lessons.checklist(congress) if e.lesson.milestone_id == milestone.id]
    if not samples and not entries:
        return Markup("")
    can_answer = policy.can_answer(actor(), congress)
    return cast(Markup, _macro("learning_panel")(congress, samples, entries, can_answer))


def waiting() -> Waiting | None:
    """On the home of an officer of a child: the lessons that it has not answered."""
    if not districts.own_units(actor(), *districts.REPORTING):
        return None
    own = [child for child in own_children(actor()) if districts.can_report(actor(), child)]
    open_ = [(child, sum(e.is_open for e in lessons.checklist(child))) for child in own]
    rows = [(child, count) for child, count in open_ if count]
    total = sum(count for _child, count in rows)
    return Waiting(total, _macro("waiting_lessons")(rows)) if total else None


def _macro(name: str) -> Any:
    return flask.get_template_attribute("lessons/_lessons.html", name)
