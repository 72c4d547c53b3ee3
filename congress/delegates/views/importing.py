"""Bringing a roster in: choose a file, or paste what was copied in Excel or Word."""

import hashlib

import flask
from werkzeug.datastructures import FileStorage

from congress.delegates.actions import importing
from congress.delegates.queries import rosters
from congress.delegates.queries.rosters import Roster
from congress.delegates.sheet import work
from congress.delegates.sheet.columns import ROSTER_SHEET
from congress.delegates.sheet.wording import WORDING
from congress.delegates.views.blueprint import bp
from congress.plans.forms import PasteForm, UploadForm
from congress.plans.sheet.pasting import name_of
from congress.sheets.keeping import kept
from congress.sheets.naming import Cells
from congress.sheets.table import SheetError, Table
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, page


@bp.route("/congresses/<id:congress_id>/delegates/paste", methods=["GET", "POST"])
@signed_in
def paste(congress_id: int) -> flask.Response:
    """Dán danh sách."""
    held, form = _writable(congress_id), PasteForm()
    if form.validate_on_submit():
        data = form.pasted()
        try:
            table, cells = work.read_paste(data, held.congress.year)
        except SheetError as error:
            form.refuse(WORDING.paste_problem(error), "text")
        else:
            return _kept(held, name_of(cells), data, table, cells)
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
            table, cells = work.read_upload(data, name, held.congress.year)
        except SheetError as error:
            form.refuse(WORDING.file_problem(error), "file")
        else:
            return _kept(held, name, data, table, cells)
    return page("delegates/import.html", form=form, congress=held.congress, sheet=ROSTER_SHEET)


def _writable(congress_id: int) -> Roster:
    held = rosters.roster(actor(), congress_id)
    held.reach.require_writing()
    return held


def _kept(held: Roster, name: str, data: bytes, table: Table, cells: Cells) -> flask.Response:
    batch = importing.keep_batch(
        actor=actor(),
        held=held,
        unit_id=held.reach.one_unit,
        filename=name,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=kept(table),
        cells=cells,
    )
    return back_to("delegates.preview", import_id=batch.id)
