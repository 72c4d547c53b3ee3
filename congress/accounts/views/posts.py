"""Pages of posts: giving a user a role in a scope, and taking it back."""

import flask
from flask_babel import gettext

from congress.accounts import actions, forms, queries, rules
from congress.accounts.views import session
from congress.accounts.views.blueprint import bp
from congress.core.errors import MissingError
from congress.core.permissions import SCOPE_OF, Permission, Role, Scope
from congress.web.access import actor, requires
from congress.web.forms import BaseForm
from congress.web.pages import page

FORMS: dict[Scope, type[BaseForm]] = {
    Scope.SYSTEM: forms.SystemPostForm,
    Scope.CONGRESS: forms.CongressPostForm,
    Scope.COMMITTEE: forms.CommitteePostForm,
    Scope.UNIT: forms.UnitPostForm,
}


@bp.route("/users/<id:user_id>/posts/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def grant(user_id: int) -> flask.Response:
    """Giao vai trò: which one, then (`role`) in which scope."""
    user, given = queries.user(actor(), user_id), _role()
    if given is None:
        return page("accounts/roles.html", user=user, roles=list(SCOPE_OF.items()))
    form = FORMS[SCOPE_OF[given]]()
    choices = _offer(form, given)

    def give() -> object:
        return actions.grant_role(actor=actor(), user=user, role=given, **form.entered())

    if form.performs(give):
        return session.after(user, gettext("Đã giao vai trò."))
    return page("accounts/post_new.html", form=form, user=user, role=given, choices=choices)


def _role() -> Role | None:
    """The role that the address names; None where it is still to be chosen."""
    named = flask.request.args.get("role")
    if named is None and flask.request.method == "GET":
        return None
    try:
        return Role(named or "")
    except ValueError as error:
        raise MissingError from error


def _offer(form: BaseForm, role: Role) -> int:
    """List in the form what the role can be held in; tell how many there are."""
    field = rules.SCOPE_FIELDS.get(SCOPE_OF[role])
    choices = queries.choices_for(role)
    if field is not None:
        form[field].offer([(choice.id, _label(choice)) for choice in choices])
    return len(choices)


def _label(choice: queries.Choice) -> str:
    if choice.year is None:
        return f"{choice.name}, {choice.place}" if choice.place else choice.name
    of = gettext("Đại hội %(place)s năm %(year)s", place=choice.place, year=choice.year)
    return of if choice.name == choice.place else f"{choice.name} ({of})"


@bp.post("/posts/<id:grant_id>/revoke")
@requires(Permission.MANAGE_ACCOUNTS)
def revoke(grant_id: int) -> flask.Response:
    """Thu hồi vai trò."""
    found = queries.grant(actor(), grant_id)
    actions.revoke_role(actor=actor(), grant=found)
    return session.after(found.user, gettext("Đã thu hồi vai trò."))
