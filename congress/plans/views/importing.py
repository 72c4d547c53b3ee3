"""Bringing rows in: choose a file, or paste what was copied in Excel or Word."""

import hashlib

import flask
from werkzeug.datastructures import FileStorage

from congress.core.permissions import Permission
from congress.plans.actions import drafting, importing
from congress.plans.forms import PasteForm, UploadForm
from congress.plans.models import ImportBatch, Plan
from congress.plans.queries import choices
from congress.plans.queries import plans as queries
from congress.plans.sheet import pasting
from congress.plans.sheet.columns import PLAN_SHEET
from congress.plans.sheet.wording import WORDING
from congress.plans.views.blueprint import bp
from congress.sheets.keeping import kept
from congress.sheets.reader import read
from congress.sheets.table import SheetError
from congress.web.access import actor, requires
from congress.web.pages import back_to, page


@bp.route("/plans/<id:plan_id>/import", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def upload(plan_id: int) -> flask.Response:
    """Nhập từ Excel: choose the file."""
    plan = queries.plan(actor(), plan_id)
    drafting.require_editable(actor(), plan)
    form = UploadForm()
    if form.validate_on_submit():
        try:
            batch = _keep(plan, form.file.data)
        except SheetError as error:
            form.refuse(WORDING.file_problem(error), "file")
        else:
            return back_to("plans.preview", batch_id=batch.id)
    return page("plans/import.html", form=form, plan=plan, sheet=PLAN_SHEET)


def _keep(plan: Plan, file: FileStorage) -> ImportBatch:
    data, name = file.read(), file.filename or ""
    table = read(data, name, PLAN_SHEET)
    return importing.keep_batch(
        actor=actor(),
        plan=plan,
        filename=name,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=kept(table),
    )


@bp.route("/plans/<id:plan_id>/paste", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def paste(plan_id: int) -> flask.Response:
    """Dán từ Excel: paste the rows."""
    plan = queries.plan(actor(), plan_id)
    drafting.require_editable(actor(), plan)
    form = PasteForm()
    if form.validate_on_submit():
        try:
            batch = _keep_paste(plan, form.pasted())
        except SheetError as error:
            form.refuse(WORDING.paste_problem(error), "text")
        else:
            return back_to("plans.preview", batch_id=batch.id)
    return page("plans/paste.html", form=form, plan=plan)


def _keep_paste(plan: Plan, data: bytes) -> ImportBatch:
    context = drafting.context_of(plan.committee)
    table, cells = pasting.read_paste(data, pasting.tells(choices.index_of(plan), context))
    return importing.keep_batch(
        actor=actor(),
        plan=plan,
        filename=pasting.name_of(cells),
        sha256=hashlib.sha256(data).hexdigest(),
        rows=kept(table),
        cells=cells,
    )
