"""Allocations of a congress beside what the rosters hold, and the groups that should be there."""

import flask
from flask_babel import gettext

from congress.audit.queries import last_entry
from congress.delegates.actions import allocating
from congress.delegates.forms import AllocationForm, GroupsForm, NewAllocationForm
from congress.delegates.models import Allocation
from congress.delegates.queries import rosters
from congress.delegates.queries.rosters import Roster
from congress.delegates.views.blueprint import bp
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, page


@bp.get("/congresses/<id:congress_id>/allocation")
@signed_in
def allocation(congress_id: int) -> flask.Response:
    """Phân bổ đại biểu: how many of what from where, and how many stand in the roster."""
    held = rosters.roster(actor(), congress_id)
    gaps = rosters.lacks(held, rosters.rows(held))
    return page(
        "delegates/allocation.html",
        congress=held.congress,
        held=held,
        gaps=gaps,
        written=rosters.written_groups(congress_id),
        present=rosters.present_groups(held.congress),
    )


@bp.route("/congresses/<id:congress_id>/allocation/new", methods=["GET", "POST"])
@signed_in
def new_allocation(congress_id: int) -> flask.Response:
    """Thêm phân bổ."""
    held = _writable(congress_id)
    form = NewAllocationForm()
    form.offer(rosters.places(held))
    if form.performs(lambda: _save(held, None, form)):
        return _done(gettext("Đã thêm phân bổ."), congress_id)
    return page("delegates/allocation_new.html", form=form, congress=held.congress)


def _writable(congress_id: int) -> Roster:
    held = rosters.roster(actor(), congress_id)
    held.reach.require_all()
    return held


def _save(
    held: Roster, row: Allocation | None, form: NewAllocationForm | AllocationForm
) -> Allocation:
    return allocating.save_allocation(actor=actor(), held=held, allocation=row, **form.values())


@bp.route("/allocations/<id:quota_id>/edit", methods=["GET", "POST"])
@signed_in
def edit_allocation(quota_id: int) -> flask.Response:
    """Sửa phân bổ."""
    row, held = rosters.allocation(actor(), quota_id)
    held.reach.require_all()
    form = AllocationForm(obj=row)
    form.offer(rosters.places(held))
    form.starts_from(row)
    if form.saves(row, lambda: _save(held, row, form)):
        return _done(gettext("Đã lưu phân bổ."), row.congress_id)
    return page("delegates/allocation_edit.html", form=form, allocation=row,
                congress=held.congress, last=last_entry("allocation", row.id))  # fmt: skip


@bp.post("/allocations/<id:quota_id>/remove")
@signed_in
def remove_allocation(quota_id: int) -> flask.Response:
    """Bỏ phân bổ."""
    row, held = rosters.allocation(actor(), quota_id)
    allocating.remove_allocation(actor=actor(), reach=held.reach, allocation=row)
    return _done(gettext("Đã bỏ phân bổ."), held.congress.id)


@bp.route("/congresses/<id:congress_id>/allocation/groups", methods=["GET", "POST"])
@signed_in
def groups(congress_id: int) -> flask.Response:
    """Dân tộc có trong đơn vị."""
    held = _writable(congress_id)
    form = GroupsForm(groups=rosters.present_groups(held.congress))
    if form.performs(
        lambda: allocating.name_groups(actor=actor(), held=held, names=form.groups.data or ())
    ):
        return _done(gettext("Đã lưu các dân tộc có trong đơn vị."), congress_id)
    return page("delegates/groups.html", form=form, congress=held.congress)


def _done(say: str, congress_id: int) -> flask.Response:
    return back_to("delegates.allocation", say, congress_id=congress_id)
