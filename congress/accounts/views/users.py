"""Pages of users: the list, a new one, one user, first secrets, disabling."""

import flask
from flask_babel import gettext

from congress.accounts import actions, queries
from congress.accounts.forms import NewUserForm, UserForm
from congress.accounts.models import User
from congress.accounts.views import session
from congress.accounts.views.blueprint import bp
from congress.audit.queries import history, last_entry
from congress.core.permissions import Permission
from congress.web.access import actor, requires
from congress.web.pages import back_to, page
from congress.web.paging import Paging

STATES = {"active": True, "disabled": False}


@bp.get("/users")
@requires(Permission.MANAGE_ACCOUNTS)
def index() -> flask.Response:
    """Tài khoản."""
    words = flask.request.args.get("q", "")[:200]
    state = flask.request.args.get("state", "")
    found = queries.users(actor(), words, is_active=STATES.get(state))
    paging = Paging.of(flask.request.args, len(found))
    shown = found[paging.slice]
    posts = queries.posts([row.id for row in shown])
    return page(
        "accounts/index.html", users=shown, posts=posts, paging=paging, words=words, state=state
    )


@bp.route("/users/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def new() -> flask.Response:
    """Lập tài khoản."""
    form = NewUserForm()
    form.person_id.offer(queries.persons())
    if form.performs(lambda: actions.create_user(actor=actor(), **form.entered())):
        _remember(form.result.user, form.result.secret)
        return back_to("accounts.slip", gettext("Đã lập tài khoản."), user_id=form.result.user.id)
    return page("accounts/new.html", form=form)


def _remember(user: User, secret: str) -> None:
    """Carry a one-time secret to the page that shows it, and no further."""
    flask.session["slip"] = [user.id, secret]


@bp.get("/users/<id:user_id>")
@requires(Permission.MANAGE_ACCOUNTS)
def detail(user_id: int) -> flask.Response:
    """Tài khoản: one user, the posts held, the history."""
    user = queries.user(actor(), user_id)
    posts = queries.posts([user_id])[user_id]
    entries = history("user", user_id)
    return page("accounts/detail.html", user=user, posts=posts, entries=entries)


@bp.route("/users/<id:user_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def edit(user_id: int) -> flask.Response:
    """Sửa tài khoản."""
    user = queries.user(actor(), user_id)
    persons = queries.persons()
    form = UserForm(obj=user)
    form.person_id.offer(persons)
    form.starts_from(user)
    if form.saves(user, lambda: actions.update_user(actor=actor(), user=user, **form.entered())):
        return back_to("accounts.detail", gettext("Đã lưu tài khoản."), user_id=user_id)
    last = last_entry("user", user_id)
    return page("accounts/edit.html", form=form, user=user, last=last)


@bp.post("/users/<id:user_id>/disable")
@requires(Permission.MANAGE_ACCOUNTS)
def disable(user_id: int) -> flask.Response:
    """Khóa tài khoản."""
    actions.disable_user(actor=actor(), user=queries.user(actor(), user_id))
    say = gettext("Đã khóa tài khoản; người này không vào được nữa.")
    return back_to("accounts.detail", say, user_id=user_id)


@bp.post("/users/<id:user_id>/enable")
@requires(Permission.MANAGE_ACCOUNTS)
def enable(user_id: int) -> flask.Response:
    """Mở khóa tài khoản."""
    actions.enable_user(actor=actor(), user=queries.user(actor(), user_id))
    return back_to("accounts.detail", gettext("Đã mở khóa tài khoản."), user_id=user_id)


@bp.post("/users/<id:user_id>/sessions/end")
@requires(Permission.MANAGE_ACCOUNTS)
def end_sessions(user_id: int) -> flask.Response:
    """Đăng xuất mọi nơi cho một người."""
    user = queries.user(actor(), user_id)
    actions.end_sessions(actor=actor(), user=user)
    return session.after(user, gettext("Đã đăng xuất người này ở mọi máy."))


@bp.post("/users/<id:user_id>/secret")
@requires(Permission.MANAGE_ACCOUNTS)
def issue_secret(user_id: int) -> flask.Response:
    """Cấp mật khẩu một lần."""
    user = queries.user(actor(), user_id)
    _remember(user, actions.issue_secret(actor=actor(), user=user).secret)
    return back_to("accounts.slip", gettext("Đã cấp mật khẩu một lần."), user_id=user_id)


@bp.get("/users/<id:user_id>/slip")
@requires(Permission.MANAGE_ACCOUNTS)
def slip(user_id: int) -> flask.Response:
    """Phiếu truy cập: the one-time secret, shown once, to be printed and handed over."""
    user = queries.user(actor(), user_id)
    whose, secret = flask.session.pop("slip", (None, ""))
    posts = queries.posts([user_id])[user_id]
    shown = secret if whose == user_id else ""
    return page("accounts/slip.html", user=user, posts=posts, secret=shown)
