"""Report forms of a congress: taken from the starters, changed, and opened as periods."""

from typing import Any

import flask
from flask_babel import gettext

from congress.audit.queries import last_entry
from congress.core import clock
from congress.core.permissions import Permission
from congress.districts.queries import milestones_of, parent_for
from congress.reporting import policy
from congress.reporting.actions import forms as actions
from congress.reporting.actions import periods
from congress.reporting.forms.setting import (
    FieldForm,
    NewFieldForm,
    NewReportFormForm,
    OpenPeriodsForm,
    ReportFormForm,
    SectionForm,
    offer_milestones,
)
from congress.reporting.models import ReportForm
from congress.reporting.queries import forms as queries
from congress.reporting.views.blueprint import bp
from congress.web.access import actor, requires
from congress.web.pages import back_to, page


@bp.post("/congresses/<id:congress_id>/reports/forms")
@requires(Permission.GUIDE_CHILDREN)
def adopt(congress_id: int) -> flask.Response:
    """Lấy một biểu mẫu có sẵn."""
    congress, code = parent_for(actor(), congress_id), flask.request.form.get("code", "")
    made = periods.adopt_starter(actor=actor(), congress=congress, code=code)
    return back_to("reporting.form", gettext("Đã lấy biểu mẫu."), form_id=made.id)


@bp.route("/congresses/<id:congress_id>/reports/forms/new", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def new_form(congress_id: int) -> flask.Response:
    """Tạo một biểu mẫu báo cáo hoàn toàn mới."""
    congress, edit = parent_for(actor(), congress_id), NewReportFormForm()
    policy.require_guiding(actor(), congress.id)
    given: Any = {"actor": actor(), "congress": congress}
    if edit.performs(lambda: actions.create_form(**given, **edit.entered())):
        say = gettext("Đã tạo biểu mẫu; hãy thêm các mục và ô.")
        return back_to("reporting.form", say, form_id=edit.result.id)
    return page("reporting/new_form.html", form=edit, congress=congress)


def _guided(form_id: int) -> ReportForm:
    found = queries.form(actor(), form_id)
    policy.require_guiding(actor(), found.congress_id)
    return found


@bp.route("/report-forms/<id:form_id>", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def form(form_id: int) -> flask.Response:
    """Một biểu mẫu báo cáo: kỳ hạn, hạn gửi, các mục và ô."""
    found = _guided(form_id)
    edit = ReportFormForm(obj=found)
    edit.starts_from(found)
    if edit.saves(found, lambda: actions.update_form(actor=actor(), form=found, **edit.chosen())):
        return back_to("reporting.form", gettext("Đã lưu biểu mẫu."), form_id=found.id)
    shown = {"sections": queries.outline(found), "last": last_entry("report_form", found.id)}
    return page("reporting/form.html", form=edit, report_form=found, **shown)


@bp.route("/report-forms/<id:form_id>/periods", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def open_periods(form_id: int) -> flask.Response:
    """Mở các kỳ báo cáo từ ngày đến ngày."""
    found, edit = _guided(form_id), OpenPeriodsForm(since=clock.today())
    since, until = edit.since, edit.until
    if edit.performs(
        lambda: periods.open_periods(actor=actor(), form=found, since=since.data, until=until.data)
    ):
        say = gettext("Đã mở %(count)s kỳ báo cáo.", count=len(edit.result))
        return back_to("reporting.index", say, congress_id=found.congress_id)
    return page("reporting/open_periods.html", form=edit, report_form=found)


@bp.route("/report-forms/<id:form_id>/sections/new", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def new_section(form_id: int) -> flask.Response:
    """Thêm mục vào biểu mẫu."""
    found, edit = _guided(form_id), SectionForm()
    title = edit.title
    if edit.performs(lambda: actions.add_section(actor=actor(), form=found, title=str(title.data))):
        return back_to("reporting.form", gettext("Đã thêm mục."), form_id=found.id)
    return page("reporting/section.html", form=edit, report_form=found)


@bp.route("/report-forms/<id:form_id>/fields/new", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def new_field(form_id: int) -> flask.Response:
    """Thêm ô vào biểu mẫu."""
    found, edit = _guided(form_id), NewFieldForm()
    _offer(edit, found)
    edit.section_id.offer([(one.id, one.title) for one in found.sections])
    if edit.performs(lambda: actions.add_field(actor=actor(), form=found, **edit.chosen())):
        return back_to("reporting.form", gettext("Đã thêm ô."), form_id=found.id)
    return page("reporting/field.html", form=edit, report_form=found, field_=None)


def _offer(edit: FieldForm | NewFieldForm, found: ReportForm) -> None:
    offer_milestones(edit, [(one.code, one.name) for one in milestones_of(found.congress_id)])


@bp.route("/report-forms/<id:form_id>/fields/<id:field_id>", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def field(form_id: int, field_id: int) -> flask.Response:
    """Sửa một ô của biểu mẫu."""
    found = _guided(form_id)
    asked = queries.field(found, field_id)
    edit = FieldForm(obj=asked)
    _offer(edit, found)
    edit.starts_from(asked)
    given: Any = {"actor": actor(), "form": found, "field": asked}
    if edit.saves(asked, lambda: actions.update_field(**given, **edit.chosen())):
        return back_to("reporting.form", gettext("Đã lưu ô."), form_id=found.id)
    last = last_entry("report_field", asked.id)
    return page("reporting/field.html", form=edit, report_form=found, field_=asked, last=last)


@bp.post("/report-forms/<id:form_id>/fields/<id:field_id>/retire")
@requires(Permission.GUIDE_CHILDREN)
def retire(form_id: int, field_id: int) -> flask.Response:
    """Thôi hỏi, hoặc hỏi lại, một ô."""
    found = _guided(form_id)
    asked = queries.field(found, field_id)
    retired = not asked.is_retired
    actions.set_retired(actor=actor(), form=found, field=asked, retired=retired)
    say = gettext("Đã thôi hỏi ô này.") if retired else gettext("Đã hỏi lại ô này.")
    return back_to("reporting.form", say, form_id=found.id)
