"""The days of children: the clash board, moving a day, pilots, leaders, mergers."""

from datetime import date

import flask
from flask_babel import gettext

from congress.audit.queries import last_entry
from congress.congresses.models import Congress
from congress.congresses.queries import people_of
from congress.core.permissions import Permission
from congress.districts import policy, queries, rules
from congress.districts.actions import dates as actions
from congress.districts.actions.dates import Days
from congress.districts.actions.ladder import set_last_day
from congress.districts.forms import DaysForm, LastDayForm, LeaderForm, MergeForm, PilotForm
from congress.districts.models import Guidance
from congress.districts.queries import children
from congress.districts.queries import dates as reading
from congress.districts.views.blueprint import bp, level_word
from congress.districts.views.papering import offer_papers, paper_named
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page
from congress.web.slots import filled


@bp.route("/congresses/<id:congress_id>/dates", methods=["GET", "POST"])
@signed_in
def dates(congress_id: int) -> flask.Response:
    """Ngày tổ chức và những ngày trùng; the last day for all is set here."""
    parent = queries.parent_for(actor(), congress_id)
    guidance = children.guidance_of(parent.id) or Guidance(congress_id=parent.id, version=0)
    form = LastDayForm(obj=guidance)
    form.starts_from(guidance)
    if form.is_submitted():
        policy.require_guiding(actor(), parent.id)
    if form.saves(guidance, lambda: _set_last(parent, form)):
        return back_to("districts.dates", gettext("Đã lưu."), congress_id=parent.id)
    return page("districts/dates.html", form=form, **_board(parent, guidance))


def _set_last(parent: Congress, form: LastDayForm) -> object:
    return set_last_day(actor=actor(), parent=parent, last_on=form.last_on.data)


def _board(parent: Congress, guidance: Guidance) -> dict[str, object]:
    rows = queries.children_of(actor(), parent.id)
    ids = [row.id for row in rows]
    busy: dict[int, list[date]] = {}
    for answer in filled("dates.busy", congress=parent):
        for child_id, days in answer.items():
            busy.setdefault(child_id, []).extend(days)
    clashes = reading.clashes_of(parent.id, rows, busy)
    return {
        "congress": parent,
        "children": sorted(rows, key=lambda row: (row.d_day is None, row.d_day)),
        "names": {row.id: row.unit.name for row in rows},
        "leaders": reading.leaders_of(ids),
        "moves": reading.changes_of_days(ids),
        "clashes": rules.told_once(clashes),
        "clashing": {clash.child_id for clash in clashes},
        "word": level_word(parent.id),
        "last": last_entry("guidance", guidance.id or 0),
        "can_guide": policy.can_guide(actor(), parent.id),
    }


@bp.route("/congresses/<id:congress_id>/days", methods=["GET", "POST"])
@signed_in
def days(congress_id: int) -> flask.Response:
    """Đặt hoặc dời ngày tổ chức của một đơn vị."""
    child = queries.child_for(actor(), congress_id)
    policy.require_dating(actor(), child)
    form = DaysForm(obj=child)
    offer_papers(form, child, f"days-{child.id}")
    form.starts_from(child)
    if form.saves(child, lambda: _set_days(child, form)):
        return back_to("districts.child", gettext("Đã lưu ngày tổ chức."), congress_id=child.id)
    last = last_entry("congress", child.id)
    return page("districts/days.html", form=form, congress=child, last=last)


def _set_days(child: Congress, form: DaysForm) -> object:
    return actions.set_days(
        actor=actor(),
        child=child,
        days=Days(
            form.planned_start_on.data,
            form.planned_end_on.data,
            form.actual_start_on.data,
            form.actual_end_on.data,
        ),
        reason=form.reason.data or "",
        document=paper_named(form, child, f"Dời ngày tổ chức ({child.unit.name})"),
    )


def _guided(congress_id: int) -> Congress:
    child = queries.child_for(actor(), congress_id)
    policy.require_guiding(actor(), child.parent_id)
    return child


@bp.post("/congresses/<id:congress_id>/pilot")
@requires(Permission.GUIDE_CHILDREN)
def pilot(congress_id: int) -> flask.Response:
    """Chọn làm điểm, hoặc thôi."""
    child, form = _guided(congress_id), PilotForm()
    is_pilot = flask.request.form.get("pilot") == "1"
    form.performs(lambda: actions.set_pilot(actor=actor(), child=child, is_pilot=is_pilot))
    say = gettext("Đã chọn làm điểm.") if is_pilot else gettext("Đã thôi làm điểm.")
    return back_to("districts.child", say, congress_id=child.id)


@bp.route("/congresses/<id:congress_id>/leaders", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def leaders(congress_id: int) -> flask.Response:
    """Lãnh đạo cần dự Đại hội của một đơn vị."""
    child, form = _guided(congress_id), LeaderForm()
    form.person_id.offer(
        [
            (one.id, f"{one.full_name} – {one.post}" if one.post else one.full_name)
            for one in people_of(child.parent_id or 0)
        ]
    )
    if form.performs(
        lambda: actions.need_leader(actor=actor(), child=child, person_id=form.person_id.data)
    ):
        return back_to("districts.leaders", gettext("Đã thêm lãnh đạo."), congress_id=child.id)
    needed = reading.leaders_of([child.id]).get(child.id, ())
    return page("districts/leaders.html", form=form, congress=child, leaders=needed)


@bp.post("/congresses/<id:congress_id>/leaders/<id:need_id>/remove")
@requires(Permission.GUIDE_CHILDREN)
def release_leader(congress_id: int, need_id: int) -> flask.Response:
    """Lãnh đạo không cần dự nữa."""
    child = _guided(congress_id)
    need = reading.leader_need(child.id, need_id)
    actions.release_leader(actor=actor(), child=child, need=need)
    return back_to("districts.leaders", gettext("Đã bỏ."), congress_id=child.id)


@bp.route("/congresses/<id:congress_id>/merge", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def merge(congress_id: int) -> flask.Response:
    """Ghi việc sáp nhập một đơn vị vào đơn vị khác."""
    child, form = _guided(congress_id), MergeForm()
    others = [one for one in children.siblings_of(child) if one.id != child.id]
    form.into_id.offer([(one.id, one.unit.name) for one in others])
    offer_papers(form, child, f"merge-{child.id}")
    if form.performs(lambda: _merge(child, others, form)):
        say = gettext("Đã ghi việc sáp nhập.")
        return back_to("districts.board", say, congress_id=child.parent_id)
    return page("districts/merge.html", form=form, congress=child)


def _merge(child: Congress, others: list[Congress], form: MergeForm) -> object:
    into = next(one for one in others if one.id == form.into_id.data)
    return actions.merge_child(
        actor=actor(),
        child=child,
        into=into,
        on_date=form.on_date.data,
        reason=form.reason.data,
        document=paper_named(form, child, f"Sáp nhập {child.unit.name}"),
    )
