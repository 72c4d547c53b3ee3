"""Pages of units, agencies, their levels and names."""

from typing import Any

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.core.errors import MissingError, NotAllowedError
from congress.core.permissions import Permission
from congress.units import actions, policy, queries
from congress.units.forms import AliasForm, EndForm, LevelForm, NewLevelForm, NewUnitForm, UnitForm
from congress.units.models import Unit, UnitAlias
from congress.units.queries import Ask
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page
from congress.web.paging import Paging

bp = flask.Blueprint("units", __name__)


@bp.get("/units")
@signed_in
def index() -> flask.Response:
    """Đơn vị: the tree, by level, with search."""
    who, ask = actor(), Ask.of(flask.request.args)
    found = queries.unit_rows(who, ask)
    paging = Paging.of(flask.request.args, len(found), 100)
    return page(
        "units/index.html",
        ask=ask,
        typed=flask.request.args.get("q", "")[:200],
        rows=found[paging.slice],
        levels=[(level.id, level.name) for level in queries.levels()],
        top=queries.unit(who, ask.under) if ask.under is not None else None,
        paging=paging,
    )


def _offer(form: NewUnitForm | UnitForm) -> None:
    form.level_id.offer([(level.id, level.name) for level in queries.levels()])
    form.parent_id.offer(queries.parents(actor()))


@bp.route("/units/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_UNITS)
def new() -> flask.Response:
    """Thêm đơn vị."""
    form = NewUnitForm(parent_id=flask.request.args.get("under", type=int))
    _offer(form)
    if form.performs(lambda: actions.create_unit(actor=actor(), **form.entered())):
        return back_to("units.detail", gettext("Đã thêm đơn vị."), unit_id=form.result.id)
    return page("units/new.html", form=form)


@bp.get("/units/<id:unit_id>")
@signed_in
def detail(unit_id: int) -> flask.Response:
    """Một đơn vị: its place, its names in time, what stands under it, its history."""
    return page("units/detail.html", **_standing(queries.unit(actor(), unit_id)))


def _standing(unit: Unit) -> dict[str, Any]:
    who = actor()
    return {
        "unit": unit,
        "children": queries.children(who, unit),
        "can_manage": queries.may_manage(who, unit.id),
        "alias_form": AliasForm(formdata=None),
        "entries": history("unit", unit.id),
    }


def _managed(unit_id: int) -> Unit:
    """The unit, if the actor may change it; in sight but not the actor's to change is 403."""
    unit = queries.unit(actor(), unit_id)
    if not queries.may_manage(actor(), unit.id):
        raise NotAllowedError(policy.MANAGING)
    return unit


@bp.route("/units/<id:unit_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_UNITS)
def edit(unit_id: int) -> flask.Response:
    """Sửa đơn vị."""
    unit = _managed(unit_id)
    form = UnitForm(obj=unit)
    _offer(form)
    form.starts_from(unit)
    if form.saves(unit, lambda: _save(unit, **form.entered())):
        return back_to("units.detail", gettext("Đã lưu đơn vị."), unit_id=unit.id)
    return page("units/edit.html", form=form, unit=unit, last=last_entry("unit", unit.id))


def _save(unit: Unit, name: str, naming: str, **fields: Any) -> None:
    renamed_on, decision = fields.pop("renamed_on"), fields.pop("decision")
    if naming == "renamed":
        actions.rename_unit(
            actor=actor(), unit=unit, name=name, renamed_on=renamed_on, decision=decision
        )
    else:
        actions.correct_name(actor=actor(), unit=unit, name=name)
    actions.update_unit(actor=actor(), unit=unit, **fields)


@bp.post("/units/<id:unit_id>/aliases")
@requires(Permission.MANAGE_UNITS)
def add_alias(unit_id: int) -> flask.Response:
    """Thêm tên gọi khác."""
    unit, form = _managed(unit_id), AliasForm()
    if form.performs(lambda: actions.add_alias(actor=actor(), unit=unit, text=form.text.data)):
        return back_to("units.detail", gettext("Đã thêm tên gọi khác."), unit_id=unit.id)
    return page("units/detail.html", form=form, **(_standing(unit) | {"alias_form": form}))


@bp.post("/units/<id:unit_id>/aliases/<id:alias_id>/remove")
@requires(Permission.MANAGE_UNITS)
def remove_alias(unit_id: int, alias_id: int) -> flask.Response:
    """Bỏ tên gọi khác."""
    unit = _managed(unit_id)
    actions.remove_alias(actor=actor(), unit=unit, alias=_alias_of(unit, alias_id))
    return back_to("units.detail", gettext("Đã bỏ tên gọi khác."), unit_id=unit.id)


def _alias_of(unit: Unit, alias_id: int) -> UnitAlias:
    found = next((alias for alias in unit.aliases if alias.id == alias_id), None)
    if found is None:
        raise MissingError
    return found


@bp.route("/units/<id:unit_id>/end", methods=["GET", "POST"])
@requires(Permission.MANAGE_UNITS)
def end(unit_id: int) -> flask.Response:
    """Kết thúc hoạt động của một đơn vị."""
    unit, form = _managed(unit_id), EndForm()
    if form.performs(lambda: actions.end_unit(actor=actor(), unit=unit, **form.entered())):
        return back_to("units.detail", gettext("Đã ghi ngày kết thúc."), unit_id=unit.id)
    return page("units/end.html", form=form, unit=unit)


@bp.post("/units/<id:unit_id>/resume")
@requires(Permission.MANAGE_UNITS)
def resume(unit_id: int) -> flask.Response:
    """Hoạt động trở lại: take back the end of a unit."""
    unit = _managed(unit_id)
    actions.resume_unit(actor=actor(), unit=unit)
    return back_to("units.detail", gettext("Đơn vị hoạt động trở lại."), unit_id=unit.id)


@bp.get("/units/levels")
@signed_in
def levels() -> flask.Response:
    """Các cấp đơn vị."""
    can_manage = policy.can_manage_levels(actor())
    return page("units/levels.html", levels=queries.levels(), can_manage=can_manage)


@bp.route("/units/levels/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_UNITS)
def new_level() -> flask.Response:
    """Thêm cấp đơn vị."""
    policy.require_level_keeper(actor())
    form = NewLevelForm()
    if form.performs(lambda: actions.create_level(actor=actor(), **form.entered())):
        return back_to("units.levels", gettext("Đã thêm cấp."))
    return page("units/level_new.html", form=form)


@bp.route("/units/levels/<id:level_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_UNITS)
def edit_level(level_id: int) -> flask.Response:
    """Sửa cấp đơn vị."""
    policy.require_level_keeper(actor())
    level = queries.level(level_id)
    form = LevelForm(obj=level)
    form.starts_from(level)
    if form.saves(
        level, lambda: actions.update_level(actor=actor(), level=level, **form.entered())
    ):
        return back_to("units.levels", gettext("Đã lưu cấp."))
    entries, last = history("unit_level", level.id), last_entry("unit_level", level.id)
    return page("units/level_edit.html", form=form, level=level, entries=entries, last=last)
