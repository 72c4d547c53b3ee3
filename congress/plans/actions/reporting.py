"""Reporting: append-only progress, completion with its product, confirmation or return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.authored import written_by
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor, Role
from congress.extensions import db
from congress.files.models import Attachment, Document
from congress.plans import policy, rules
from congress.plans.actions.drafting import require_writer
from congress.plans.models import (
    ItemState,
    PlanState,
    ProductKind,
    Progress,
    ProgressFile,
    WorkItem,
)
from congress.plans.queries.evidence import papers_numbered
from congress.plans.rules import ProductGap

REPORTERS = (Role.AGENCY, Role.DISTRICT_OFFICER, Role.SECRETARY, Role.STANDING_AGENCY)

STOPPED = {ItemState.PAUSED, ItemState.CANCELLED}
OWN_CONFIRMATION = "Người báo hoàn thành tự xác nhận."
GAPS: Mapping[ProductGap, tuple[str, str]] = {
    ProductGap.PAPER: (
        "document_number",
        N_("Báo hoàn thành cần sản phẩm: một tệp, hoặc số, ngày và trích yếu văn bản."),
    ),
    ProductGap.DAY: ("happened_on", N_("Sự kiện cần ngày đã tổ chức.")),
    ProductGap.NOT_YET: ("happened_on", N_("Sự kiện chưa diễn ra; hãy báo sau khi tổ chức xong.")),
    ProductGap.LINE: ("line", N_("Hãy ghi một dòng: sản phẩm gì, bao nhiêu, bàn giao ở đâu.")),
}


@dataclass(frozen=True)
class Product:
    """What a report hands in: its kind (None for loose files), what shows it, a part or all."""

    kind: ProductKind | None = ProductKind.DOCUMENT
    document: Document | None = None
    files: Sequence[Attachment] = ()
    happened_on: date | None = None
    is_part: bool = False


NOTHING = Product(kind=None)


def report_progress(
    *,
    actor: Actor,
    item: WorkItem,
    state: ItemState,
    percent: int | None = None,
    line: str = "",
    files: Sequence[Attachment] = (),
) -> Progress:
    """Say how far a job is; pausing or cancelling it needs a reason and the plan's keeper."""
    require_reporter(actor, item)
    _require_approved(item)
    if {state, item.state} & STOPPED:
        require_writer(actor, item.plan)
    if state in STOPPED:
        if not line:
            raise RejectedError(N_("Tạm dừng hoặc hủy cần nêu lý do."), field="line")
    elif state not in rules.REPORTABLE:
        raise RejectedError(N_("Trạng thái này không chọn trực tiếp được."), field="state")
    verb = "reported" if state in rules.REPORTABLE else state.value
    loose = Product(kind=None, files=files)
    return _append(actor, item, verb, state, percent=percent, line=line, product=loose)


def submit_completion(
    *, actor: Actor, item: WorkItem, product: Product, line: str = ""
) -> Progress:
    """Report a job as complete with its product; each kind has its own proof."""
    require_reporter(actor, item)
    _require_approved(item)
    _require_whole(product, line)
    item.submitted_at = clock.now()
    return _append(
        actor, item, "completion_submitted", ItemState.AWAITING, line=line, product=product
    )


def submit_part(*, actor: Actor, item: WorkItem, product: Product, line: str = "") -> Progress:
    """Hand in a part of the product: it is kept and shown, and the job stays under way."""
    require_reporter(actor, item)
    _require_approved(item)
    _require_whole(product, line)
    part, state = replace(product, is_part=True), ItemState.IN_PROGRESS
    return _append(actor, item, "part_submitted", state, line=line, product=part)


def _require_whole(product: Product, line: str) -> None:
    gap = rules.product_gap(
        product.kind or ProductKind.DOCUMENT,
        has_evidence=product.document is not None or bool(product.files),
        line=line,
        happened_on=product.happened_on,
        today=clock.today(),
    )
    if gap is not None:
        field_name, sentence = GAPS[gap]
        raise RejectedError(sentence, field=field_name)


def known_paper(*, actor: Actor, typed: str, issued_on: date | None = None) -> Document:
    """The registered paper that a number names, with or without its day; refused when not one."""
    number, day = rules.reference(typed, clock.today())
    found = papers_numbered(actor, number, issued_on or day)
    if len(found) > 1:
        raise RejectedError(
            N_("Có {count} văn bản cùng số này; hãy ghi thêm ngày văn bản."),
            field="document_on",
            count=len(found),
        )
    if not found:
        raise RejectedError(
            N_("Chưa có văn bản số này trong hệ thống; hãy ghi đủ số, ngày và trích yếu."),
            field="document_subject",
        )
    return found[0]


def confirm_completion(*, actor: Actor, item: WorkItem) -> Progress:
    """Accept the product; the job was done when the product was submitted, not now."""
    require_writer(actor, item.plan)
    _require_step(item, ItemState.DONE)
    own = bool(item.progress) and item.progress[-1].by_id == actor.id
    line = OWN_CONFIRMATION if own else ""
    item.done_at = item.submitted_at
    return _append(actor, item, "completion_confirmed", ItemState.DONE, line=line)


def return_completion(*, actor: Actor, item: WorkItem, reason: str) -> Progress:
    """Send the product back with the reason; the submission no longer counts."""
    require_writer(actor, item.plan)
    if not reason:
        raise RejectedError(N_("Trả lại cần nêu lý do."), field="reason")
    _require_step(item, ItemState.RETURNED)
    reached = next((one.percent for one in reversed(item.progress) if one.percent < 100), 0)
    item.submitted_at = None
    return _append(
        actor, item, "completion_returned", ItemState.RETURNED, percent=reached, line=reason
    )


def _append(
    actor: Actor,
    item: WorkItem,
    verb: str,
    state: ItemState,
    *,
    percent: int | None = None,
    line: str = "",
    product: Product = NOTHING,
) -> Progress:
    _require_step(item, state)
    moment = clock.now()
    item.state, item.percent = state, rules.percent_after(state, percent, item.percent)
    item.last_line, item.last_at = line, moment
    progress = Progress(
        item=item,
        **written_by(actor, moment),
        state=state,
        percent=item.percent,
        line=line,
        product_kind=product.kind,
        is_partial=product.is_part,
        happened_on=product.happened_on,
        document=product.document,
        files=[ProgressFile(attachment=file) for file in product.files],
    )
    db.session.add(progress)
    congress_id = item.plan.committee.congress_id
    changes = changes_of(item)
    record(actor=actor, verb=verb, target=item, changes=changes, congress_id=congress_id, note=line)
    return progress


def require_reporter(actor: Actor, item: WorkItem) -> None:
    """Refuse an actor who neither leads the job nor keeps its plan, naming who does."""
    if not policy.is_reporter(actor, item):
        raise NotAllowedError(REPORTERS)


def _require_approved(item: WorkItem) -> None:
    if item.plan.state is not PlanState.APPROVED:
        raise RejectedError(N_("Kế hoạch chưa được duyệt nên chưa báo cáo được."))


def _require_step(item: WorkItem, state: ItemState) -> None:
    if not rules.can_follow(item.state, state):
        raise RejectedError(N_("Công việc đã chuyển sang trạng thái khác; hãy mở lại trang."))
