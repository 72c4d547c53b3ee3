"""Pages of sign-in and sign-out, and the choice of language and text size."""

import flask
from flask_babel import gettext

from congress.accounts import actions, queries, rules
from congress.accounts.forms import SignInForm
from congress.accounts.models import User
from congress.accounts.views import session, throttle
from congress.accounts.views.blueprint import bp
from congress.core import clock
from congress.web import drafts, once, resume
from congress.web.access import actor, local_address, public
from congress.web.i18n import LOCALES, TEXT_SIZES
from congress.web.pages import back_to


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> flask.Response:
    """Đăng nhập."""
    form = SignInForm()
    if flask.request.method == "POST":
        return _attempt(form)
    address = local_address(flask.request.args.get("next"))
    if actor().id is not None:
        return _go_to(address)
    form.next.data = address or ""
    return _sign_in_page(form, 200)


def _attempt(form: SignInForm) -> flask.Response:
    username, secret = str(form.username.data or ""), str(form.secret.data or "")
    if not username.strip() or not secret:
        return _sign_in_page(form, 422, gettext("Hãy nhập tên đăng nhập và mật khẩu."))
    minutes = throttle.minutes_to_wait(username)
    if minutes:
        return throttle.closed(_sign_in_page(form, 429, throttle.sentence(minutes)), minutes)
    user = queries.authenticated(username, secret)
    if user is None:
        return _failed(form, username)
    if user.secret_expires_at is not None and user.secret_expires_at < clock.now():
        sentence = gettext("Mật khẩu cấp lần đầu đã hết hạn; hãy đề nghị quản trị cấp lại.")
        return _sign_in_page(form, 422, sentence)
    actions.note_sign_in(user, rules.account_key(username), secret)
    session.begin(user.id, user.epoch, keep=bool(form.keep.data))
    return _enter(form, user)


def _failed(form: SignInForm, username: str) -> flask.Response:
    """Answer a wrong name or secret, and count it."""
    throttle.count_failure(username)
    sentence = gettext("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ và phím Caps Lock.")
    return _sign_in_page(form, 422, sentence)


def _sign_in_page(form: SignInForm, status: int, sentence: str = "") -> flask.Response:
    body = flask.render_template("accounts/sign_in.html", form=form, sentence=sentence)
    return flask.make_response(body, status)


def _enter(form: SignInForm, user: User) -> flask.Response:
    """Lead to the first secret's replacement, the form that waited, the page asked for, or home."""
    if user.must_change_secret:
        return back_to("accounts.password")
    waiting = resume.unpack(str(form.kept.data or ""))
    if waiting is not None:
        drafts.keep(user.id, waiting["fields"])
        body = flask.render_template(
            "accounts/resume.html", waiting=waiting, token=once.new_token()
        )
        return flask.make_response(body)
    return _go_to(local_address(form.next.data))


def _go_to(address: str | None) -> flask.Response:
    return flask.make_response(flask.redirect(address or flask.url_for("plans.home"), 303))


@bp.post("/sign-out")
@public
def sign_out() -> flask.Response:
    """Đăng xuất."""
    session.end()
    return back_to("accounts.sign_in", gettext("Đã đăng xuất."))


@bp.post("/preferences")
@public
def preferences() -> flask.Response:
    """Ngôn ngữ và cỡ chữ: kept with the user, or in the visitor's session."""
    sent = flask.request.form
    locale = _one_of(LOCALES, sent.get("locale"))
    text_size = _one_of(TEXT_SIZES, sent.get("text_size"))
    if actor().id is not None:
        actions.prefer(actor=actor(), locale=locale, text_size=text_size)
    else:
        chosen = {"locale": locale, "text_size": text_size}
        flask.session.update({name: value for name, value in chosen.items() if value})
    return _go_to(local_address(sent.get("next")))


def _one_of(values: tuple[str, ...], chosen: str | None) -> str | None:
    return chosen if chosen in values else None
