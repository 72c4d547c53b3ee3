"""Pages of settings and of the working calendar."""

from typing import Any

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.core import clock
from congress.core.permissions import Permission
from congress.office import actions, policy, queries
from congress.office.forms import DayForm, NewDayForm, SettingsForm
from congress.web.access import actor, requires, signed_in
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page

bp = flask.Blueprint("office", __name__)


@bp.route("/office", methods=["GET", "POST"])
@requires(Permission.MANAGE_OFFICE)
def settings() -> flask.Response:
    """Thiết lập chung."""
    setting = queries.installation()
    form = SettingsForm(obj=setting)
    form.starts_from(setting)
    if form.saves(setting, lambda: actions.update_settings(actor=actor(), **form.entered())):
        return back_to("office.settings", gettext("Đã lưu thiết lập."))
    entries = history("installation", 1)
    last = last_entry("installation", 1)
    return page("office/settings.html", form=form, entries=entries, last=last)


@bp.get("/working-days")
@signed_in
def calendar() -> flask.Response:
    """Ngày làm việc: a year of the calendar, month by month."""
    year = _year(flask.request.args.get("year", ""))
    months = queries.months(year)
    return page(
        "office/calendar.html",
        year=year,
        months=months,
        total=sum(month.worked for month in months),
        can_manage=policy.can_manage(actor()),
    )


def _year(typed: str) -> int:
    whole = typed.isascii() and typed.isdigit() and len(typed) == 4
    year = int(typed) if whole else 0
    return year if clock.EARLIEST.year <= year <= clock.LATEST.year else clock.today().year


@bp.route("/working-days/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_OFFICE)
def new_day() -> flask.Response:
    """Thêm ngày nghỉ hoặc ngày làm việc."""
    form = NewDayForm()
    if form.performs(lambda: actions.add_day_exception(actor=actor(), **_entered(form))):
        return back_to("office.calendar", gettext("Đã thêm ngày."), year=form.result.day.year)
    return page("office/day_new.html", form=form)


@bp.route("/working-days/<id:day_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_OFFICE)
def edit_day(day_id: int) -> flask.Response:
    """Sửa một ngày đã ghi."""
    day = queries.day_exception(day_id)
    form = DayForm(obj=day)
    form.starts_from(day)
    if form.saves(
        day,
        lambda: actions.update_day_exception(actor=actor(), exception=day, **_entered(form)),
    ):
        return back_to("office.calendar", gettext("Đã lưu ngày."), year=day.day.year)
    entries, last = history("day_exception", day.id), last_entry("day_exception", day.id)
    return page("office/day_edit.html", form=form, day=day, entries=entries, last=last)


def _entered(form: BaseForm) -> dict[str, Any]:
    fields = form.entered()
    return fields | {"is_worked": fields["is_worked"] == "worked"}


@bp.post("/working-days/<id:day_id>/remove")
@requires(Permission.MANAGE_OFFICE)
def remove_day(day_id: int) -> flask.Response:
    """Bỏ một ngày đã ghi."""
    day = queries.day_exception(day_id)
    year = day.day.year
    actions.remove_day_exception(actor=actor(), exception=day)
    return back_to("office.calendar", gettext("Ngày đó theo lịch chung trở lại."), year=year)
