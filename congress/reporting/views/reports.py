"""The page of one report: read by who may see it, written by its officer, step by step."""

from typing import Any

import flask
from flask_babel import gettext

from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Permission
from congress.districts.queries import child_for
from congress.files.actions import claim_uploads, keep_file
from congress.files.forms import FilesField
from congress.files.models import Attachment
from congress.reporting import policy
from congress.reporting.actions import writing
from congress.reporting.forms.sheets import FILE, PREFIX, ReportSheetForm, sheet_form, typed_beyond
from congress.reporting.models import Report, ReportField
from congress.reporting.queries import periods, reports
from congress.reporting.rules import states
from congress.reporting.rules.sheets import key
from congress.reporting.views.blueprint import bp
from congress.reporting.views.showing import report_page, ticks
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page


@bp.get("/reports/<id:report_id>")
@signed_in
def report(report_id: int) -> flask.Response:
    """Báo cáo của một kỳ: its sections, what it lacks, where it stands."""
    found = reports.report(actor(), report_id)
    return page(
        "reporting/report.html", checked="check" in flask.request.args, **report_page(found)
    )


@bp.post("/congresses/<id:congress_id>/periods/<id:period_id>/report")
@requires(Permission.REPORT_CHILD)
def start(congress_id: int, period_id: int) -> flask.Response:
    """Bắt đầu báo cáo một kỳ, lấy sẵn số liệu kỳ trước."""
    congress, period = child_for(actor(), congress_id), periods.period(actor(), period_id)
    found = writing.start_report(actor=actor(), period=period, congress=congress)
    return back_to("reporting.report", report_id=found.id)


@bp.post("/congresses/<id:congress_id>/periods/<id:period_id>/unchanged")
@requires(Permission.REPORT_CHILD)
def unchanged(congress_id: int, period_id: int) -> flask.Response:
    """Không thay đổi: báo như kỳ trước và gửi lãnh đạo."""
    congress, period = child_for(actor(), congress_id), periods.period(actor(), period_id)
    found = writing.start_report(actor=actor(), period=period, congress=congress)
    if reports.findings_of(found):
        flask.flash(gettext("Chưa gửi được; xem lý do ở đầu trang."), "warn")
        return back_to("reporting.report", report_id=found.id, check=1)
    writing.report_unchanged(actor=actor(), report=found)
    say = gettext("Đã báo “Không thay đổi” và gửi lãnh đạo duyệt.")
    return back_to("reporting.report", say, report_id=found.id)


@bp.post("/reports/<id:report_id>")
@requires(Permission.REPORT_CHILD)
def save(report_id: int) -> flask.Response:
    """Lưu, kiểm tra hoặc gửi lãnh đạo; a script saves what is typed and reads the ticks."""
    found = reports.report(actor(), report_id)
    policy.require_writing(actor(), found.congress)
    fields = reports.fields_of(found)
    form = sheet_form(found, fields, states.open_fields(found, fields))
    if flask.request.form.get("do") == "submit":
        form.claim()
    try:
        writing.require_writable(found)
    except RejectedError:
        return _locked(found, fields)
    if form.saves(found, lambda: _write(found, form)):
        return _saved(found, form) if _by_script() else _next(found)
    return _refused(found, form)


def _refused(found: Report, form: ReportSheetForm) -> flask.Response:
    if _by_script():
        return flask.Response(status=409 if form.is_stale else 422)
    shown = report_page(found, form)
    return page("reporting/report.html", form=form, checked=False, **shown)


def _locked(found: Report, fields: list[ReportField]) -> flask.Response:
    """The page says who can open the report, and shows what was typed and is not saved."""
    if _by_script():
        return flask.Response(status=422)
    unsaved = typed_beyond(found, fields)
    shown = report_page(found, checked=False, unsaved=unsaved)
    answer = page("reporting/report.html", **shown)
    answer.status_code = 422
    return answer


def _by_script() -> bool:
    return flask.request.form.get("do") == "autosave"


def _write(found: Report, form: ReportSheetForm) -> Report:
    sheet, files = form.sheet(), {} if _by_script() else _scans(found, form)
    return writing.save_report(actor=actor(), report=found, sheet=sheet, files=files)


def _scans(found: Report, form: ReportSheetForm) -> dict[str, Attachment]:
    """The files that came with the form: one a paper."""
    kept: dict[str, Attachment] = {}
    for code, field in form.scans().items():
        files = _files(found, field)
        if len(files) > 1:
            say = N_("Mỗi văn bản kèm một tệp; hãy gộp các trang vào một tệp PDF.")
            raise RejectedError(say, field=PREFIX + key(code, FILE))
        if files:
            kept[code] = files[0]
    return kept


def _files(found: Report, field: FilesField) -> list[Attachment]:
    who, whose = actor(), found.congress_id
    files = claim_uploads(actor=who, numbers=field.numbers, congress_id=whose)
    for sent in field.data or []:
        if sent:
            name = sent.filename or ""
            files.append(keep_file(actor=who, data=sent.read(), name=name, congress_id=whose))
    return files


def _saved(found: Report, form: ReportSheetForm) -> flask.Response:
    """What a script needs to go on from: the version that stands now, and the ticks."""
    at = f"{clock.local(found.saved_at):%H:%M}"
    return flask.jsonify(
        version=str(found.version), base=_base(found, form), at=at, ticks=ticks(found)
    )


def _base(found: Report, form: ReportSheetForm) -> str:
    standing: Any = type(form)(formdata=None, obj=found)
    return flask.json.dumps(standing.shown(), ensure_ascii=False)


def _next(found: Report) -> flask.Response:
    """After saving: stay, show the check, or hand the report to the leader."""
    asked = flask.request.form.get("do")
    if asked not in {"check", "submit"}:
        return back_to("reporting.report", gettext("Đã lưu báo cáo."), report_id=found.id)
    times = periods.times_of(found.period, found.congress_id)
    lock = states.send_lock(times, clock.now(), first_sent_at=found.first_sent_at)
    if asked == "check" or lock or reports.findings_of(found):
        if asked == "submit":
            flask.flash(gettext("Đã lưu, chưa gửi được; xem lý do ở đầu trang."), "warn")
        place = None if lock else "check"
        return back_to("reporting.report", report_id=found.id, check=1, _anchor=place)
    writing.submit_report(actor=actor(), report=found)
    say = gettext("Đã gửi lãnh đạo duyệt.")
    return back_to("reporting.report", say, report_id=found.id)
