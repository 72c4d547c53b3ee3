"""What each row of an import would do to a roster: seen, mended, its columns named, written."""

import flask
from flask_babel import gettext

from congress.delegates.actions import importing
from congress.delegates.models import RosterBatch
from congress.delegates.queries import batches
from congress.delegates.queries.rosters import Roster
from congress.delegates.rules.gaps import SENSITIVE as SENSITIVE_GAPS
from congress.delegates.sheet import work
from congress.delegates.sheet.columns import READ_SHEET, SENSITIVE
from congress.delegates.sheet.mending import MENDING
from congress.delegates.sheet.outlook import outlook
from congress.delegates.sheet.wording import WORDING
from congress.delegates.views.blueprint import bp
from congress.delegates.views.noting import noted
from congress.sheets.keeping import kept, restored
from congress.sheets.mending import Mend
from congress.sheets.naming import named_by
from congress.sheets.plan import ImportPlan
from congress.sheets.table import SheetError
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, offer_undo
from congress.web.paging import Paging

PAGE = 200


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
    noted(held, sum(row.target_id is not None for row in shown.plan.rows))
    paging = Paging.of(flask.request.args, len(shown.plan.rows), PAGE, "delegates.preview")
    rows = shown.plan.by_urgency(PAGE)[paging.slice]
    body = flask.render_template(
        "delegates/preview.html",
        batch=batch,
        cells=batch.cells or {},
        congress=held.congress,
        held=held,
        mark=shown.mark,
        mend_url=flask.url_for("delegates.mend", import_id=batch.id, page=paging.number),
        outlook=outlook(held, shown.plan),
        paging=paging,
        secret={"fields": SENSITIVE, "gaps": SENSITIVE_GAPS},
        warning=warning,
        words=_words(batch),
        **MENDING.shown(shown.plan, rows, batch.cells),
    )
    return flask.make_response(body, status)


def _words(batch: RosterBatch) -> dict[str, object]:
    """The cells of a file have names that the user knows; those of a paste have none."""
    is_file = not batch.cells or batch.cells.get("program") == "file"
    said = WORDING.row_problem if is_file else WORDING.cell_problem
    return {"amber": MENDING.amber, "row_problem": said, "tone": WORDING.tone}


@bp.post("/rosters/<id:import_id>/mend")
@signed_in
def mend(import_id: int) -> flask.Response:
    """Đọc lại: keep the cells that were written anew."""
    batch, held, shown = _held(import_id)
    if refusal := _refused(batch, held, shown):
        return refusal
    say = gettext("Đã đọc lại %(count)s ô.", count=len(_mend(batch, held, shown.plan)))
    place = flask.request.args.get("page")
    return back_to("delegates.preview", say, import_id=import_id, page=place)


@bp.post("/rosters/<id:import_id>/columns")
@signed_in
def name_columns(import_id: int) -> flask.Response:
    """Cột nào là gì: read a table again with its columns as the user names them."""
    batch, held = batches.batch(actor(), import_id)
    batches.lock(batch)
    if batch.committed_at is not None or not batch.cells:
        return back_to("delegates.preview", import_id=import_id)
    try:
        table, cells = named_by(flask.request.form, batch.cells, READ_SHEET)
    except SheetError as error:
        return _preview(batch, held, WORDING.paste_problem(error), 422)
    importing.keep_reading(held=held, batch=batch, rows=kept(table), cells=cells)
    return back_to("delegates.preview", gettext("Đã đọc lại theo tên cột."), import_id=batch.id)


@bp.post("/rosters/<id:import_id>/commit")
@signed_in
def commit(import_id: int) -> flask.Response:
    """Ghi vào danh sách: exactly what the preview said, with the cells written anew in it."""
    batch, held, shown = _held(import_id)
    if refusal := _refused(batch, held, shown):
        return refusal
    if mends := _mend(batch, held, shown.plan):
        shown = work.preview(held, restored(batch.rows), batch.unit_id)
        if not shown.plan.is_committable:
            return _look_again(batch, MENDING.still_amber(shown.plan, mends))
    if not shown.plan.is_committable:
        say = gettext("Còn dòng lỗi hoặc xung đột; hãy sửa rồi ghi lại.")
        return _preview(batch, held, say, 409)
    return _written(batch, held, shown)


def _held(import_id: int) -> tuple[RosterBatch, Roster, work.Preview]:
    """Hold an import until the transaction ends; its roster, and what it would do as it stands."""
    batch, held = batches.batch(actor(), import_id)
    batches.lock(batch)
    return batch, held, work.preview(held, restored(batch.rows), batch.unit_id)


def _refused(batch: RosterBatch, held: Roster, shown: work.Preview) -> flask.Response | None:
    """The answer to a form that came too late: the rows are written, or the roster has moved."""
    if batch.committed_at is not None:
        say = gettext("Danh sách này đã nhập rồi.")
        return back_to("delegates.index", say, congress_id=batch.congress_id)
    if shown.mark != flask.request.form.get("mark"):
        say = gettext("Danh sách vừa thay đổi; hãy xem lại trước khi ghi.")
        return _preview(batch, held, say, 409)
    return None


def _mend(batch: RosterBatch, held: Roster, shown: ImportPlan) -> list[Mend]:
    """Keep the cells that the form writes anew; return them."""
    mends = MENDING.mends_of(flask.request.form, shown)
    if mends:
        rows, cells = MENDING.rewritten(batch.rows, batch.cells, mends)
        importing.keep_reading(held=held, batch=batch, rows=rows, cells=cells)
    return mends


def _look_again(batch: RosterBatch, wrong: int) -> flask.Response:
    """Keep what was mended and show what is still to be mended."""
    say = gettext("Các ô vừa sửa đã được giữ; còn dòng lỗi hoặc xung đột, hãy sửa tiếp.")
    if wrong:
        say = gettext("%(count)s ô vừa sửa vẫn chưa đọc được. Hãy sửa tiếp.", count=wrong)
    flask.flash(say, "warn")
    place = flask.request.args.get("page")
    return back_to("delegates.preview", import_id=batch.id, page=place)


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
