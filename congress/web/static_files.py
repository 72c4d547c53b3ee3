"""Static files: addresses that change with the content, served straight and kept by browsers."""

import hashlib
from functools import cache
from pathlib import Path
from wsgiref.headers import Headers

import flask
from whitenoise import WhiteNoise

from congress.config import folder
from congress.web.headers import HEADERS

A_YEAR = 365 * 24 * 3600


@cache
def _mark(path: Path, changed_ns: int, size: int) -> str:
    content = path.read_bytes()
    return hashlib.sha256(content + f"{changed_ns} {size}".encode()).hexdigest()[:12]


def asset(name: str) -> str:
    """Return the address of a static file with its content's mark; looked up once a request."""
    known: dict[str, str] = flask.g.setdefault("assets", {})
    if name not in known:
        path = folder("static") / name
        state = path.stat()
        mark = _mark(path, state.st_mtime_ns, state.st_size)
        known[name] = _address(flask.request.script_root, name, mark)
    return known[name]


@cache
def _address(_root: str, name: str, mark: str) -> str:
    return flask.url_for("static", filename=name, v=mark)


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
