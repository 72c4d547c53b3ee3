"""What each row of an import would do: seen, mended in its cells, its columns named, committed."""

import flask
from flask_babel import gettext

from congress.core.permissions import Permission
from congress.core.text import whole_number
from congress.plans.actions import importing
from congress.plans.models import ImportBatch, Plan
from congress.plans.queries import choices
from congress.plans.queries import plans as queries
from congress.plans.sheet import mending, work
from congress.plans.sheet.columns import PLAN_SHEET
from congress.plans.sheet.mending import MENDING
from congress.plans.sheet.planning import in_words, unknown_agencies
from congress.plans.sheet.wording import WORDING
from congress.plans.views import reverting
from congress.plans.views.blueprint import bp
from congress.sheets.keeping import kept, restored
from congress.sheets.mending import Mend
from congress.sheets.naming import named_by
from congress.sheets.plan import ImportPlan, PlannedRow
from congress.sheets.table import SheetError
from congress.web.access import actor, requires
from congress.web.pages import back_to, offer_undo
from congress.web.paging import Paging

PAGE = 300


@bp.get("/imports/<id:batch_id>")
@requires(Permission.EDIT_PLANS)
def preview(batch_id: int) -> flask.Response:
    """Xem trước: what each row would do; once it is written, what it did."""
    batch = queries.batch(actor(), batch_id)
    return _preview(batch) if batch.committed_at is None else reverting.shown(batch)


def _preview(batch: ImportBatch, warning: str = "", status: int = 200) -> flask.Response:
    plan = queries.plan(actor(), batch.plan_id)
    shown = work.preview(plan, restored(batch.rows))
    paging = Paging.of(flask.request.args, len(shown.plan.rows), PAGE, "plans.preview")
    rows = shown.plan.by_urgency(PAGE)[paging.slice]
    body = flask.render_template(
        "plans/preview.html",
        batch=batch,
        plan=plan,
        paging=paging,
        mark=shown.mark,
        agencies=choices.agencies(plan),
        warning=warning,
        words=_words(batch),
        mend_url=flask.url_for("plans.mend", batch_id=batch.id, page=paging.number),
        **MENDING.shown(shown.plan, rows, batch.cells),
        **_asked(rows, mending.unknown_in(shown.plan, choices.index_of(plan))),
    )
    return flask.make_response(body, status)


def _words(batch: ImportBatch) -> dict[str, object]:
    """The cells of a file have names that the user knows; those of a paste have none."""
    return {
        "amber": MENDING.amber,
        "in_words": in_words,
        "leads_of": mending.leads_of,
        "row_problem": WORDING.cell_problem if batch.cells else WORDING.row_problem,
        "tone": WORDING.tone,
    }


def _asked(rows: tuple[PlannedRow, ...], unknown: list[mending.Unknown]) -> dict[str, object]:
    """The unknown agencies: by the cell that asks for each, and those of rows on other pages."""
    here = {row.place for row in rows}
    by_cell: dict[tuple[int, str], list[mending.Unknown]] = {}
    for one in unknown:
        by_cell.setdefault((one.place, one.key), []).append(one)
    elsewhere = [one for one in unknown if one.place not in here]
    return {"unknown": unknown, "asked": by_cell, "elsewhere": elsewhere}


@bp.post("/imports/<id:batch_id>/mend")
@requires(Permission.EDIT_PLANS)
def mend(batch_id: int) -> flask.Response:
    """Đọc lại: keep the cells that were written anew and the names that were explained."""
    batch = queries.batch(actor(), batch_id)
    plan, shown = _held(batch)
    if refusal := _refused(batch, shown):
        return refusal
    chosen = _chosen(shown.plan)
    known = dict(choices.agencies(plan))
    importing.remember_aliases(actor=actor(), chosen=chosen, known=known)
    mends = _mend(batch, plan, shown.plan)
    say = gettext("Đã đọc lại %(count)s ô.", count=len(mends) + len(chosen))
    return back_to("plans.preview", say, batch_id=batch_id, page=flask.request.args.get("page"))


@bp.post("/imports/<id:batch_id>/columns")
@requires(Permission.EDIT_PLANS)
def name_columns(batch_id: int) -> flask.Response:
    """Cột nào là gì: read a paste again with its columns as the user names them."""
    batch = queries.batch(actor(), batch_id)
    queries.lock(batch)
    if batch.committed_at is not None or batch.cells is None:
        return back_to("plans.preview", batch_id=batch_id)
    plan = queries.plan(actor(), batch.plan_id)
    try:
        table, cells = named_by(flask.request.form, batch.cells, PLAN_SHEET)
    except SheetError as error:
        return _preview(batch, WORDING.paste_problem(error), 422)
    importing.keep_reading(actor=actor(), plan=plan, batch=batch, rows=kept(table), cells=cells)
    return back_to("plans.preview", gettext("Đã đọc lại theo tên cột."), batch_id=batch.id)


@bp.post("/imports/<id:batch_id>/commit")
@requires(Permission.EDIT_PLANS)
def commit(batch_id: int) -> flask.Response:
    """Ghi vào kế hoạch: exactly what the preview said, with the cells written anew in it."""
    batch = queries.batch(actor(), batch_id)
    plan, shown = _held(batch)
    if refusal := _refused(batch, shown):
        return refusal
    known, chosen = dict(choices.agencies(plan)), _chosen(shown.plan)
    importing.remember_aliases(actor=actor(), chosen=chosen, known=known)
    if (mends := _mend(batch, plan, shown.plan)) or chosen:
        shown = work.preview(plan, restored(batch.rows), work.decisions(chosen, known))
    if mends and (wrong := MENDING.still_amber(shown.plan, mends)):
        return _look_again(batch, wrong)
    if not shown.plan.is_committable:
        return _preview(batch, gettext("Còn dòng lỗi hoặc xung đột; hãy sửa rồi ghi lại."), 409)
    work.commit(actor=actor(), plan=plan, shown=shown, filename=batch.filename, batch=batch)
    return _written(batch, len(shown.plan.items))


def _held(batch: ImportBatch) -> tuple[Plan, work.Preview]:
    """Hold an import until the transaction ends; its plan, and what it would do as it stands."""
    queries.lock(batch)
    plan = queries.plan(actor(), batch.plan_id)
    return plan, work.preview(plan, restored(batch.rows))


def _refused(batch: ImportBatch, shown: work.Preview) -> flask.Response | None:
    """The answer to a form that came too late: the rows are written, or the plan has moved."""
    if batch.committed_at is not None:
        return back_to("plans.detail", gettext("Tệp này đã nhập rồi."), plan_id=batch.plan_id)
    if shown.mark != flask.request.form.get("mark"):
        return _preview(batch, gettext("Kế hoạch vừa thay đổi; hãy xem lại trước khi ghi."), 409)
    return None


def _mend(batch: ImportBatch, plan: Plan, shown: ImportPlan) -> list[Mend]:
    """Keep the cells that the form writes anew; return them."""
    mends = MENDING.mends_of(flask.request.form, shown)
    if mends:
        rows, cells = MENDING.rewritten(batch.rows, batch.cells, mends)
        importing.keep_reading(actor=actor(), plan=plan, batch=batch, rows=rows, cells=cells)
    return mends


def _look_again(batch: ImportBatch, wrong: int) -> flask.Response:
    say = gettext(
        "%(count)s ô vừa sửa vẫn chưa đọc được. Hãy sửa tiếp, hoặc ghi lần nữa để giữ nguyên chữ.",
        count=wrong,
    )
    flask.flash(say, "warn")
    return back_to("plans.preview", batch_id=batch.id)


def _written(batch: ImportBatch, count: int) -> flask.Response:
    say = gettext("Đã nhập %(count)s công việc.", count=count)
    offer_undo(say, flask.url_for("plans.undo_import", batch_id=batch.id))
    return back_to("plans.detail", plan_id=batch.plan_id)


def _chosen(shown: ImportPlan) -> dict[str, int]:
    """What the user said each unknown agency of the file is: its text → the number of a unit."""
    form, unknown = flask.request.form, set(unknown_agencies(shown))
    pairs = zip(form.getlist("unknown"), form.getlist("means"), strict=False)
    return {
        text: number
        for text, typed in pairs
        if text in unknown and (number := whole_number(typed)) is not None
    }
