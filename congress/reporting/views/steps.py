"""The steps of a report inside its unit: taken or given back, signed and sent; asking to open."""

import flask
from flask_babel import gettext

from congress.congresses.models import Congress
from congress.core.errors import StaleError
from congress.core.permissions import Permission
from congress.districts.queries import child_for
from congress.reporting import policy
from congress.reporting.actions import opening, sending
from congress.reporting.forms.steps import GiveBackForm, SendForm, UnlockForm
from congress.reporting.models import Report, ReportPeriod, UnlockRequest
from congress.reporting.queries import periods, reports
from congress.reporting.rules.states import ASKABLE, OPENERS
from congress.reporting.views.blueprint import bp
from congress.reporting.views.showing import report_page
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page


@bp.post("/reports/<id:report_id>/take-back")
@requires(Permission.REPORT_CHILD)
def take_back(report_id: int) -> flask.Response:
    """Rút báo cáo về để sửa tiếp."""
    found = sending.take_back(actor=actor(), report=reports.report(actor(), report_id))
    return back_to("reporting.report", gettext("Đã rút báo cáo về."), report_id=found.id)


@bp.post("/reports/<id:report_id>/give-back")
@requires(Permission.SEND_CHILD)
def give_back(report_id: int) -> flask.Response:
    """Lãnh đạo trả báo cáo cho cán bộ, kèm lý do."""
    found, form = reports.report(actor(), report_id), GiveBackForm()
    policy.require_sending(actor(), found.congress)
    why = form.reason
    if form.performs(lambda: sending.give_back(actor=actor(), report=found, reason=why.data)):
        return back_to("reporting.report", gettext("Đã trả lại cán bộ."), report_id=found.id)
    return page("reporting/report.html", form=form, **report_page(found, give_back_form=form))


@bp.post("/reports/<id:report_id>/send")
@requires(Permission.SEND_CHILD)
def send_up(report_id: int) -> flask.Response:
    """Ký gửi báo cáo lên cấp trên."""
    found, form = reports.report(actor(), report_id), SendForm()
    policy.require_sending(actor(), found.congress)
    if form.performs(lambda: _send(found, form)):
        return back_to("reporting.report", gettext("Đã ký gửi báo cáo."), report_id=found.id)
    return page("reporting/report.html", form=form, **report_page(found, send_form=form))


def _send(found: Report, form: SendForm) -> Report:
    seen = str(form.seen.data or "")
    if seen != str(found.version):
        raise StaleError
    return sending.send_report(actor=actor(), report=found, seen=int(seen))


@bp.route("/congresses/<id:congress_id>/periods/<id:period_id>/unlock", methods=["GET", "POST"])
@signed_in
def ask_unlock(congress_id: int, period_id: int) -> flask.Response:
    """Xin mở khóa một báo cáo."""
    congress, period = child_for(actor(), congress_id), periods.period(actor(), period_id)
    policy.require_asking(actor(), congress)
    form = UnlockForm()
    if form.performs(lambda: _ask(period, congress, form)):
        say = gettext("Đã xin mở khóa, chờ trả lời.")
        return back_to("reporting.index", say, congress_id=congress.id)
    lock = opening.lock_of(reports.report_in(period.id, congress.id), period, congress)
    shown = {
        "period": period,
        "congress": congress,
        "lock": lock,
        "openers": OPENERS[lock] if lock else (),
    }
    return page("reporting/unlock.html", form=form, can_ask=lock in ASKABLE, **shown)


def _ask(period: ReportPeriod, congress: Congress, form: UnlockForm) -> UnlockRequest:
    why = str(form.reason.data)
    return opening.ask_unlock(actor=actor(), period=period, congress=congress, reason=why)
