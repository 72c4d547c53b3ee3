"""Where a period stands: its figures and the list behind each, time given, cut-off, closing."""

from datetime import datetime, time
from typing import Any

import flask
from flask_babel import gettext

from congress.core import clock
from congress.core.errors import MissingError
from congress.core.permissions import Permission
from congress.districts.queries import child_for
from congress.reporting import policy
from congress.reporting.actions import opening
from congress.reporting.actions import periods as actions
from congress.reporting.forms.setting import CutoffForm
from congress.reporting.forms.steps import ExceptionForm, GrantForm, GrantTimeForm, RefuseForm
from congress.reporting.models import ReportPeriod, UnlockRequest
from congress.reporting.queries import periods as queries
from congress.reporting.rules.counting import GROUPS, members
from congress.reporting.views.blueprint import bp
from congress.reporting.views.days import DayAsked
from congress.web.access import actor, requires, signed_in
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page


@bp.get("/periods/<id:period_id>")
@signed_in
def period(period_id: int) -> flask.Response:
    """Tình hình một kỳ báo cáo: who is expected, who sent, on time, accepted; as of any day."""
    found = _watched(period_id)
    asked = DayAsked.of()
    status = queries.status(actor(), found, asked.moment)
    group = flask.request.args.get("show", "")
    chosen = members(status.standing, group) if group in GROUPS else None
    rows = [row for row in status.rows if chosen is None or row.congress.id in chosen]
    shown: dict[str, Any] = {"asked": asked, "group": group} | _tools(found)
    return page("reporting/period.html", status=status, rows=rows, **shown)


def _watched(period_id: int) -> ReportPeriod:
    found = queries.period(actor(), period_id)
    if not policy.watches(actor(), found.form.congress):
        raise MissingError
    return found


def _tools(found: ReportPeriod) -> dict[str, Any]:
    guides = policy.can_guide(actor(), found.form.congress_id)
    missing, excess = actions.expected_now(found) if guides else ([], [])
    asked = queries.asked_in(found.id) if guides else []
    return {
        "period": found,
        "can_guide": guides,
        "unlisted": len(missing) + len(excess),
        "asked_for": {one.congress_id: one.id for one in asked},
    }


def _guided(period_id: int) -> ReportPeriod:
    found = queries.period(actor(), period_id)
    policy.require_guiding(actor(), found.form.congress_id)
    return found


@bp.post("/periods/<id:period_id>/expected")
@requires(Permission.GUIDE_CHILDREN)
def renew(period_id: int) -> flask.Response:
    """Cập nhật danh sách phải báo cáo theo hình thức hiện nay."""
    count = actions.renew_expected(actor=actor(), period=_guided(period_id))
    say = gettext("Đã cập nhật %(count)s đơn vị.", count=count)
    return back_to("reporting.period", say, period_id=period_id)


@bp.post("/periods/<id:period_id>/close")
@requires(Permission.GUIDE_CHILDREN)
def close(period_id: int) -> flask.Response:
    """Đóng kỳ báo cáo."""
    actions.close_period(actor=actor(), period=_guided(period_id))
    return back_to("reporting.period", gettext("Đã đóng kỳ báo cáo."), period_id=period_id)


@bp.post("/periods/<id:period_id>/resume")
@requires(Permission.GUIDE_CHILDREN)
def resume(period_id: int) -> flask.Response:
    """Mở lại kỳ báo cáo đã đóng."""
    actions.resume_period(actor=actor(), period=_guided(period_id))
    return back_to("reporting.period", gettext("Đã mở lại kỳ báo cáo."), period_id=period_id)


@bp.route("/periods/<id:period_id>/cutoff", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def cutoff(period_id: int) -> flask.Response:
    """Dời hạn gửi của kỳ cho mọi đơn vị."""
    found = _guided(period_id)
    local = clock.local(found.cutoff_at)
    form = CutoffForm(cutoff_on=local.date(), cutoff_hour=local.hour)
    if form.performs(
        lambda: actions.move_cutoff(actor=actor(), period=found, cutoff_at=_moment(form, "cutoff"))
    ):
        return back_to("reporting.period", gettext("Đã dời hạn gửi."), period_id=found.id)
    return page("reporting/cutoff.html", form=form, period=found)


def _moment(form: BaseForm, name: str) -> datetime:
    return clock.at(form[f"{name}_on"].data, time(form[f"{name}_hour"].data))


@bp.route("/periods/<id:period_id>/exception", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def exception(period_id: int) -> flask.Response:
    """Cho phép một đơn vị gửi sau hạn, đến một thời điểm."""
    found = _guided(period_id)
    form = ExceptionForm(congress_id=flask.request.args.get("unit", type=int))
    status = queries.status(actor(), found, clock.now())
    form.congress_id.offer([(row.congress.id, row.congress.unit.name) for row in status.rows])
    if form.performs(lambda: _except(found, form)):
        say = gettext("Đã cho phép gửi sau hạn.")
        return back_to("reporting.period", say, period_id=found.id)
    return page("reporting/exception.html", form=form, period=found)


def _except(found: ReportPeriod, form: ExceptionForm) -> Any:
    return opening.grant_exception(
        actor=actor(),
        period=found,
        congress=child_for(actor(), form.congress_id.data),
        until_at=_moment(form, "until"),
        reason=str(form.reason.data),
    )


@bp.get("/unlock-requests/<id:request_id>")
@signed_in
def unlock_request(request_id: int) -> flask.Response:
    """Một lần xin mở khóa: why it is locked, who asks, the answer."""
    found = queries.request(actor(), request_id)
    return page("reporting/request.html", **_asked(found))


def _asked(found: UnlockRequest, **refused: BaseForm) -> dict[str, Any]:
    grant = GrantForm if found.lock in opening.BY_STATE else GrantTimeForm
    return {
        "request_": found,
        "can_decide": opening.is_open(actor(), found),
        "grant_form": grant(formdata=None),
        "refuse_form": RefuseForm(formdata=None),
        **refused,
    }


@bp.post("/unlock-requests/<id:request_id>/grant")
@requires(Permission.GUIDE_CHILDREN)
def grant(request_id: int) -> flask.Response:
    """Mở khóa theo đề nghị."""
    found = queries.request(actor(), request_id)
    policy.require_guiding(actor(), found.period.form.congress_id)
    form = GrantForm() if found.lock in opening.BY_STATE else GrantTimeForm()
    if form.performs(lambda: _grant(found, form)):
        return back_to("reporting.period", gettext("Đã mở khóa."), period_id=found.period_id)
    return page("reporting/request.html", form=form, **_asked(found, grant_form=form))


def _grant(found: UnlockRequest, form: BaseForm) -> UnlockRequest:
    until_at = _moment(form, "until") if "until_on" in form else None
    note = str(form["note"].data or "")
    return opening.grant_unlock(actor=actor(), request=found, until_at=until_at, note=note)


@bp.post("/unlock-requests/<id:request_id>/refuse")
@requires(Permission.GUIDE_CHILDREN)
def refuse(request_id: int) -> flask.Response:
    """Không đồng ý mở khóa, kèm lý do."""
    found, form = queries.request(actor(), request_id), RefuseForm()
    policy.require_guiding(actor(), found.period.form.congress_id)
    why = form.reason
    if form.performs(
        lambda: opening.refuse_unlock(actor=actor(), request=found, reason=str(why.data))
    ):
        say = gettext("Đã trả lời không đồng ý.")
        return back_to("reporting.period", say, period_id=found.period_id)
    return page("reporting/request.html", form=form, **_asked(found, refuse_form=form))
