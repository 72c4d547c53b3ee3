"""What a user sees when something goes wrong: one page per kind, in words, nothing lost."""

import contextlib
import logging
import secrets

import flask
import flask_login
from flask.globals import request_ctx
from flask_babel import get_locale, gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import (
    InterfaceError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import (
    TimeoutError as PoolTimeoutError,
)
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from congress.core.errors import MissingError, NotAllowedError, RejectedError, StaleError
from congress.core.permissions import Role
from congress.extensions import db
from congress.web import resume
from congress.web.access import actor
from congress.web.i18n import worded
from congress.web.secrecy import loggable
from congress.web.shell import Frame, Shell

log = logging.getLogger(__name__)
# The store does not answer, has no free connection, or has not got its tables yet.
AWAY = (OperationalError, InterfaceError, ProgrammingError, PoolTimeoutError)


def _page(code: int, template: str, **values: object) -> flask.Response:
    db.session.rollback()
    body = flask.render_template(f"errors/{template}.html", **values)
    return flask.make_response(body, code)


def _bare_page(code: int, error: BaseException) -> flask.Response:
    """Show a page that asks nothing of the database: whoever reads it counts as nobody."""
    reference = _reference(error)
    with contextlib.suppress(SQLAlchemyError):
        db.session.rollback()
    flask.g._login_user = flask_login.AnonymousUserMixin()
    if "shell" not in flask.g:
        flask.g.shell = Shell(Frame())
        flask.g.shell.locale = str(get_locale())
    body = flask.render_template(f"errors/{code}.html", reference=reference)
    return flask.make_response(body, code)


def _missing(_error: Exception) -> flask.Response:
    return _page(404, "404")


def _not_allowed(error: NotAllowedError) -> flask.Response:
    roles = error.roles or tuple(Role)
    elsewhere = any(post.role in roles for post in actor().held)
    return _page(403, "403", roles=roles, elsewhere=elsewhere)


def _unauthorized(_error: Exception) -> flask.Response:
    return resume.sign_in_first()


def _csrf(_error: CSRFError) -> flask.Response:
    if actor().id is None:
        return resume.sign_in_first()
    return _page(400, "400")


def _other_host(_error: SecurityError) -> flask.Response:
    """Refuse a name that is not the site's; addresses on the page are built without it."""
    request_ctx.url_adapter = flask.current_app.url_map.bind("")
    return _page(400, "400")


def _rejected(error: RejectedError) -> flask.Response:
    return _page(422, "422", sentence=worded(error))


def _stale(_error: Exception) -> flask.Response:
    sentence = gettext(
        "Người khác vừa thay đổi nội dung này. Hãy mở lại trang để xem bản mới nhất."
    )
    return _page(409, "422", sentence=sentence)


def _too_large(_error: HTTPException) -> flask.Response:
    megabytes = (flask.current_app.config["MAX_CONTENT_LENGTH"] or 0) // (1024 * 1024)
    return _page(413, "413", megabytes=megabytes)


def _database_away(error: BaseException) -> flask.Response:
    response = _bare_page(503, error)
    response.headers["Retry-After"] = "10"
    return response


def _unforeseen(error: Exception) -> flask.Response:
    """Answer what nothing else does, such as a page about a failure that failed itself."""
    cause = getattr(error, "original_exception", None) or error
    return _database_away(cause) if isinstance(cause, AWAY) else _bare_page(500, cause)


def _other(error: HTTPException) -> flask.typing.ResponseReturnValue:
    code = error.code or 500
    if error.response is not None or code < 400:
        return error.get_response()
    return _page(code, str(code) if code in {405, 429} else "400")


def _reference(error: BaseException) -> str:
    reference = secrets.token_hex(4)
    log.error("error %s on %s", reference, loggable(flask.request.path), exc_info=error)
    return reference


def install(app: flask.Flask) -> None:
    """Give every failure its page."""
    app.register_error_handler(404, _missing)
    app.register_error_handler(MissingError, _missing)
    app.register_error_handler(NotAllowedError, _not_allowed)
    app.register_error_handler(401, _unauthorized)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(SecurityError, _other_host)
    app.register_error_handler(RejectedError, _rejected)
    app.register_error_handler(StaleError, _stale)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(413, _too_large)
    for kind in AWAY:
        app.register_error_handler(kind, _database_away)
    app.register_error_handler(HTTPException, _other)
    app.register_error_handler(500, _unforeseen)
