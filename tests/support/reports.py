"""Reports for tests: the starter form of the cast's province, periods, and whole answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from congress.congresses.models import Congress
from congress.core.permissions import SYSTEM
from congress.files.actions import keep_file
from congress.reporting.actions import opening as unlocking
from congress.reporting.actions import periods as opening
from congress.reporting.actions import sending, writing
from congress.reporting.models import Report, ReportForm, ReportPeriod
from tests.support.cast import World, actor_of
from tests.support.districts import Districts, make_districts
from tests.support.scans import scan

# All that a congress with a full form has to say, so that the check finds nothing.
WHOLE = {
    "qd_bcd": "12/QĐ-UBND",
    "qd_bcd__on": "05/02/2024",
    "qd_bcd__subject": "Thành lập Ban Chỉ đạo Đại hội",
    "qd_bcd__why": "Bản quét gửi sau",
    "bcd_thanh_vien": "15",
    "qd_btc": "13/QĐ-UBND",
    "qd_btc__on": "05/02/2024",
    "qd_btc__subject": "Thành lập Ban Tổ chức Đại hội",
    "qd_btc__why": "Bản quét gửi sau",
    "tieu_ban": "3",
    "kh_dai_hoi": "20/KH-UBND",
    "kh_dai_hoi__on": "01/03/2024",
    "kh_dai_hoi__subject": "Kế hoạch tổ chức Đại hội",
    "kh_dai_hoi__why": "Bản quét gửi sau",
    "bao_cao_chinh_tri": "Đang dự thảo",
    "dai_bieu": "120",
    "ngay_to_chuc": "12/06/2024",
}


@dataclass
class Reporting:
    """The districts, the progress form of their parent, and its first period."""

    world: World
    districts: Districts
    form: ReportForm
    period: ReportPeriod

    def actor(self, name: str) -> Any:
        """A persona as actions know it."""
        return actor_of(self.world, name)

    def next_period(self) -> ReportPeriod:
        """Open the next weekly period."""
        last = self.period.ends_on
        [made] = opening.open_periods(
            actor=self.actor("standing_agency"),
            form=self.form,
            since=date.fromordinal(last.toordinal() + 1),
            until=date.fromordinal(last.toordinal() + 7),
        )
        return made

    def started(self, child: Congress | None = None, period: ReportPeriod | None = None) -> Report:
        """The report of a child, begun by its officer."""
        child = child or self.districts.child
        return writing.start_report(
            actor=self.officer(child), period=period or self.period, congress=child
        )

    def submitted(self, child: Congress | None = None, **cells: str) -> Report:
        """A whole report with the leader."""
        report = self.started(child)
        who = self.officer(report.congress)
        writing.save_report(actor=who, report=report, sheet={**WHOLE, **cells})
        return writing.submit_report(actor=who, report=report)

    def sent(self, child: Congress | None = None, **cells: str) -> Report:
        """A whole report that its leader signed and sent."""
        report = self.submitted(child, **cells)
        return sending.send_report(actor=self.leader(report.congress), report=report)

    def accepted(self, child: Congress | None = None, **cells: str) -> Report:
        """A report that the province accepted."""
        report = self.sent(child, **cells)
        who = self.actor("standing_agency")
        return sending.accept_report(actor=who, report=report, seen=report.version)

    def returned(self, report: Report, reasons: dict[int, str]) -> Report:
        """A sent report that the province sends back."""
        who = self.actor("standing_agency")
        return sending.return_report(actor=who, report=report, reasons=reasons, seen=report.version)

    def officer(self, child: Congress) -> Any:
        """The officer of a child."""
        own = child.id == self.districts.child.id
        return self.actor("district_officer" if own else "other_officer")

    def leader(self, child: Congress) -> Any:
        """The leader of a child."""
        own = child.id == self.districts.child.id
        return self.actor("district_leader" if own else "other_leader")


def make_reporting(session: Any, world: World) -> Reporting:
    """Make the districts, the form, and the period of 18–24 May 2024 (cut off Friday 16:00)."""
    districts = make_districts(session, world)
    who = actor_of(world, "standing_agency")
    form = opening.adopt_starter(actor=who, congress=districts.parent, code="tien-do")
    [period] = opening.open_periods(
        actor=who, form=form, since=date(2024, 5, 20), until=date(2024, 5, 24)
    )
    session.commit()
    return Reporting(world, districts, form, period)


def scene_rows(session: Any, world: World, child: Congress, foreign: Congress) -> dict[str, Any]:
    """Reports of a child as the table of access meets them, and one below another province."""
    periods = [_periods(one) for one in (child.parent, foreign)]
    below = Congress(
        code="HL-2024",
        unit=world.units["other_province"],
        parent=foreign,
        ordinal=4,
        year=2024,
        planned_start_on=date(2024, 7, 1),
    )
    session.add(below)
    session.flush()
    own, other = periods
    opening.renew_expected(actor=SYSTEM, period=other[0])
    sent, signing, draft = (_begun(period, child) for period in own[:3])
    away = _begun(other[0], below)
    for report in (sent, signing, away):
        sheet = {**WHOLE, "ngay_to_chuc__why": "Đổi ngày"}
        writing.save_report(actor=SYSTEM, report=report, sheet=sheet)
        writing.submit_report(actor=SYSTEM, report=report)
    for report in (sent, away):
        sending.send_report(actor=SYSTEM, report=report)
    asking = {"actor": SYSTEM, "reason": "Ghi nhầm"}
    asked = unlocking.ask_unlock(period=own[0], congress=child, **asking)
    other_asked = unlocking.ask_unlock(period=other[0], congress=below, **asking)
    kept = keep_file(actor=SYSTEM, data=scan(), name="qd.pdf")
    value = next(one for one in sent.values if one.field.code == "qd_bcd" and not one.part)
    value.attachment = kept
    session.flush()
    return {
        "report_form": own[0].form,
        "period": own[0],
        "open_period": own[3],
        "foreign_period": other[0],
        "sent_report": sent,
        "signing_report": signing,
        "draft_report": draft,
        "foreign_report": away,
        "report_value": value,
        "report_field": own[0].form.sections[0].fields[0],
        "unlock_request": asked,
        "foreign_request": other_asked,
        "foreign_form": other[0].form,
    }


def _periods(parent: Congress) -> list[ReportPeriod]:
    form = opening.adopt_starter(actor=SYSTEM, congress=parent, code="tien-do")
    days = {"since": date(2024, 5, 20), "until": date(2024, 6, 14)}
    return opening.open_periods(actor=SYSTEM, form=form, **days)


def _begun(period: ReportPeriod, child: Congress) -> Report:
    return writing.start_report(actor=SYSTEM, period=period, congress=child)
