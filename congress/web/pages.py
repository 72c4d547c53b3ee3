"""Answers with a page: the status of a refused form, the stale-save page, partial pages."""

from typing import Any

import flask

from congress.web.forms import BaseForm, EditForm


def page(template: str, *, form: BaseForm | None = None, **values: Any) -> flask.Response:
    """Render a page; 422 when its form was refused, 409 when its form met a newer version."""
    if form is None:
        return flask.make_response(flask.render_template(template, **values))
    body = flask.render_template(template, form=form, **values)
    return flask.make_response(body, _status(form))


def _status(form: BaseForm) -> int:
    if isinstance(form, EditForm) and form.is_stale:
        return 409
    return 422 if form.is_submitted() else 200


def offer_undo(say: str, action: str) -> None:
    """Say on the next page what was done, beside a button that takes it back by posting."""
    flask.flash(say, f"undo {action}")


def back_to(endpoint: str, say: str | None = None, **values: Any) -> flask.Response:
    """Redirect to one of our pages, with a sentence of what was done."""
    if say:
        flask.flash(say, "ok")
    return flask.make_response(flask.redirect(flask.url_for(endpoint, **values), 303))
