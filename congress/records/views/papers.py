"""Pages of papers: the list, one with its versions and jobs; what the page of a job adds."""

from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.audit.queries import history
from congress.core.errors import NotAllowedError
from congress.core.permissions import Permission
from congress.files.downloads import send, send_scan_page, show_scan
from congress.files.models import Attachment, Document
from congress.plans.models import WorkItem
from congress.records import actions, policy
from congress.records.forms import VersionForm
from congress.records.queries import issued
from congress.records.queries import papers as queries
from congress.records.views.blueprint import bp
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page
from congress.web.paging import Paging
from congress.web.slots import filled


@bp.get("/documents")
@signed_in
def index() -> flask.Response:
    """Văn bản."""
    words = flask.request.args.get("q", "")[:200].encode("utf-8", "ignore").decode().strip()
    found = queries.documents(actor(), words)
    paging = Paging.of(flask.request.args, len(found))
    return page("records/index.html", rows=found[paging.slice], paging=paging, words=words)


@bp.get("/documents/<id:document_id>")
@signed_in
def document(document_id: int) -> flask.Response:
    """Một văn bản: its number, day and subject, the versions of its file, the jobs it serves."""
    found = queries.document(actor(), document_id)
    return page("records/document.html", **_shown(found, VersionForm(formdata=None)))


def _shown(found: Document, form: VersionForm) -> dict[str, Any]:
    signed = issued.signed_of(actor(), found)
    kept = [one.plan for one in signed]
    return {
        "document": found,
        "version_form": form,
        "versions": queries.versions(found),
        "marks": issued.marks_on(found),
        "signed": signed,
        "uses": queries.uses(actor(), found),
        "can_add": policy.can_add(actor(), found, queries.items_of(found), kept),
        "entries": history("document", found.id),
    }


@bp.post("/documents/<id:document_id>/versions")
@requires(Permission.REPORT_PROGRESS)
def add_version(document_id: int) -> flask.Response:
    """Thêm bản mới của tệp văn bản."""
    found, form = queries.document(actor(), document_id), VersionForm()
    actions.require_adding(actor(), found)
    if form.performs(
        lambda: actions.bring_version(
            actor=actor(),
            document=found,
            data=form.files.data.read(),
            name=form.files.data.filename or "",
            note=form.note.data or "",
        )
    ):
        say = gettext("Đã thêm bản %(number)s.", number=form.result.number)
        return back_to("records.document", say, document_id=document_id)
    return page("records/document.html", form=form, **_shown(found, form))


@bp.get("/documents/<id:document_id>/versions/<id:number>")
@signed_in
def version(document_id: int, number: int) -> flask.Response:
    """Tải một bản của tệp văn bản."""
    return send(_version(document_id, number)[1])


def _version(document_id: int, number: int) -> tuple[Document, Attachment]:
    found = queries.document(actor(), document_id)
    for roles in filled("document.closed", document=found):
        raise NotAllowedError(roles)
    return found, queries.version_file(found, number)


@bp.get("/documents/<id:document_id>/versions/<id:number>/pages")
@signed_in
def version_pages(document_id: int, number: int) -> flask.Response:
    """Xem từng trang của một bản."""
    found, scan = _version(document_id, number)
    place: dict[str, Any] = {"document_id": document_id, "number": number}
    url = flask.url_for
    return show_scan(
        scan,
        crumbs=[(found.subject, url("records.document", document_id=document_id))],
        file=url("records.version", **place),
        pages=url("records.version_pages", **place),
        picture=lambda which: url("records.version_picture", which=which, **place),
    )


@bp.get("/documents/<id:document_id>/versions/<id:number>/pages/<id:which>")
@signed_in
def version_picture(document_id: int, number: int, which: int) -> flask.Response:
    """Một trang của một bản, thành ảnh."""
    return send_scan_page(_version(document_id, number)[1], which)


def item_panel(item: WorkItem) -> Markup:
    """The papers and files of a job, on its page."""
    papers, files = queries.documents_of(item), queries.files_of(item)
    if not papers and not files:
        return Markup("")
    panel = flask.get_template_attribute("records/_item.html", "papers_panel")
    return cast(Markup, panel(item, papers, files))
