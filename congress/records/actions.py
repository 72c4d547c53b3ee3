"""Adding versions of a paper's file, and marking the one that is an issued copy."""

from congress.audit.actions import record
from congress.core.authored import written_by
from congress.core.errors import N_, MissingError, NotAllowedError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.files.actions import add_version, keep_file, register_document
from congress.files.models import Attachment, Document, DocumentVersion
from congress.files.queries import last_version
from congress.plans.models import IssuedCopy
from congress.records import policy, rules
from congress.records.queries import issued as marks
from congress.records.queries import papers
from congress.records.queries.issued import Issued, Signed


def require_adding(actor: Actor, document: Document) -> None:
    """Refuse an actor who may not add a version of a paper, naming who may."""
    if not policy.can_add(
        actor, document, papers.items_of(document), marks.signed_plans(actor, document)
    ):
        raise NotAllowedError(policy.ADDING)


def bring_version(
    *, actor: Actor, document: Document, data: bytes, name: str, note: str = ""
) -> DocumentVersion:
    """Keep a file as the next version of a paper; the versions before it stay."""
    require_adding(actor, document)
    file = keep_file(actor=actor, data=data, name=name, congress_id=document.congress_id)
    return add_version(actor=actor, document=document, attachment=file, note=note)


def require_issuing(actor: Actor, signed: Signed) -> None:
    """Refuse an actor who may not mark the issued copy of a paper, naming who may."""
    if not policy.can_issue(actor, signed.plan):
        raise NotAllowedError(policy.ISSUING)


def issue_copy(
    *, actor: Actor, signed: Signed, data: bytes, name: str, reason: str = ""
) -> IssuedCopy:
    """Keep the scan of a signed paper as a version of its file, marked as the issued copy.

    The paper is registered with its number and day when it is new. A mark that stands
    moves for a reason; RejectedError says what else is wrong.
    """
    require_issuing(actor, signed)
    standing = _standing(signed)
    if standing is not None and not reason.strip():
        raise RejectedError(_REASON, field="reason")
    congress_id = signed.plan.committee.congress_id
    file = keep_file(actor=actor, data=data, name=name, congress_id=congress_id)
    if not rules.is_scan(file.media_type):
        raise RejectedError(
            N_("Tệp {name} không phải bản quét; hãy gửi PDF hoặc ảnh của bản đã ký."),
            field="files",
            name=file.name,
        )
    paper = _paper(actor, signed, standing)
    version = _held(paper, file, standing)
    if version is None:
        version = add_version(actor=actor, document=paper, attachment=file, note=reason)
    return _mark(actor, signed, paper, version, standing, reason)


def move_mark(*, actor: Actor, signed: Signed, number: int, reason: str) -> IssuedCopy:
    """Mark a later version of the paper as the issued copy, for a reason."""
    require_issuing(actor, signed)
    standing = _standing(signed)
    if standing is None or number not in dict(marks.later_scans(standing)):
        raise RejectedError(N_("Chỉ chuyển dấu sang bản quét thêm sau."), field="number")
    if not reason.strip():
        raise RejectedError(_REASON, field="reason")
    paper = _paper(actor, signed, standing)
    return _mark(actor, signed, paper, marks.version(paper, number), standing, reason)


_NOT_APPROVED = N_("Kế hoạch chưa được duyệt nên chưa có bản ban hành.")
_NOT_APPROVED_AMENDMENT = N_("Bản sửa đổi chưa được duyệt nên chưa có bản ban hành.")
_REASON = N_("Bản ban hành đã có; hãy nêu lý do thay.")


def _standing(signed: Signed) -> Issued | None:
    """The mark that stands; only what was approved can have one."""
    if not signed.is_approved:
        raise RejectedError(_NOT_APPROVED_AMENDMENT if signed.amendment else _NOT_APPROVED)
    return marks.standing(signed)


def _paper(actor: Actor, signed: Signed, standing: Issued | None) -> Document:
    if standing is None:
        return register_document(
            actor=actor,
            number=signed.number,
            issued_on=signed.issued_on,
            subject=signed.title,
            congress_id=signed.plan.committee.congress_id,
        )
    found = db.session.get(Document, standing.document_id)
    if found is None:
        raise MissingError
    return found


def _held(paper: Document, file: Attachment, standing: Issued | None) -> DocumentVersion | None:
    """The current version when it is this very file and not yet marked: no second one is made."""
    db.session.flush()
    last, held = last_version(paper), paper.attachment
    is_marked = standing is not None and standing.number >= last
    if held is None or held.sha256 != file.sha256 or is_marked:
        return None
    return marks.version(paper, last)


def _mark(
    actor: Actor,
    signed: Signed,
    paper: Document,
    version: DocumentVersion,
    standing: Issued | None,
    reason: str,
) -> IssuedCopy:
    db.session.flush()
    row = IssuedCopy(
        plan_id=signed.plan.id,
        amendment_id=signed.amendment_id,
        version_id=version.id,
        **written_by(actor),
        reason=reason,
    )
    db.session.add(row)
    old = _told(standing) if standing else None
    change = {"field": "issued_copy", "kind": "text", "old": old, "new": _told(_now(signed))}
    for target in (signed.plan, paper):
        record(
            actor=actor,
            verb="marked_issued",
            target=target,
            changes=[change],
            congress_id=signed.plan.committee.congress_id,
            note=reason or (signed.number if signed.amendment else ""),
        )
    return row


def _now(signed: Signed) -> Issued:
    db.session.flush()
    return marks.issued_of(signed)[0]


def _told(mark: Issued) -> str:
    return f"{mark.name} ({mark.number}), SHA-256 {mark.sha256}"
