"""The security headers of every answer."""

import flask

POLICY = (
    "default-src 'self'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "object-src 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def may_be_kept(response: flask.Response, how: str) -> flask.Response:
    """Let whoever fetched an answer keep it, as a Cache-Control says; all others are never kept."""
    flask.g.cache_control = how
    return response


def add_headers(response: flask.Response) -> flask.Response:
    """Set the headers; nothing behind the sign-in may be kept by a cache."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if flask.request.endpoint != "static":
        response.headers["Cache-Control"] = flask.g.get("cache_control", "no-store")
    if flask.current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
