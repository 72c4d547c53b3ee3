"""Adding a version of a paper's file."""

from congress.core.errors import NotAllowedError
from congress.core.permissions import Actor
from congress.files.actions import add_version, keep_file
from congress.files.models import Document, DocumentVersion
from congress.records import policy, queries


def require_adding(actor: Actor, document: Document) -> None:
    """Refuse an actor who may not add a version of a paper, naming who may."""
    if not policy.can_add(actor, document, list(queries.items_of(document))):
        raise NotAllowedError(policy.ADDING)


def bring_version(
    *, actor: Actor, document: Document, data: bytes, name: str, note: str = ""
) -> DocumentVersion:
    """Keep a file as the next version of a paper; the versions before it stay."""
    require_adding(actor, document)
    file = keep_file(actor=actor, data=data, name=name, congress_id=document.congress_id)
    return add_version(actor=actor, document=document, attachment=file, note=note)
