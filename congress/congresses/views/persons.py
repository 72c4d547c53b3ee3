"""Pages of persons: the list, one with all seats, adding and changing one."""

import flask
from flask_babel import gettext

from congress.accounts.models import Person
from congress.audit.queries import history, last_entry
from congress.congresses import policy
from congress.congresses.actions import persons as actions
from congress.congresses.forms import NewPersonForm, PersonEditForm
from congress.congresses.queries import choices, people
from congress.congresses.views.blueprint import bp
from congress.core.permissions import Permission
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page
from congress.web.paging import Paging


@bp.get("/people")
@signed_in
def persons() -> flask.Response:
    """Danh bạ: persons by given name."""
    search = flask.request.args.get("q", "")[:200].encode("utf-8", "ignore").decode().strip()
    found = people.people(actor(), search)
    paging = Paging.of(flask.request.args, len(found))
    return page(
        "congresses/people.html",
        people=found[paging.slice],
        paging=paging,
        search=search,
        can_add=actor().may(Permission.MANAGE_CONGRESSES),
    )


@bp.route("/people/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def new_person() -> flask.Response:
    """Thêm người."""
    form = NewPersonForm()
    form.agency_id.offer(choices.agencies())
    if form.performs(lambda: actions.create_person(actor=actor(), **form.entered())):
        return back_to("congresses.person", gettext("Đã thêm người."), person_id=form.result.id)
    return page("congresses/person_new.html", form=form)


@bp.get("/people/<id:person_id>")
@signed_in
def person(person_id: int) -> flask.Response:
    """Người: post, agency and all seats."""
    found = people.person(actor(), person_id)
    return page(
        "congresses/person.html",
        person=found,
        seats=people.seats_of(actor(), found.id),
        can_keep=policy.can_keep_person(actor(), people.congresses_of(found.id)),
        entries=history("person", found.id),
    )


@bp.route("/people/<id:person_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def edit_person(person_id: int) -> flask.Response:
    """Sửa người."""
    found = people.person(actor(), person_id)
    policy.require_keeping_person(actor(), people.congresses_of(found.id))
    form = PersonEditForm(obj=found)
    form.agency_id.offer(choices.agencies(found.agency_id))
    form.starts_from(found)

    def save() -> Person:
        return actions.update_person(actor=actor(), person=found, **form.entered())

    if form.saves(found, save):
        return back_to("congresses.person", gettext("Đã lưu."), person_id=found.id)
    last = last_entry("person", found.id)
    return page("congresses/person_edit.html", form=form, person=found, last=last)
