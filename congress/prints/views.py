"""Pages of print jobs: starting one, watching it, cancelling it, fetching its file."""

from collections.abc import Mapping
from typing import Any, cast

import flask
from flask_babel import gettext

from congress.audit.queries import history
from congress.core import clock
from congress.core.errors import MissingError
from congress.files.downloads import send_kept
from congress.prints import actions, queries, rules, store
from congress.prints.forms import StartForm
from congress.prints.models import PrintJob, PrintState
from congress.prints.rules import Kind
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, page

bp = flask.Blueprint("prints", __name__)


def install(app: flask.Flask, kinds: Mapping[str, Kind]) -> None:
    """Keep the kinds of long prints, by the names in their addresses."""
    app.extensions["print_kinds"] = kinds


def kind_named(app: flask.Flask, name: str) -> Kind:
    """The kind of a name; MissingError when there is none."""
    found = cast(Mapping[str, Kind], app.extensions["print_kinds"]).get(name)
    if found is None:
        raise MissingError
    return found


@bp.get("/prints")
@signed_in
def index() -> flask.Response:
    """Các lần in lớn của tôi."""
    return page("prints/index.html", rows=queries.jobs(actor()), can_fetch=_has_file)


@bp.route("/prints/new", methods=["GET", "POST"])
@signed_in
def start() -> flask.Response:
    """Bắt đầu một lần in lớn: what is printed stands in the address."""
    name = flask.request.args.get("kind", "")
    kind, form = kind_named(flask.current_app, name), StartForm()
    arguments = rules.read_arguments(kind.takes, flask.request.args)
    label = kind.label(actor(), arguments)
    if form.performs(
        lambda: actions.ask(actor=actor(), kind=name, arguments=arguments, label=label)
    ):
        _nudge_later(form.result.id)
        return back_to("prints.job", print_id=form.result.id)
    return page("prints/start.html", form=form, label=label, address=flask.request.full_path)


def _nudge_later(job_id: int) -> None:
    """Tell the printer once the job is committed."""

    @flask.after_this_request
    def nudge(response: flask.Response) -> flask.Response:
        if response.status_code < 400:
            store.current().nudge(job_id)
        return response


@bp.get("/prints/<id:print_id>")
@signed_in
def job(print_id: int) -> flask.Response:
    """Một lần in: how far it is, and its file; it follows by itself when asked to."""
    found = queries.job(actor(), print_id)
    shown = page("prints/job.html", entries=history("print_job", found.id), **_shown(found))
    if rules.is_open(found.state) and "follow" in flask.request.args:
        shown.headers["Refresh"] = "2"
    return shown


@bp.get("/prints/<id:print_id>/status")
@signed_in
def status(print_id: int) -> flask.Response:
    """How far a job is, asked anew by its page; once it has ended the page is renewed."""
    found = queries.job(actor(), print_id)
    if not rules.is_open(found.state):
        return flask.Response("", headers={"HX-Refresh": "true"})
    shown = _shown(found)
    if flask.request.args.get("seen") == shown["mark"]:
        return flask.Response(status=204)
    return page("prints/_status.html", **shown)


def _shown(found: PrintJob) -> dict[str, Any]:
    is_open = rules.is_open(found.state)
    ahead = queries.ahead_of(found) if found.state is PrintState.WAITING else 0
    return {
        "job": found,
        "is_open": is_open,
        "ahead": ahead,
        "mark": f"{found.state}-{ahead}-{found.done}-{found.total}",
        "can_fetch": _has_file(found),
        "expires_at": rules.expires_at(found.ended_at) if found.ended_at else None,
    }


def _has_file(found: PrintJob) -> bool:
    return rules.has_file(found.store_key, found.ended_at, clock.wall())


@bp.post("/prints/<id:print_id>/cancel")
@signed_in
def cancel(print_id: int) -> flask.Response:
    """Hủy một lần in."""
    actions.cancel(actor=actor(), job=queries.job(actor(), print_id))
    return back_to("prints.job", gettext("Đã hủy lần in."), print_id=print_id)


@bp.get("/prints/<id:print_id>/file.pdf")
@signed_in
def file(print_id: int) -> flask.Response:
    """Tải tệp đã in, khi vẫn xem được mọi nội dung trong đó."""
    found = queries.job(actor(), print_id)
    kind = kind_named(flask.current_app, found.kind)
    if not _has_file(found) or not kind.sees(actor(), found.arguments, found.holds):
        raise MissingError
    return send_kept(found.store_key, found.filename, "application/pdf", found.size)
