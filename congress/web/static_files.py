"""Static files: addresses that change with the content, served straight and kept by browsers."""

import hashlib
from functools import cache
from wsgiref.headers import Headers

import flask
from whitenoise import WhiteNoise

from congress.config import folder
from congress.web.headers import HEADERS

A_YEAR = 365 * 24 * 3600


def asset(name: str) -> str:
    """Return the address of a static file with its content's mark.

    It is worked out once, as the server lists its files once; a debugging one looks at each asking.
    """
    if flask.current_app.debug:
        return _address.__wrapped__(flask.request.script_root, name)
    return _address(flask.request.script_root, name)


@cache
def _address(_root: str, name: str) -> str:
    path = folder("static") / name
    content, state = path.read_bytes(), path.stat()
    mark = hashlib.sha256(content + f"{state.st_mtime_ns} {state.st_size}".encode()).hexdigest()
    return flask.url_for("static", filename=name, v=mark[:12])


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    for name in ("Cross-Origin-Resource-Policy", "X-Content-Type-Options"):
        headers[name] = HEADERS[name]


def install(app: flask.Flask) -> None:
    """Serve the static folder before the application is asked, with long-lived caching."""
    app.jinja_env.globals["asset"] = asset
    files = WhiteNoise(
        app.wsgi_app,
        autorefresh=app.debug,
        max_age=A_YEAR,
        allow_all_origins=False,
        add_headers_function=_add_headers,
    )
    files.add_files(str(folder("static")), prefix="static/")
    app.wsgi_app = files  # type: ignore[method-assign]
