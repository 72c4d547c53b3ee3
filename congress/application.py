"""The application factory: extensions, slices, error pages, from frozen settings."""

from datetime import timedelta
from typing import cast

import flask
from sqlalchemy.engine import make_url
from werkzeug.middleware.proxy_fix import ProxyFix

from congress import routes
from congress.config import Settings, folder
from congress.core import database
from congress.extensions import babel, csrf, db, login, migrate
from congress.web import (
    drafts,
    failures,
    filters,
    headers,
    i18n,
    keeping,
    packing,
    shell,
    static_files,
)


def create_app(settings: Settings | None = None) -> flask.Flask:
    """Build the application; settings come from the environment when none are given."""
    settings = settings or Settings.from_environment()
    app = flask.Flask(
        "congress", template_folder=str(folder("templates")), static_folder=str(folder("static"))
    )
    app.config.update(_config(settings))
    app.extensions["settings"] = settings
    _extend(app)
    routes.register(app)
    app.after_request(packing.pack)
    app.after_request(headers.add_headers)
    static_files.install(app)
    if settings.proxies:
        near = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=near, x_proto=near)  # type: ignore[method-assign]
    return app


def _config(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": database.engine_options(settings.database_url),
        "MAX_CONTENT_LENGTH": settings.upload_limit,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
        "TRUSTED_HOSTS": list(settings.trusted_hosts) or None,
        "SESSION_COOKIE_NAME": "congress",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "vi",
        "TESTING": settings.testing,
        "WTF_CSRF_ENABLED": not settings.testing,
    }


def _extend(app: flask.Flask) -> None:
    url = make_url(settings_of(app).database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        settings_of(app).data_dir.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    with app.app_context():
        database.prepare(db.engine)
    migrate.init_app(app, db, directory=str(folder("migrations")), render_as_batch=True)
    login.init_app(app)
    csrf.init_app(app)
    babel.init_app(app, locale_selector=i18n.locale, default_translation_directories="translations")
    for part in (drafts, failures, filters, i18n, keeping, shell):
        part.install(app)


def settings_of(app: flask.Flask) -> Settings:
    """Return the settings that the application was built from."""
    return cast(Settings, app.extensions["settings"])
