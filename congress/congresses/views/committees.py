"""Pages of committees: one and its members on a day, adding and changing one."""

from typing import Any

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.congresses import policy
from congress.congresses.actions import committees as actions
from congress.congresses.forms import CommitteeEditForm, NewCommitteeForm
from congress.congresses.models import Committee, Congress
from congress.congresses.queries import choices, finding
from congress.congresses.views.blueprint import bp
from congress.congresses.views.lists import standing
from congress.core.permissions import Permission
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page


@bp.get("/committees/<id:committee_id>")
@signed_in
def committee(committee_id: int) -> flask.Response:
    """Một ban: who sits in it on a day, what it does, its history."""
    found = finding.committee(actor(), committee_id)
    shown = standing(found)
    seats = [seat.id for seat in (*shown["sitting"], *shown["others"])]
    entries = history("committee", found.id, "membership", seats)
    return page("congresses/committee.html", entries=entries, **shown)


def _offer(
    form: NewCommitteeForm | CommitteeEditForm, congress: Congress, own: Committee | None = None
) -> None:
    form.helps_id.offer(choices.helped(congress.id, own.id if own else None))
    form.standing_agency_id.offer(choices.agencies(own.standing_agency_id if own else None))


def _entered(form: NewCommitteeForm | CommitteeEditForm) -> dict[str, Any]:
    return form.entered() | {"position": form.position.data or 0}


@bp.route("/congresses/<id:congress_id>/committees/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def new_committee(congress_id: int) -> flask.Response:
    """Thêm ban."""
    congress, form = finding.congress(actor(), congress_id), NewCommitteeForm()
    policy.require_keeping(actor(), congress)
    _offer(form, congress)

    def add() -> Committee:
        return actions.create_committee(actor=actor(), congress=congress, **_entered(form))

    if form.performs(add):
        say = gettext("Đã thêm ban.")
        return back_to("congresses.committee", say, committee_id=form.result.id)
    return page("congresses/committee_new.html", form=form, congress=congress)


@bp.route("/committees/<id:committee_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def edit_committee(committee_id: int) -> flask.Response:
    """Sửa ban."""
    found = finding.committee(actor(), committee_id)
    policy.require_keeping(actor(), found.congress)
    form = CommitteeEditForm(obj=found)
    _offer(form, found.congress, found)
    form.starts_from(found)

    def save() -> Committee:
        return actions.update_committee(actor=actor(), committee=found, **_entered(form))

    if form.saves(found, save):
        return back_to("congresses.committee", gettext("Đã lưu ban."), committee_id=found.id)
    last = last_entry("committee", found.id)
    return page("congresses/committee_edit.html", form=form, committee=found, last=last)
