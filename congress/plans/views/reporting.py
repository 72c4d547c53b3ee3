"""Reporting on a job: progress, completion with its product, confirmation, return; its files."""

from typing import Any

import flask
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from congress.audit.queries import history
from congress.core import clock, deadlines
from congress.core.errors import MissingError
from congress.core.permissions import Permission
from congress.files.actions import claim_uploads, keep_file, register_document
from congress.files.downloads import send
from congress.files.models import Attachment, Document
from congress.office.queries import calendar
from congress.plans import policy, rules
from congress.plans.actions import reporting
from congress.plans.actions.drafting import require_writer
from congress.plans.forms import REPORT_STATES, CompletionForm, ProgressForm, ReasonForm
from congress.plans.models import ItemState, ProductKind, WorkItem
from congress.plans.queries import links
from congress.plans.queries import plans as queries
from congress.plans.queries.evidence import attachment_of, papers_offered
from congress.plans.views.blueprint import bp
from congress.plans.views.choosing import link_form
from congress.web import drafts
from congress.web.access import actor, requires, signed_in
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page
from congress.web.words import word


@bp.get("/items/<id:item_id>")
@signed_in
def item(item_id: int) -> flask.Response:
    """Một công việc: what it is, how far it is, its history."""
    return page("plans/item.html", **item_page(queries.item(actor(), item_id)))


def item_page(found: WorkItem, **refused: BaseForm) -> dict[str, Any]:
    """What the page of a job shows; a refused form stands in it instead of a fresh one."""
    who = actor()
    return {
        "item": found,
        "plan": found.plan,
        "entries": history("work_item", found.id),
        "can_edit": policy.can_edit(who, found.plan),
        "can_write": policy.can_write(who, found.plan.committee),
        "can_report": (reports := policy.can_report(who, found)),
        "can_confirm": policy.can_confirm(who, found),
        "moment": clock.now(),
        "notes": deadlines.notes(found.deadline, calendar()),
        "today": clock.today(),
        "papers": papers_offered(who) if reports else [],
        "links": links.around(found, calendar()),
        "link_form": link_form(found),
        **report_forms(found, **refused),
    }


def report_forms(item: WorkItem, **refused: BaseForm) -> dict[str, Any]:
    """The forms by which the actor may report on a job."""
    places = {name: f"item-{name}-{item.id}" for name in ("progress", "completion")}
    typed = drafts.restored(places["progress"])
    progress = ProgressForm(formdata=typed, prefix="progress-", percent=item.percent or None)
    progress.state.choices = states_for(item)
    if typed is None:
        progress.state.data = ItemState.IN_PROGRESS.value
    expected = rules.product_kind(item.product).value
    completion = CompletionForm(formdata=drafts.restored(places["completion"]), kind=expected)
    forms: dict[str, BaseForm] = {"progress_form": progress, "completion_form": completion}
    forms |= {"return_form": ReasonForm(formdata=None)} | refused
    for name, place in places.items():
        forms[f"{name}_form"].files.place = place
    return forms


def states_for(item: WorkItem) -> list[SelectChoice]:
    """The states that the actor may choose for a job, with their words."""
    keeps = policy.can_write(actor(), item.plan.committee)
    if not keeps and item.state in reporting.STOPPED:
        return []
    held_back = set() if keeps else reporting.STOPPED
    return [
        SelectChoice(state.value, word(state))
        for state in REPORT_STATES
        if state not in held_back and rules.can_follow(item.state, state)
    ]


def quick_form(state: ItemState, percent: int) -> ProgressForm | None:
    """The line that says in place how a job goes on; stopping one takes its own page and reason."""
    if state in {*reporting.STOPPED, ItemState.AWAITING, ItemState.DONE}:
        return None
    form = ProgressForm(formdata=None, prefix="progress-", percent=percent or None)
    form.state.choices = [
        SelectChoice(next_.value, word(next_))
        for next_ in REPORT_STATES
        if next_ not in reporting.STOPPED and rules.can_follow(state, next_)
    ]
    form.state.data = ItemState.IN_PROGRESS.value
    return form


def _kept(form: ProgressForm | CompletionForm, item: WorkItem) -> list[Attachment]:
    who, congress_id = actor(), item.plan.committee.congress_id
    sent = [file for file in form.files.data or [] if file]
    return claim_uploads(actor=who, numbers=form.files.numbers, congress_id=congress_id) + [
        keep_file(actor=who, data=file.read(), name=file.filename or "", congress_id=congress_id)
        for file in sent
    ]


@bp.post("/items/<id:item_id>/progress")
@requires(Permission.REPORT_PROGRESS)
def report(item_id: int) -> flask.Response:
    """Báo tiến độ."""
    item, form = queries.item(actor(), item_id), ProgressForm(prefix="progress-")
    reporting.require_reporter(actor(), item)
    form.state.choices = states_for(item)
    if form.performs(
        lambda: reporting.report_progress(
            actor=actor(),
            item=item,
            state=ItemState(form.state.data),
            percent=form.percent.data,
            line=form.line.data,
            files=_kept(form, item),
        )
    ):
        return _done(gettext("Đã ghi tiến độ."), item)
    return page("plans/item.html", form=form, **item_page(item, progress_form=form))


@bp.post("/items/<id:item_id>/completion")
@requires(Permission.REPORT_PROGRESS)
def complete_item(item_id: int) -> flask.Response:
    """Báo hoàn thành, hoặc nộp một phần sản phẩm."""
    item, form = queries.item(actor(), item_id), CompletionForm()
    reporting.require_reporter(actor(), item)
    is_part = bool(flask.request.form.get("part"))
    submit = reporting.submit_part if is_part else reporting.submit_completion
    if form.performs(
        lambda: submit(actor=actor(), item=item, product=_product(form, item), line=form.line.data)
    ):
        part, whole = gettext("Đã nộp một phần."), gettext("Đã báo hoàn thành, chờ xác nhận.")
        return _done(part if is_part else whole, item)
    return page("plans/item.html", form=form, **item_page(item, completion_form=form))


def _product(form: CompletionForm, item: WorkItem) -> reporting.Product:
    return reporting.Product(
        kind=ProductKind(form.kind.data),
        document=_document(form, item),
        files=_kept(form, item),
        happened_on=form.happened_on.data,
    )


def _document(form: CompletionForm, item: WorkItem) -> Document | None:
    """The paper that the form names: a known one by its number alone, else a new one."""
    typed, day = form.document_number.data, form.document_on.data
    if not typed:
        return None
    if not (day and form.document_subject.data):
        return reporting.known_paper(actor=actor(), typed=typed, issued_on=day)
    return register_document(
        actor=actor(),
        number=form.document_number.data,
        issued_on=form.document_on.data,
        subject=form.document_subject.data,
        congress_id=item.plan.committee.congress_id,
    )


@bp.post("/items/<id:item_id>/confirm")
@requires(Permission.CONFIRM_COMPLETION)
def confirm(item_id: int) -> flask.Response:
    """Xác nhận hoàn thành."""
    item = queries.item(actor(), item_id)
    reporting.confirm_completion(actor=actor(), item=item)
    return _done(gettext("Đã xác nhận hoàn thành."), item)


@bp.post("/items/<id:item_id>/return")
@requires(Permission.CONFIRM_COMPLETION)
def return_item(item_id: int) -> flask.Response:
    """Trả lại báo cáo hoàn thành."""
    item, form = queries.item(actor(), item_id), ReasonForm()
    require_writer(actor(), item.plan)
    if form.performs(
        lambda: reporting.return_completion(actor=actor(), item=item, reason=form.reason.data)
    ):
        return _done(gettext("Đã trả lại."), item)
    return page("plans/item.html", form=form, **item_page(item, return_form=form))


def _done(say: str, item: WorkItem) -> flask.Response:
    if flask.request.form.get("from") == "home":
        return back_to("plans.home", say, _anchor=flask.request.form.get("row"))
    return back_to("plans.item", say, item_id=item.id)


@bp.get("/items/<id:item_id>/files/<id:attachment_id>")
@signed_in
def file(item_id: int, attachment_id: int) -> flask.Response:
    """Tải một tệp đã gửi kèm công việc."""
    item = queries.item(actor(), item_id)
    found = attachment_of(item.id, attachment_id)
    if found is None:
        raise MissingError
    return send(found)
