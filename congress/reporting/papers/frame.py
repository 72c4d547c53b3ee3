"""What every paper of reporting has: who issues it, under which letterhead, who signs."""

from dataclasses import replace

from congress.congresses.models import Committee, CommitteeKind
from congress.congresses.papers import letterhead, place_of
from congress.core import dates
from congress.core.text import capital
from congress.printing.paper import Paper, Signature
from congress.reporting.models import Cadence, ReportForm, ReportPeriod
from congress.reporting.queries.forms import FormThen
from congress.reporting.queries.issuing import Issuer

KIND = "BÁO CÁO"
BLANK_POST = "<chức vụ người ký>"
_CAPACITY = {
    CommitteeKind.STEERING: ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"),
    CommitteeKind.ORGANISING: ("TM. BAN TỔ CHỨC", "TRƯỞNG BAN"),
}


def framed(own: Issuer) -> Paper:
    """The letterhead and the signature of who issues, with nothing said yet."""
    unit, committee = own.congress.unit, own.committee
    found = Paper(
        body=f"Ủy ban nhân dân {unit.name}",
        symbol="BC-UBND",
        place=place_of(unit),
        year=own.congress.year,
        kind=KIND,
        subject="",
        blocks=(),
        signature=_signature(own),
    )
    if committee is None:
        return found
    return replace(found, **letterhead(committee, "BC"))


def _signature(own: Issuer) -> Signature:
    if own.committee is None:
        return Signature(("TM. ỦY BAN NHÂN DÂN", BLANK_POST))
    capacity = _CAPACITY[own.committee.kind]
    if own.head is None:
        return Signature(capacity)
    return Signature(capacity, (own.head.post,) if own.head.post else (), own.head.person.full_name)


def name_of(issuer: Issuer) -> str:
    """What a body is called where a paper names it."""
    committee: Committee | None = issuer.committee
    if committee is None:
        return f"Ủy ban nhân dân {issuer.congress.unit.name}"
    return committee.official_name or f"{committee.name} {issuer.congress.unit.name}"


def members_of(own: Issuer) -> tuple[str, ...]:
    """The members of the committee that issues, as a line of "Nơi nhận"; none without one."""
    return (f"Các thành viên {own.committee.name}",) if own.committee is not None else ()


def subject_of(period: ReportPeriod, form: ReportForm | FormThen, lead: str = "") -> str:
    """The name of the form without "Báo cáo", after `lead`, and the period: under "BÁO CÁO"."""
    name = f"{lead}{form.name.removeprefix('Báo cáo ')}"
    subject = capital(name)
    if form.cadence is Cadence.ONCE:
        return subject
    days = f"từ {dates.long(period.starts_on)} đến {dates.long(period.ends_on)}"
    return f"{subject}, kỳ {period.number} ({days})"
