"""A plan on its way out: its paper or a part of it, looked at, as PDF and DOCX; the sheet."""

from collections.abc import Sequence
from typing import Any

import flask
from flask_babel import gettext

from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.plans import policy
from congress.plans.models import Plan
from congress.plans.papers import part_paper
from congress.plans.queries import choices, parts
from congress.plans.queries import plans as queries
from congress.plans.queries.amended import amended_by
from congress.plans.queries.parts import Part, PartKind
from congress.plans.queries.rows import rows
from congress.plans.sheet.files import table_of_text, workbook
from congress.plans.views.blueprint import bp
from congress.printing.paper import Paper
from congress.prints.rules import Arguments, Kind, Printout, number
from congress.web import once
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, page
from congress.web.papers import lacking, send_bytes, send_paper, send_picture, show_pages

LONG = 400  # rows; about six seconds on a small machine


def _name(plan: Plan) -> str:
    return f"Kế hoạch {plan.committee.name}"


@bp.get("/plans/<id:plan_id>/print")
@signed_in
def print_(plan_id: int) -> flask.Response:
    """In và xuất: which part, what is still missing, its pages, and the files."""
    plan, found, asked = _asked(plan_id)
    return page(
        "plans/print.html",
        plan=plan,
        part=asked,
        groups=_groups(found),
        token=once.new_token() if _is_long(asked) else "",
        amended=amended_by(plan),
        lacking=lacking(_paper(plan, asked)),
        can_edit=policy.can_edit(actor(), plan),
    )


def _is_long(part: Part) -> bool:
    return len(part.rows) > LONG


def _asked(plan_id: int) -> tuple[Plan, list[Part], Part]:
    """The plan, its parts, and the one that the address asks for."""
    plan = queries.plan(actor(), plan_id)
    found = parts.parts(actor(), plan, rows(plan.id))
    return plan, found, parts.part(found, flask.request.args.get("part", ""))


def _groups(found: list[Part]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The parts to choose from, each with its number of jobs."""
    labels = {
        PartKind.FULL: gettext("Kế hoạch và Phụ lục (đầy đủ)"),
        PartKind.ANNEX: gettext("Chỉ Phụ lục"),
    }
    counted = {
        part.key: labels.get(part.kind)
        or gettext("%(name)s (%(count)s việc)", name=part.name, count=part.count)
        for part in found
    }
    return [
        (label, [(part.key, counted[part.key]) for part in found if part.kind in kinds])
        for label, kinds in (
            (gettext("Cả kế hoạch"), {PartKind.FULL, PartKind.ANNEX}),
            (gettext("Phần của một Tiểu ban"), {PartKind.COMMITTEE}),
            (gettext("Phần của một cơ quan"), {PartKind.AGENCY}),
        )
    ]


@bp.get("/plans/<id:plan_id>/pages")
@signed_in
def pages(plan_id: int) -> flask.Response:
    """Xem trước: the pages as pictures."""
    plan, _found, asked = _asked(plan_id)
    place: dict[str, Any] = {"plan_id": plan.id, "part": asked.key}
    url = flask.url_for
    return show_pages(
        _paper(plan, asked),
        "plans.",
        place,
        meta=plan.title,
        crumbs=[
            (plan.committee.name, url("plans.detail", plan_id=plan.id)),
            (gettext("In và xuất"), url("plans.print_", **place)),
        ],
    )


@bp.get("/plans/<id:plan_id>/pages/<id:number>")
@signed_in
def picture(plan_id: int, number: int) -> flask.Response:
    """Một trang của bản in, thành ảnh."""
    plan, _found, asked = _asked(plan_id)
    return send_picture(_paper(plan, asked), number)


@bp.get("/plans/<id:plan_id>/plan.pdf")
@signed_in
def pdf(plan_id: int) -> flask.Response:
    """Bản PDF; one of very many rows is printed as a job."""
    plan, _found, asked = _asked(plan_id)
    if _is_long(asked):
        return back_to("prints.start", kind="plan", plan=plan.id, part=asked.key)
    return send_paper(_paper(plan, asked), _name(plan) + _tail(asked), "pdf")


@bp.get("/plans/<id:plan_id>/plan.docx")
@signed_in
def docx(plan_id: int) -> flask.Response:
    """Bản Word."""
    plan, _found, asked = _asked(plan_id)
    return send_paper(_paper(plan, asked), _name(plan) + _tail(asked), "docx")


def _paper(plan: Plan, part: Part) -> Paper:
    return part_paper(plan, part, amended_by(plan))


def _tail(part: Part) -> str:
    """What a file's name says of the part."""
    if part.kind is PartKind.FULL:
        return ""
    return f" - {part.name or 'Phụ lục'}"


def _plan(who: Actor, arguments: Arguments) -> Plan:
    return queries.plan(who, number(arguments, "plan"))


def _label(who: Actor, arguments: Arguments) -> str:
    return _plan(who, arguments).title


def _build(who: Actor, arguments: Arguments) -> Printout:
    plan = _plan(who, arguments)
    found = parts.parts(who, plan, rows(plan.id))
    asked = parts.part(found, arguments.get("part", ""))
    return Printout(_paper(plan, asked), _name(plan) + _tail(asked), (plan.id,))


def _sees(who: Actor, arguments: Arguments, _plan_ids: Sequence[int]) -> bool:
    try:
        return bool(_plan(who, arguments))
    except MissingError:
        return False


PRINT = Kind(takes=("plan", "part"), label=_label, build=_build, sees=_sees)


@bp.get("/plans/<id:plan_id>/plan.xlsx")
@signed_in
def xlsx(plan_id: int) -> flask.Response:
    """Bảng Excel, sửa và nhập lại được."""
    plan = queries.plan(actor(), plan_id)
    agencies = [name for _, name in choices.agencies(plan)]
    people = [name for _, name in choices.persons(plan)]
    data = workbook(plan, rows(plan.id), agencies, people)
    return send_bytes(data, _name(plan), "xlsx")


@bp.get("/plans/<id:plan_id>/plan.csv")
@signed_in
def csv(plan_id: int) -> flask.Response:
    """Bảng CSV."""
    plan = queries.plan(actor(), plan_id)
    return send_bytes(table_of_text(rows(plan.id)), _name(plan), "csv")
