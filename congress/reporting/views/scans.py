"""The scans of a report's papers: the file to keep, and its pages to look at beside the cell."""

from typing import Any

import flask

from congress.core.errors import MissingError
from congress.core.permissions import Role
from congress.files.downloads import send, send_scan_page, show_scan
from congress.files.models import Attachment, Document
from congress.reporting import policy
from congress.reporting.models import Report
from congress.reporting.queries import reports
from congress.reporting.views.blueprint import bp
from congress.web.access import actor, signed_in


def _found(report_id: int, value_id: int) -> tuple[Report, Attachment]:
    found = reports.report(actor(), report_id)
    codes = {value.id: value.field.code for value in found.values}
    scan = reports.files_seen(actor(), found).get(codes.get(value_id, ""))
    if scan is None:
        raise MissingError
    return found, scan


@bp.get("/reports/<id:report_id>/files/<id:value_id>")
@signed_in
def file(report_id: int, value_id: int) -> flask.Response:
    """Tải tệp của một văn bản trong báo cáo."""
    return send(_found(report_id, value_id)[1])


@bp.get("/reports/<id:report_id>/files/<id:value_id>/pages")
@signed_in
def file_pages(report_id: int, value_id: int) -> flask.Response:
    """Xem từng trang của bản quét."""
    found, scan = _found(report_id, value_id)
    place: dict[str, Any] = {"report_id": report_id, "value_id": value_id}
    url = flask.url_for
    return show_scan(
        scan,
        crumbs=[(found.label, url("reporting.report", report_id=report_id))],
        file=url("reporting.file", **place),
        pages=url("reporting.file_pages", **place),
        picture=lambda number: url("reporting.file_picture", number=number, **place),
    )


@bp.get("/reports/<id:report_id>/files/<id:value_id>/pages/<id:number>")
@signed_in
def file_picture(report_id: int, value_id: int, number: int) -> flask.Response:
    """Một trang của bản quét, thành ảnh."""
    return send_scan_page(_found(report_id, value_id)[1], number)


def document_closed(document: Document) -> tuple[Role, ...]:
    """Who reads the file of a report's paper with personal data, where the actor does not."""
    who = actor()
    found = reports.personal_of(document.id)
    return policy.PERSONAL if any(not policy.reads_personal(who, child) for child in found) else ()
