"""An agency's sheet of jobs as an official paper: phiếu giao việc."""

from collections.abc import Mapping, Sequence

from congress.congresses.models import Committee, Congress
from congress.congresses.papers import filed_by, letterhead, title_of
from congress.core import dates
from congress.core.deadlines import Kind
from congress.core.text import lines_of, small
from congress.duties.queries import Duty, Issuer, PlanColumn
from congress.plans.models import Plan, PlanState
from congress.plans.papers import BLANK_DEADLINE, BLANK_LEAD, amended_words, with_first_day
from congress.plans.queries.amended import AmendingPaper
from congress.printing.paper import Column, Paper, Paragraph, Row, Signature, Table, TableBlock

KIND = "PHIẾU GIAO VIỆC"
COLUMNS = (
    Column("TT", 6.5, "center"),
    Column("Nội dung công việc", 32.5),
    Column("Vai trò", 16),
    Column("Thời gian hoàn thành", 16, "center"),
    Column("Sản phẩm", 15),
    Column("Tiểu ban", 14),
)
_OF_COLUMN = "Tiểu ban "
BLANK_PRODUCT = "<sản phẩm>"


def assigned(duties: Sequence[Duty]) -> list[Duty]:
    """The jobs that a sheet may give out: those of approved plans."""
    return [duty for duty in duties if duty.plan_state is PlanState.APPROVED]


def sheet_paper(
    congress: Congress,
    agency: str,
    duties: Sequence[Duty],
    issuer: Issuer,
    plans: Sequence[PlanColumn],
    amended: Mapping[int, Sequence[AmendingPaper]],
) -> Paper:
    """Build the sheet of an agency; of the plans in scope, those that give it jobs are grounds.

    `amended` are the papers that amended a plan, by the plan's id: a ground names them too.
    Number and day stay open: they come from the register of who issues it.
    """
    found = assigned(duties)
    giving = {duty.plan_id for duty in found}
    grounds = [plan for plan in plans if plan.plan_id in giving]
    committee, plan = issuer.committee, issuer.plan
    return Paper(
        **letterhead(committee, "PGV"),
        place=(plan.place if plan is not None else "") or None,
        year=congress.year,
        kind=KIND,
        subject=f"Thực hiện nhiệm vụ chuẩn bị và tổ chức {title_of(congress)}",
        addressees=(agency,),
        grounds=tuple(_ground(one, amended.get(one.plan_id, ())) for one in grounds),
        blocks=_blocks(agency, found),
        recipients=_recipients(committee, grounds),
        signature=_signature(plan) if plan is not None else Signature(),
    )


def _signature(plan: Plan) -> Signature:
    return Signature(
        capacity=tuple(lines_of(plan.signer_capacity)),
        post=(plan.signer_post,) if plan.signer_post else (),
        name=plan.signer_name or None,
    )


def _ground(plan: PlanColumn, amended: Sequence[AmendingPaper]) -> str:
    day = f" {dates.long(plan.issued_on)}" if plan.issued_on else ""
    later = amended_words(amended)
    remark = f" ({small(later)})" if later else ""
    return f"Căn cứ Kế hoạch số {plan.number}{day} của {plan.committee}{remark}"


def _blocks(agency: str, found: Sequence[Duty]) -> tuple[Paragraph | TableBlock, ...]:
    if not found:
        return ()
    led = sum(duty.is_led for duty in found)
    counts = f"{len(found)} công việc (chủ trì {led}, phối hợp {len(found) - led})"
    table = Table(COLUMNS, tuple(_row(place, duty) for place, duty in enumerate(found, start=1)))
    return (Paragraph(f"Giao {agency} thực hiện {counts} sau đây:"), TableBlock(table), _CLOSING)


_CLOSING = Paragraph(
    "Việc chủ trì: hoàn thành đúng thời hạn và gửi sản phẩm về ban ghi ở cột cuối. Việc phối hợp: "
    "thực hiện theo đề nghị của cơ quan chủ trì. Có vướng mắc, báo cáo bằng văn bản trước thời hạn "
    "để xem xét, giải quyết."
)


def _row(place: int, duty: Duty) -> Row:
    return Row(
        (
            str(place),
            duty.content,
            "Chủ trì" if duty.is_led else f"Phối hợp với {duty.lead or BLANK_LEAD}",
            _time(duty),
            duty.product or (BLANK_PRODUCT if duty.is_led else ""),
            duty.committee.removeprefix(_OF_COLUMN),
        )
    )


def _time(duty: Duty) -> str:
    """The deadline as the plan has it; a day counted from the congress stands below its words."""
    text = duty.deadline_text or duty.explanation or BLANK_DEADLINE
    if duty.deadline_kind is Kind.RELATIVE and duty.due_on:
        return f"{text}\n({dates.short(duty.due_on)})"
    return with_first_day(text, duty.deadline_kind, duty.due_on, duty.original_due_on)


def _recipients(committee: Committee | None, plans: Sequence[PlanColumn]) -> tuple[str, ...]:
    own = committee.id if committee is not None else None
    others = (plan.committee for plan in plans if plan.committee_id != own)
    return ("Như trên", *others, filed_by(committee))
