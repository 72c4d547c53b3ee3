"""Bringing a roster in: a file or a paste, what each row would do, written whole, taken back."""

import hashlib

import flask
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from congress.delegates.actions import importing
from congress.delegates.models import RosterBatch
from congress.delegates.queries import batches, rosters
from congress.delegates.queries.rosters import Roster
from congress.delegates.sheet import work
from congress.delegates.sheet.columns import ROSTER_SHEET, SENSITIVE
from congress.delegates.sheet.wording import file_problem, paste_problem, row_problem, tone
from congress.delegates.views.blueprint import bp
from congress.plans.forms import PasteForm, UploadForm
from congress.plans.sheet.files import kept, restored
from congress.sheets.table import SheetError, Table
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, offer_undo, page
from congress.web.paging import Paging

PAGE = 200
PASTED = "Dán từ Excel"


@bp.route("/congresses/<id:congress_id>/delegates/paste", methods=["GET", "POST"])
@signed_in
def paste(congress_id: int) -> flask.Response:
    """Dán danh sách."""
    held, form = _writable(congress_id), PasteForm()
    if form.validate_on_submit():
        data = form.pasted()
        try:
            table = work.read_paste(data, held.congress.year)
        except SheetError as error:
            form.refuse(paste_problem(error), "text")
        else:
            return _kept(held, PASTED, data, table)
    return page("delegates/paste.html", form=form, congress=held.congress)


@bp.route("/congresses/<id:congress_id>/delegates/import", methods=["GET", "POST"])
@signed_in
def upload(congress_id: int) -> flask.Response:
    """Nhập danh sách từ tệp."""
    held, form = _writable(congress_id), UploadForm()
    if form.validate_on_submit():
        file: FileStorage = form.file.data
        data, name = file.read(), file.filename or ""
        try:
            table = work.read_file(data, name)
        except SheetError as error:
            form.refuse(file_problem(error), "file")
        else:
            return _kept(held, name, data, table)
    return page("delegates/import.html", form=form, congress=held.congress, sheet=ROSTER_SHEET)


def _writable(congress_id: int) -> Roster:
    held = rosters.roster(actor(), congress_id)
    held.reach.require_writing()
    return held


def _kept(held: Roster, name: str, data: bytes, table: Table) -> flask.Response:
    batch = importing.keep_batch(
        actor=actor(),
        held=held,
        unit_id=held.reach.one_unit,
        filename=name,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=kept(table),
    )
    return back_to("delegates.preview", import_id=batch.id)


@bp.get("/rosters/<id:import_id>")
@signed_in
def preview(import_id: int) -> flask.Response:
    """Xem trước: what each row would do, and what the roster would lack."""
    batch, held = batches.batch(actor(), import_id)
    if batch.committed_at is not None:
        return back_to("delegates.index", congress_id=batch.congress_id)
    return _preview(batch, held)


def _preview(
    batch: RosterBatch, held: Roster, warning: str = "", status: int = 200
) -> flask.Response:
    shown = work.preview(held, restored(batch.rows), batch.unit_id)
    paging = Paging.of(flask.request.args, len(shown.plan.rows), PAGE, "delegates.preview")
    body = flask.render_template(
        "delegates/preview.html",
        batch=batch,
        congress=held.congress,
        held=held,
        shown=shown.plan,
        mark=shown.mark,
        rows=shown.plan.by_urgency(PAGE)[paging.slice],
        paging=paging,
        warning=warning,
        words={"tone": tone, "row_problem": row_problem},
        secret=SENSITIVE,
    )
    return flask.make_response(body, status)


@bp.post("/rosters/<id:import_id>/commit")
@signed_in
def commit(import_id: int) -> flask.Response:
    """Ghi vào danh sách: exactly what the preview said."""
    batch, held = batches.batch(actor(), import_id)
    batches.lock(batch)
    if batch.committed_at is not None:
        say = gettext("Danh sách này đã nhập rồi.")
        return back_to("delegates.index", say, congress_id=batch.congress_id)
    shown = work.preview(held, restored(batch.rows), batch.unit_id)
    if shown.mark != flask.request.form.get("mark"):
        return _preview(
            batch, held, gettext("Danh sách vừa thay đổi; hãy xem lại trước khi ghi."), 409
        )
    if not shown.plan.is_committable:
        return _preview(batch, held, gettext("Còn dòng lỗi; hãy sửa trong bảng rồi nhập lại."), 409)
    return _written(batch, held, shown)


def _written(batch: RosterBatch, held: Roster, shown: work.Preview) -> flask.Response:
    count = work.commit(actor=actor(), held=held, shown=shown, filename=batch.filename, batch=batch)
    say = gettext("Đã nhập %(count)s đại biểu.", count=count)
    offer_undo(say, flask.url_for("delegates.undo", import_id=batch.id))
    return back_to("delegates.index", congress_id=batch.congress_id, _anchor="gaps")


@bp.post("/rosters/<id:import_id>/undo")
@signed_in
def undo(import_id: int) -> flask.Response:
    """Hoàn tác một lần nhập; what was changed since stays."""
    batch, held = batches.batch(actor(), import_id)
    found = importing.undo_roster(actor=actor(), held=held, batch=batch)
    say = gettext("Đã hoàn tác %(count)s dòng của lần nhập.", count=found.done)
    more = gettext("%(count)s dòng đã được sửa sau đó nên giữ nguyên.", count=found.left)
    words = f"{say} {more}" if found.left else say
    return back_to("delegates.index", words, congress_id=batch.congress_id)
