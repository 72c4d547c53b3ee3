"""The periodic reports of the districts: on time, late, silent, returned, with the leader."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import sqlalchemy as sa

from congress.accounts.models import Grant, User
from congress.congresses.models import Congress
from congress.core import clock, dates
from congress.core.permissions import Actor, Held, Role
from congress.dev.demo import data
from congress.dev.demo.bodies import TOP
from congress.dev.demo.papers import small_pdf
from congress.dev.demo.world import Step, World
from congress.extensions import db
from congress.files.actions import keep_file
from congress.reporting.actions import opening, periods, sending, writing
from congress.reporting.models import Report, ReportForm, ReportPeriod
from congress.reporting.queries import forms, reports
from congress.reporting.queries.periods import periods_of

# The papers that stand on the ladder of milestones too: districts.toml registers them first.
SUBJECTS = {
    "qd_bcd": "Thành lập Ban Chỉ đạo, Ban Tổ chức Đại hội",
    "qd_btc": "Thành lập Ban Chỉ đạo, Ban Tổ chức Đại hội",
    "kh_dai_hoi": "Kế hoạch tổ chức Đại hội đại biểu các dân tộc thiểu số",
}
# Hours after which the next hand acts: the leader signs, the standing agency decides.
SIGNED, DECIDED = timedelta(minutes=25), timedelta(minutes=50)
SENDS = {"accepted", "sent", "returned", "late", "excepted"}


def steps(world: World) -> Iterator[Step]:
    """Forms, then periods, then each district's reports step by step."""
    found = data.read("reports")
    yield Step(found["adopted_at"], partial(_adopt, world, found["forms"]))
    for row in found["periods"]:
        yield Step(row["at"], partial(_open, world, row))
    for period in found["events"]:
        for unit, what, at in period["told"]:
            said = found["districts"][unit]
            yield from _told(world, period["period"], unit, what, at, said)


def _told(
    world: World, number: int, unit: str, what: str, at: datetime, said: Mapping[str, Any]
) -> Iterator[Step]:
    where = (world, number, unit)
    if what in {"late", "excepted"}:
        yield Step(at - SIGNED, partial(_except, *where))
    yield Step(at, partial(_write, *where, what, said))
    if what in SENDS:
        yield Step(at + SIGNED, partial(_send, *where))
    if what in {"accepted", "late"}:
        yield Step(at + DECIDED, partial(_accept, *where))
    if what == "returned":
        yield Step(at + DECIDED, partial(_return, *where))


def _adopt(world: World, codes: list[str]) -> None:
    for code in codes:
        actor = world.actor("bandantoc")
        periods.adopt_starter(actor=actor, congress=world.congresses[TOP], code=code)


def _open(world: World, row: data.Row) -> None:
    days = {"since": row["since"], "until": row["until"]}
    form = _form(world, row["form"])
    periods.open_periods(actor=world.actor("bandantoc"), form=form, **days)


def _form(world: World, code: str) -> ReportForm:
    return next(one for one in forms.forms_of(world.congresses[TOP].id) if one.code == code)


def _period(world: World, number: int) -> ReportPeriod:
    found = periods_of(world.congresses[TOP].id)
    return next(one for one in found if (one.form.code, one.number) == ("tien-do", number))


def _child(world: World, unit: str) -> Congress:
    return world.congresses[f"LS-{unit}"]


def _hand(world: World, unit: str, role: Role) -> Actor:
    """Who writes or signs for a district: its account, else a nameless hand of the demo."""
    held = sa.and_(Grant.role == role, Grant.unit_id == world.units[unit].id)
    name = db.session.scalar(sa.select(User.username).where(User.grants.any(held)))
    if name is not None:
        return world.actor(name)
    post = "Lãnh đạo" if role is Role.DISTRICT_LEADER else "Phòng Dân tộc"
    known = f"{post} {world.units[unit].name}"
    return Actor(id=None, name=known, held=(Held(role, unit_id=world.units[unit].id),))


def _report(world: World, number: int, unit: str) -> Report:
    found = reports.report_in(_period(world, number).id, _child(world, unit).id)
    if found is None:
        raise LookupError(f"{unit} has no report in period {number}")
    return found


def _write(world: World, number: int, unit: str, what: str, said: Mapping[str, Any]) -> None:
    officer = _hand(world, unit, Role.DISTRICT_OFFICER)
    child = _child(world, unit)
    found = writing.start_report(actor=officer, period=_period(world, number), congress=child)
    files = {}
    if number == 1:
        for code, name in (("qd_bcd", "bcd"), ("qd_btc", "btc"), ("kh_dai_hoi", "kh")):
            title = said[name][0]
            scan = small_pdf(f"{title} {child.unit.name}", pages=2)
            files[code] = keep_file(
                actor=officer, data=scan, name=f"{title.replace('/', '-')}.pdf",
                congress_id=child.id,
            )  # fmt: skip
    sheet = _sheet(said, number, what, child.d_day)
    writing.save_report(actor=officer, report=found, sheet=sheet, files=files)
    if what != "draft":
        writing.submit_report(actor=officer, report=found)


def _sheet(said: Mapping[str, Any], number: int, what: str, day: date | None) -> dict[str, str]:
    """What a district typed: its day as it stands, and numbers that grow with the periods."""
    cells = dict(said["cells"])
    for code, name in (("qd_bcd", "bcd"), ("qd_btc", "btc"), ("kh_dai_hoi", "kh")):
        paper, on = said[name]
        cells |= {code: paper, f"{code}__on": on, f"{code}__subject": SUBJECTS[code]}
    cells["tham_luan"] = str(max(int(cells["tham_luan"]) - 3 + number, 1))
    cells["tuyen_truyen"] = f"Đã đăng {2 * number} tin, bài; treo 10 băng rôn ở trung tâm."
    if day is not None:
        cells["ngay_to_chuc"] = dates.short(day)
        if day < clock.today():
            cells["ngay_to_chuc__why"] = "Đã tổ chức đúng ngày"
    return cells if what != "draft" else {"tham_luan": cells["tham_luan"]}


def _send(world: World, number: int, unit: str) -> None:
    leader = _hand(world, unit, Role.DISTRICT_LEADER)
    sending.send_report(actor=leader, report=_report(world, number, unit))


def _accept(world: World, number: int, unit: str) -> None:
    found = _report(world, number, unit)
    sending.accept_report(actor=world.actor("bandantoc"), report=found, seen=found.version)


def _return(world: World, number: int, unit: str) -> None:
    found = _report(world, number, unit)
    field = next(one for one in reports.fields_of(found) if one.code == "dai_bieu")
    say = "Ban Chỉ đạo tỉnh chưa có ý kiến về 165 đại biểu; đề nghị ghi theo phân bổ."
    sending.return_report(
        actor=world.actor("bandantoc"), report=found, reasons={field.id: say}, seen=found.version
    )


def _except(world: World, number: int, unit: str) -> None:
    opening.grant_exception(
        actor=world.actor("bandantoc"),
        period=_period(world, number),
        congress=_child(world, unit),
        until_at=clock.now() + timedelta(days=1),
        reason="Mất điện do mưa bão, đã báo qua điện thoại",
    )
