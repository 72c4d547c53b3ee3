"""Pages of seats: adding a member, changing and ending a seat."""

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.congresses import policy
from congress.congresses.actions import members as actions
from congress.congresses.forms import MemberEditForm, MemberEndForm, NewMemberForm
from congress.congresses.models import Committee, Membership
from congress.congresses.queries import choices, finding, people
from congress.congresses.views.blueprint import bp
from congress.core.permissions import Permission
from congress.web.access import actor, requires
from congress.web.pages import back_to, page


def _back(say: str, committee_id: int) -> flask.Response:
    return back_to("congresses.committee", say, committee_id=committee_id)


def _decided(committee: Committee) -> dict[str, object]:
    """What a new seat usually shares with its committee: the decision that set it up."""
    return {
        "from_on": committee.decision_on,
        "decision_number": committee.decision_number,
        "decision_on": committee.decision_on,
    }


@bp.route("/committees/<id:committee_id>/members/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def new_member(committee_id: int) -> flask.Response:
    """Thêm thành viên."""
    committee = finding.committee(actor(), committee_id)
    policy.require_keeping(actor(), committee.congress)
    form = NewMemberForm(**_decided(committee))
    form.person_id.offer(choices.persons(actor()))
    form.agency_id.offer(choices.agencies())

    def add() -> Membership:
        return actions.add_member(actor=actor(), committee=committee, **form.entered())

    if form.performs(add):
        return _back(gettext("Đã thêm thành viên."), committee.id)
    return page("congresses/member_new.html", form=form, committee=committee)


def _kept(membership_id: int) -> Membership:
    seat = people.seat(actor(), membership_id)
    policy.require_keeping(actor(), seat.committee.congress)
    return seat


@bp.route("/members/<id:membership_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def edit_member(membership_id: int) -> flask.Response:
    """Sửa thành viên."""
    seat = _kept(membership_id)
    form = MemberEditForm(obj=seat)
    form.agency_id.offer(choices.agencies(seat.agency_id))
    form.starts_from(seat)

    def save() -> Membership:
        return actions.update_member(actor=actor(), membership=seat, **form.entered())

    if form.saves(seat, save):
        return _back(gettext("Đã lưu thành viên."), seat.committee_id)
    entries, last = history("membership", seat.id), last_entry("membership", seat.id)
    return page("congresses/member_edit.html", form=form, seat=seat, entries=entries, last=last)


@bp.route("/members/<id:membership_id>/end", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def end_member(membership_id: int) -> flask.Response:
    """Thôi tham gia."""
    seat, form = _kept(membership_id), MemberEndForm()
    if form.performs(lambda: actions.end_member(actor=actor(), membership=seat, **form.entered())):
        return _back(gettext("Đã ghi ngày thôi tham gia."), seat.committee_id)
    return page("congresses/member_end.html", form=form, seat=seat)
