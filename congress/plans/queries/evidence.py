"""The files that came with reports on a job."""

import sqlalchemy as sa

from congress.extensions import db
from congress.files.models import Attachment
from congress.plans.models import Progress, ProgressFile


def attachment_of(item_id: int, attachment_id: int) -> Attachment | None:
    """The attachment of a report on the job, by its number; None when it is not one of them."""
    return db.session.scalar(
        sa.select(Attachment)
        .join(ProgressFile, ProgressFile.attachment_id == Attachment.id)
        .join(Progress, Progress.id == ProgressFile.progress_id)
        .where(Progress.item_id == item_id, Attachment.id == attachment_id)
    )
