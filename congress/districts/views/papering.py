"""The paper that a form names: one that is registered already, or a new one with its file."""

from congress.congresses.models import Congress
from congress.core.errors import N_, RejectedError
from congress.districts.forms import PaperFields
from congress.districts.queries import papers
from congress.files.actions import claim_uploads, keep_file, register_document
from congress.files.models import Attachment, Document
from congress.web.access import actor


def offer_papers(form: PaperFields, child: Congress, place: str) -> None:
    """List the papers of a child, and let files arrive ahead of the form under a place."""
    form.paper_id.offer(papers.papers_of(child.id))
    form.files.place = place


def paper_named(form: PaperFields, child: Congress, usual: str = "") -> Document | None:
    """The paper that a form names, registered when it is new; None when it names none.

    `usual` is what a paper is called that comes as a file alone.
    """
    chosen = form.paper_id.data
    if chosen is not None:
        return papers.paper_of(child.id, chosen)
    file = _file(form, child)
    subject = form.subject.data or (usual if file is not None else "")
    if not (file or form.number.data or subject):
        return None
    if not subject:
        raise RejectedError(N_("Văn bản cần có trích yếu."), field="subject")
    return register_document(
        actor=actor(),
        number=form.number.data or "",
        issued_on=form.issued_on.data,
        subject=subject,
        congress_id=child.id,
        attachment=file,
        signer=form.signer.data or "",
    )


def _file(form: PaperFields, child: Congress) -> Attachment | None:
    sent = [file for file in form.files.data or [] if file]
    found = claim_uploads(actor=actor(), numbers=form.files.numbers, congress_id=child.id)
    found += [
        keep_file(actor=actor(), data=file.read(), name=file.filename or "", congress_id=child.id)
        for file in sent
    ]
    if len(found) > 1:
        raise RejectedError(N_("Mỗi văn bản một tệp; hãy chọn lại một tệp."), field="files")
    return found[0] if found else None
