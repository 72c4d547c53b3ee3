"""Pages of one's own account: posts, sessions, secret."""

import flask
from flask_babel import gettext

from congress.accounts import actions, queries, rules
from congress.accounts.forms import SecretForm
from congress.accounts.views import session, throttle
from congress.accounts.views.blueprint import bp
from congress.audit.queries import history
from congress.web import drafts
from congress.web.access import actor, first_secret_allowed, signed_in
from congress.web.pages import back_to, page


@bp.get("/account")
@signed_in
def profile() -> flask.Response:
    """Tài khoản của tôi."""
    user = queries.own_user(actor())
    posts, entries = queries.posts([user.id])[user.id], history("user", user.id)
    left = drafts.left()
    return page("accounts/profile.html", user=user, posts=posts, entries=entries, drafts=left)


@bp.post("/account/sessions/end")
@signed_in
def end_own_sessions() -> flask.Response:
    """Đăng xuất mọi nơi, trừ trình duyệt này."""
    user = actions.end_own_sessions(actor=actor())
    session.renew(user.id, user.epoch)
    return back_to("accounts.profile", gettext("Đã đăng xuất mọi máy khác."))


@bp.route("/account/password", methods=["GET", "POST"])
@signed_in
@first_secret_allowed
def password() -> flask.Response:
    """Đổi mật khẩu."""
    form, name = SecretForm(), queries.own_user(actor()).username
    minutes = throttle.minutes_to_wait(name) if form.is_submitted() else 0
    if minutes:
        form.refuse(throttle.sentence(minutes), "current")
        return throttle.closed(_password_page(form), minutes)
    if form.performs(lambda: actions.change_secret(actor=actor(), **form.entered())):
        session.renew(form.result.id, form.result.epoch)
        return back_to("accounts.profile", gettext("Đã đổi mật khẩu; các máy khác đã đăng xuất."))
    if form.current.data and form.current.errors:
        throttle.count_failure(name)
    return _password_page(form)


def _password_page(form: SecretForm) -> flask.Response:
    longest = rules.LONGEST_TYPED
    return page("accounts/password.html", form=form, shortest=rules.SHORTEST, longest=longest)
