"""The desk: reports that wait are read side by side, accepted one after another, or returned."""

from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.congresses.models import Congress
from congress.core.errors import N_, MissingError, RejectedError, StaleError
from congress.core.permissions import Permission
from congress.districts.queries import parent_for
from congress.reporting import policy
from congress.reporting.actions import desk as deciding
from congress.reporting.actions import sending
from congress.reporting.forms.desk import DecisionForm, ReturnManyForm, decision_form
from congress.reporting.models import Report, ReportState
from congress.reporting.queries import desk as queries
from congress.reporting.queries import reports
from congress.reporting.views.blueprint import bp
from congress.web.access import actor, requires
from congress.web.pages import back_to, page
from congress.web.slots import Waiting


@bp.get("/congresses/<id:congress_id>/desk")
@requires(Permission.GUIDE_CHILDREN)
def desk(congress_id: int) -> flask.Response:
    """Chờ tiếp nhận: the list, and one report beside it."""
    congress = _guided(congress_id)
    asked = flask.request.args.get("report", type=int)
    found = reports.report(actor(), asked) if asked is not None else None
    if found is not None and found.congress.parent_id != congress.id:
        raise MissingError
    return page("reporting/desk.html", **_shown(congress, found))


def _guided(congress_id: int) -> Congress:
    found = parent_for(actor(), congress_id)
    policy.require_guiding(actor(), found.id)
    return found


def _shown(congress: Congress, found: Report | None, **refused: Any) -> dict[str, Any]:
    """The values of the desk: a report that waits no more is told of instead of shown."""
    rows = queries.waiting_rows(congress.id)
    if found is None and rows:
        found = reports.report(actor(), rows[0].report.id)
    waits = found if found is not None and found.state is ReportState.SENT else None
    fresh = decision_form(waits, reports.fields_of(waits), sent=False) if waits else None
    return {
        "congress": congress,
        "rows": rows,
        "gone": found if waits is None else None,
        "shown": queries.comparison(waits) if waits else None,
        "decision": fresh,
        "many": ReturnManyForm(formdata=None),
        "is_stale": False,
        **refused,
    }


@bp.post("/reports/<id:report_id>/decision")
@requires(Permission.GUIDE_CHILDREN)
def decide(report_id: int) -> flask.Response:
    """Tiếp nhận và mở báo cáo kế tiếp, hoặc trả lại với ý kiến ghi ở từng ô."""
    found = reports.report(actor(), report_id)
    congress = _guided(found.congress.parent_id or 0)
    form = decision_form(found, reports.fields_of(found), sent=True)
    try:
        if form.performs(lambda: _decide(found, form)):
            return _next(congress, found)
    except StaleError:
        return _changed(congress, report_id)
    refused = page("reporting/desk.html", form=form, **_shown(congress, found, decision=form))
    return _kept_address(refused)


def _decide(found: Report, form: DecisionForm) -> Report:
    seen, reasons = str(form.seen.data or ""), form.reasons()
    if seen != str(found.version):
        raise StaleError
    if flask.request.form.get("do") == "return":
        return sending.return_report(
            actor=actor(), report=found, reasons=reasons, seen=found.version
        )
    if reasons:
        say = N_("Có ý kiến chưa gửi: bấm Trả lại để gửi, hoặc xóa ý kiến rồi tiếp nhận.")
        raise RejectedError(say)
    return sending.accept_report(actor=actor(), report=found, seen=found.version)


def _next(congress: Congress, found: Report) -> flask.Response:
    unit = found.congress.unit.name
    say = (
        gettext("Đã tiếp nhận báo cáo của %(unit)s.", unit=unit)
        if found.state is ReportState.ACCEPTED
        else gettext("Đã trả lại báo cáo của %(unit)s.", unit=unit)
    )
    following = queries.next_report(congress.id, found)
    number = following.id if following is not None else None
    return back_to("reporting.desk", say, congress_id=congress.id, report=number)


def _changed(congress: Congress, report_id: int) -> flask.Response:
    """The newer version, to be read before anything is decided."""
    now = reports.report(actor(), report_id)
    shown = page("reporting/desk.html", **_shown(congress, now, is_stale=True))
    shown.status_code = 409
    return _kept_address(shown)


def _kept_address(answer: flask.Response) -> flask.Response:
    """Let a page that is swapped in keep the address of the desk."""
    answer.headers["HX-Push-Url"] = "false"
    return answer


@bp.post("/congresses/<id:congress_id>/desk/return")
@requires(Permission.GUIDE_CHILDREN)
def return_many(congress_id: int) -> flask.Response:
    """Trả lại nhiều báo cáo với một lý do."""
    congress, form = _guided(congress_id), ReturnManyForm()
    if form.performs(
        lambda: deciding.return_many(
            actor=actor(), congress=congress, seen=form.seen(), reason=form.said()
        )
    ):
        return _returned(congress, form.result)
    refused = page("reporting/desk.html", form=form, **_shown(congress, None, many=form))
    return _kept_address(refused)


def _returned(congress: Congress, result: deciding.Returned) -> flask.Response:
    if result.left:
        left = gettext(
            "%(count)s báo cáo vừa thay đổi nên chưa trả lại; hãy xem lại.", count=result.left
        )
        flask.flash(left, "warn")
    say = gettext("Đã trả lại %(count)s báo cáo.", count=result.done) if result.done else None
    return back_to("reporting.desk", say, congress_id=congress.id)


def desk_action(congress: Congress) -> Markup:
    """On the page of a congress and on the board of its children: the way to its desk."""
    if not policy.can_guide(actor(), congress.id):
        return Markup("")
    return cast(Markup, _macro("desk_button")(congress, queries.count_waiting(congress.id)))


def waiting() -> Waiting | None:
    """On the home of a standing agency: the desks where reports wait."""
    found = queries.desks_of(actor())
    if not found:
        return None
    return Waiting(sum(count for _, count in found), _macro("desks")(found))


def _macro(name: str) -> Any:
    return flask.get_template_attribute("reporting/_desk.html", name)
