"""Changing units: founding, naming, renaming, ending them; their other names and their levels."""

import re
from datetime import date, timedelta
from typing import TypedDict, Unpack

import sqlalchemy as sa

from congress.audit.actions import changes_of, record
from congress.core.clock import EARLIEST, LATEST
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor
from congress.core.text import fold
from congress.extensions import db
from congress.units.models import FormerName, Unit, UnitAlias, UnitKind, UnitLevel
from congress.units.policy import (
    MANAGING,
    require_level_keeper,
    require_manager,
    require_namer,
)
from congress.units.queries import may_manage

CODE = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*\Z")
_NOT_IN_CODE = re.compile(r"[^a-z0-9]+")


def create_unit(
    *,
    actor: Actor,
    code: str,
    level_id: int,
    name: str,
    parent_id: int | None = None,
    short_name: str = "",
    is_collective: bool = False,
    named_on: date | None = None,
) -> Unit:
    """Found a unit."""
    _require_keeper(actor, parent_id)
    unit = Unit(level_id=level_id, parent_id=parent_id, short_name=short_name)
    unit.code, unit.name = _checked_code(code), name
    unit.is_collective, unit.named_on = is_collective, named_on
    return _founded(actor, unit)


def create_imported_agency(*, actor: Actor, name: str, province_id: int) -> Unit:
    """Found an agency that an import names and nobody knew; its code is made from its name."""
    require_namer(actor)
    is_collective = fold(name).startswith("cac ")
    unit = Unit(
        level_id=_level_of(UnitKind.AGENCY), parent_id=province_id, is_collective=is_collective
    )
    unit.code, unit.name = _free_code(name), name
    return _founded(actor, unit)


def create_body(*, actor: Actor, code: str, name: str, parent_id: int) -> Unit:
    """Found the unit of a committee, so that the committee can lead work like any agency."""
    _require_keeper(actor, parent_id)
    unit = Unit(level_id=_level_of(UnitKind.BODY), parent_id=parent_id)
    unit.code, unit.name = code, name
    return _founded(actor, unit)


def rename_body(*, actor: Actor, unit: Unit, name: str) -> Unit:
    """Keep the unit of a committee in step with the committee's name."""
    return correct_name(actor=actor, unit=unit, name=name)


def _require_keeper(actor: Actor, unit_id: int | None) -> None:
    """Refuse an actor who keeps no units, or not this one."""
    require_manager(actor)
    if not may_manage(actor, unit_id):
        raise NotAllowedError(MANAGING)


def _level_of(kind: UnitKind) -> int:
    """The highest level of a kind; RejectedError when none has been set up."""
    level_id = db.session.scalar(
        sa.select(UnitLevel.id)
        .where(UnitLevel.kind == kind)
        .order_by(UnitLevel.rank, UnitLevel.id)
        .limit(1)
    )
    if level_id is None:
        raise RejectedError(N_("Chưa có cấp đơn vị loại này. Hãy thêm ở trang Các cấp."))
    return level_id


def _founded(actor: Actor, unit: Unit) -> Unit:
    db.session.add(unit)
    record(actor=actor, verb="created", target=unit, changes=changes_of(unit))
    return unit


def _checked_code(code: str) -> str:
    if not CODE.match(code):
        say = N_("Mã chỉ gồm chữ không dấu, số, gạch nối; ví dụ so-tai-chinh.")
        raise RejectedError(say, field="code")
    return code


def _free_code(name: str) -> str:
    """Return "cq-bao-lang-son" for "Báo Lạng Sơn", with a number behind when it is taken."""
    stem = f"cq-{_NOT_IN_CODE.sub('-', fold(name)).strip('-')[:32].rstrip('-')}".rstrip("-")
    taken = set(db.session.scalars(sa.select(Unit.code).where(Unit.code.startswith(stem))))
    code, number = stem, 1
    while code in taken:
        number += 1
        code = f"{stem}-{number}"
    return code


class UnitTexts(TypedDict):
    """What may be written of a unit beside its name."""

    code: str
    level_id: int
    parent_id: int | None
    short_name: str
    is_collective: bool


def update_unit(*, actor: Actor, unit: Unit, **texts: Unpack[UnitTexts]) -> Unit:
    """Change what is written of a unit beside its name."""
    _require_keeper(actor, unit.id)
    if texts["parent_id"] != unit.parent_id:
        _require_keeper(actor, texts["parent_id"])
    _check_parent(unit, texts["parent_id"])
    texts["code"] = _checked_code(texts["code"])
    for name, value in texts.items():
        setattr(unit, name, value)
    record(actor=actor, verb="updated", target=unit, changes=changes_of(unit))
    return unit


def correct_name(*, actor: Actor, unit: Unit, name: str) -> Unit:
    """Correct how a unit's name is written; no former name is kept."""
    _require_keeper(actor, unit.id)
    if name != unit.name:
        unit.name = name
        record(actor=actor, verb="updated", target=unit, changes=changes_of(unit))
    return unit


def _check_parent(unit: Unit, parent_id: int | None) -> None:
    """Refuse a parent that stands below the unit, or is the unit itself."""
    above = parent_id
    while above is not None:
        if above == unit.id:
            say = N_("Đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó.")
            raise RejectedError(say, field="parent_id")
        above = db.session.scalar(sa.select(Unit.parent_id).where(Unit.id == above))


def rename_unit(
    *, actor: Actor, unit: Unit, name: str, renamed_on: date, decision: str = ""
) -> Unit:
    """Give a unit a new name from a day on; the old one is kept as a former name."""
    _require_keeper(actor, unit.id)
    _check_day(renamed_on, "renamed_on")
    if name == unit.name:
        raise RejectedError(N_("Tên mới giống tên đang dùng."), field="name")
    if unit.named_on and renamed_on <= unit.named_on:
        say = N_("Tên đang dùng có từ ngày {day}; tên mới phải từ ngày sau đó.")
        raise RejectedError(say, field="renamed_on", day=f"{unit.named_on:%d/%m/%Y}")
    until_on = renamed_on - timedelta(days=1)
    kept = FormerName(name=unit.name, from_on=unit.named_on, until_on=until_on, decision=decision)
    unit.former_names.append(kept)
    unit.name, unit.named_on = name, renamed_on
    record(actor=actor, verb="renamed", target=unit, changes=changes_of(unit), note=decision)
    return unit


def end_unit(*, actor: Actor, unit: Unit, ended_on: date, decision: str = "") -> Unit:
    """Note the day from which a unit is no more; it stays where it was named."""
    _require_keeper(actor, unit.id)
    _check_day(ended_on, "ended_on")
    if unit.named_on and ended_on < unit.named_on:
        raise RejectedError(N_("Ngày kết thúc phải sau ngày mang tên này."), field="ended_on")
    unit.ended_on = ended_on
    record(actor=actor, verb="ended", target=unit, changes=changes_of(unit), note=decision)
    return unit


def resume_unit(*, actor: Actor, unit: Unit) -> Unit:
    """Take back the end of a unit."""
    _require_keeper(actor, unit.id)
    unit.ended_on = None
    record(actor=actor, verb="resumed", target=unit, changes=changes_of(unit))
    return unit


def _check_day(day: date, field: str) -> None:
    if not EARLIEST <= day <= LATEST:
        raise RejectedError(N_("Ngày phải trong khoảng từ năm 2000 đến năm 2100."), field=field)


def add_alias(*, actor: Actor, unit: Unit, text: str) -> UnitAlias:
    """Remember another name that people write for a unit."""
    require_namer(actor)
    alias = UnitAlias(text=text)
    unit.aliases.append(alias)
    record(actor=actor, verb="added_alias", target=unit, note=text)
    return alias


def remove_alias(*, actor: Actor, unit: Unit, alias: UnitAlias) -> None:
    """Forget another name of a unit."""
    _require_keeper(actor, unit.id)
    text = alias.text
    unit.aliases.remove(alias)
    record(actor=actor, verb="removed_alias", target=unit, note=text)


def create_level(
    *, actor: Actor, code: str, name: str, name_en: str, kind: UnitKind, rank: int
) -> UnitLevel:
    """Add a level of units."""
    require_level_keeper(actor)
    level = UnitLevel(kind=kind)
    level.code, level.name, level.name_en, level.rank = _checked_code(code), name, name_en, rank
    db.session.add(level)
    record(actor=actor, verb="created", target=level, changes=changes_of(level))
    return level


def update_level(
    *,
    actor: Actor,
    level: UnitLevel,
    code: str,
    name: str,
    name_en: str,
    kind: UnitKind,
    rank: int,
) -> UnitLevel:
    """Change a level; what its units are cannot change once it has some."""
    require_level_keeper(actor)
    if kind is not level.kind and db.session.scalar(
        sa.select(sa.exists().where(Unit.level_id == level.id))
    ):
        say = N_("Cấp này đã có đơn vị nên không đổi loại được.")
        raise RejectedError(say, field="kind")
    level.code, level.name, level.name_en = _checked_code(code), name, name_en
    level.kind, level.rank = kind, rank
    record(actor=actor, verb="updated", target=level, changes=changes_of(level))
    return level
