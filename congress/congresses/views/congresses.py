"""Pages of congresses: the tree, one congress, adding and changing one."""

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.congresses import policy
from congress.congresses.actions import congresses as actions
from congress.congresses.forms import CongressEditForm, NewCongressForm
from congress.congresses.models import Congress
from congress.congresses.queries import choices, finding
from congress.congresses.views.blueprint import bp, congress_title
from congress.core import clock
from congress.core.permissions import Permission
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page


@bp.get("/congresses")
@signed_in
def index() -> flask.Response:
    """Đại hội và các ban: the tree of congresses."""
    can_found = actor().may(Permission.MANAGE_CONGRESSES)
    return page("congresses/index.html", rows=finding.tree(actor()), can_found=can_found)


def _offer(form: NewCongressForm | CongressEditForm, own: Congress | None = None) -> None:
    form.unit_id.offer(choices.places())
    parents = choices.parents(actor(), own)
    if own is not None and own.parent is not None and own.parent not in parents:
        parents = [own.parent, *parents]
    at_root = policy.can_found(actor(), None) or (own is not None and own.parent is None)
    named = [(row.id, congress_title(row)) for row in parents]
    form.parent_id.offer(named, empty="—" if at_root else None)


@bp.route("/congresses/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def new() -> flask.Response:
    """Thêm Đại hội."""
    form = NewCongressForm(
        parent_id=flask.request.args.get("parent", type=int), year=clock.today().year
    )
    _offer(form)
    if form.performs(lambda: actions.create_congress(actor=actor(), **form.entered())):
        return back_to("congresses.detail", gettext("Đã thêm Đại hội."), congress_id=form.result.id)
    return page("congresses/new.html", form=form)


@bp.get("/congresses/<id:congress_id>")
@signed_in
def detail(congress_id: int) -> flask.Response:
    """Một Đại hội: its days, its committees, the congresses it guides, its history."""
    who = actor()
    congress = finding.congress(who, congress_id)
    return page(
        "congresses/detail.html",
        congress=congress,
        committees=finding.committees_of(congress.id),
        children=finding.children_of(who, congress.id),
        can_keep=policy.can_keep(who, congress),
        can_found=policy.can_found(who, congress),
        days_left=(congress.d_day - clock.today()).days if congress.d_day else None,
        entries=history("congress", congress.id),
    )


@bp.route("/congresses/<id:congress_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_CONGRESSES)
def edit(congress_id: int) -> flask.Response:
    """Sửa Đại hội."""
    congress = finding.congress(actor(), congress_id)
    policy.require_keeping(actor(), congress)
    form = CongressEditForm(obj=congress)
    _offer(form, congress)
    form.starts_from(congress)

    def save() -> Congress:
        return actions.update_congress(actor=actor(), congress=congress, **form.entered())

    if form.saves(congress, save):
        return back_to("congresses.detail", gettext("Đã lưu Đại hội."), congress_id=congress.id)
    last = last_entry("congress", congress.id)
    return page("congresses/edit.html", form=form, congress=congress, last=last)
