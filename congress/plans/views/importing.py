"""Bringing a sheet in: choose the file, see what each row would do, commit all of it."""

import hashlib

import flask
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from congress.core.permissions import Permission
from congress.plans.actions import drafting, importing
from congress.plans.forms import UploadForm
from congress.plans.models import ImportBatch, Plan
from congress.plans.queries import choices
from congress.plans.queries import plans as queries
from congress.plans.sheet import work
from congress.plans.sheet.columns import PLAN_SHEET
from congress.plans.sheet.files import kept, restored
from congress.plans.sheet.planning import in_words, unknown_agencies
from congress.plans.sheet.wording import file_problem, row_problem, tone
from congress.plans.views import reverting
from congress.plans.views.blueprint import bp
from congress.sheets.reader import read
from congress.sheets.table import SheetError, SourceRow
from congress.web.access import actor, requires
from congress.web.pages import back_to, offer_undo, page
from congress.web.paging import Paging

PAGE = 300


@bp.route("/plans/<id:plan_id>/import", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def upload(plan_id: int) -> flask.Response:
    """Nhập từ Excel: choose the file."""
    plan = queries.plan(actor(), plan_id)
    drafting.require_editable(actor(), plan)
    form = UploadForm()
    if form.validate_on_submit():
        try:
            batch_id = _keep(plan_id, form.file.data)
        except SheetError as error:
            form.refuse(file_problem(error), "file")
        else:
            return back_to("plans.preview", batch_id=batch_id)
    return page("plans/import.html", form=form, plan=plan, sheet=PLAN_SHEET)


def _keep(plan_id: int, file: FileStorage) -> int:
    data, name = file.read(), file.filename or ""
    table = read(data, name, PLAN_SHEET)
    batch = importing.keep_batch(
        actor=actor(),
        plan=queries.plan(actor(), plan_id),
        filename=name,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=kept(table),
    )
    return batch.id


@bp.get("/imports/<id:batch_id>")
@requires(Permission.EDIT_PLANS)
def preview(batch_id: int) -> flask.Response:
    """Xem trước: what each row would do; once it is written, what it did."""
    batch = queries.batch(actor(), batch_id)
    return _preview(batch) if batch.committed_at is None else reverting.shown(batch)


def _preview(batch: ImportBatch, warning: str = "") -> flask.Response:
    plan = queries.plan(actor(), batch.plan_id)
    shown = work.preview(plan, restored(batch.rows))
    paging = Paging.of(flask.request.args, len(shown.plan.rows), PAGE, "plans.preview")
    body = flask.render_template(
        "plans/preview.html",
        batch=batch,
        plan=plan,
        shown=shown.plan,
        rows=shown.plan.by_urgency(PAGE)[paging.slice],
        paging=paging,
        mark=shown.mark,
        unknown=unknown_agencies(shown.plan),
        agencies=choices.agencies(plan),
        in_words=in_words,
        row_problem=row_problem,
        tone=tone,
        warning=warning,
    )
    return flask.make_response(body, 409 if warning else 200)


@bp.post("/imports/<id:batch_id>/commit")
@requires(Permission.EDIT_PLANS)
def commit(batch_id: int) -> flask.Response:
    """Ghi vào kế hoạch: exactly what the preview said."""
    batch = queries.batch(actor(), batch_id)
    queries.lock(batch)
    if batch.committed_at is not None:
        return back_to("plans.detail", gettext("Tệp này đã nhập rồi."), plan_id=batch.plan_id)
    plan, found = queries.plan(actor(), batch.plan_id), restored(batch.rows)
    if work.preview(plan, found).mark != flask.request.form.get("mark"):
        return _preview(batch, gettext("Kế hoạch vừa thay đổi; hãy xem lại trước khi ghi."))
    known, chosen = dict(choices.agencies(plan)), _chosen(plan, found)
    shown = work.preview(plan, found, work.decisions(chosen, known))
    if not shown.plan.is_committable:
        return _preview(batch, gettext("Còn dòng lỗi hoặc xung đột; hãy sửa tệp rồi nhập lại."))
    importing.remember_aliases(actor=actor(), chosen=chosen, known=known)
    work.commit(actor=actor(), plan=plan, shown=shown, filename=batch.filename, batch=batch)
    return _written(batch, len(shown.plan.items))


def _written(batch: ImportBatch, count: int) -> flask.Response:
    say = gettext("Đã nhập %(count)s công việc.", count=count)
    offer_undo(say, flask.url_for("plans.undo_import", batch_id=batch.id))
    return back_to("plans.detail", plan_id=batch.plan_id)


def _chosen(plan: Plan, found: list[SourceRow]) -> dict[str, int]:
    """What the user said each unknown agency of the file is: its text → the number of a unit."""
    form, unknown = flask.request.form, set(unknown_agencies(work.preview(plan, found).plan))
    pairs = zip(form.getlist("unknown"), form.getlist("means"), strict=False)
    return {
        text: int(number)
        for text, number in pairs
        if text in unknown and number.isascii() and number.isdigit() and len(number) < 10
    }
