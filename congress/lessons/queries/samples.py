"""Papers of pilots that were accepted, as samples for the other children of their parent.

What stands now decides: a sample is gone once its child is no pilot, or its report was sent back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.errors import MissingError
from congress.districts.models import Milestone, MilestoneMark
from congress.districts.queries import marks_of, milestones_of
from congress.districts.queries.children import siblings_of
from congress.districts.rules import standing
from congress.files.models import Attachment, Document
from congress.lessons.rules import kind_of


@dataclass(frozen=True)
class Sample:
    """The paper by which a pilot reached a milestone, as its parent accepted it."""

    pilot: Congress
    milestone: Milestone
    paper: Document

    @property
    def kind(self) -> str:
        """What kind of paper it is: "Quyết định"."""
        return kind_of(self.paper.number)


def samples_for(child: Congress, milestone_id: int | None = None) -> list[Sample]:
    """The samples for a child, or for one of its milestones, in the order of the ladder.

    Only of milestones that the child owes; none for a child that was merged into another. A paper
    of a milestone that asks for personal data is no sample, whatever else it proves.
    """
    if child.parent_id is None:
        return []
    siblings = siblings_of(child)
    pilots = [row for row in siblings if row.is_pilot and row.id != child.id]
    if not pilots or all(row.id != child.id for row in siblings):
        return []
    marks = marks_of(row.id for row in pilots)
    rungs = milestones_of(child.parent_id)
    personal = {
        mark.document_id
        for rung in rungs
        if rung.is_personal
        for pilot in pilots
        for mark in marks.get((pilot.id, rung.id), ())
    }
    return [
        Sample(pilot, rung, paper)
        for rung in rungs
        if child.form in rung.forms and milestone_id in {None, rung.id}
        for pilot in pilots
        if (paper := _accepted_paper(marks.get((pilot.id, rung.id), ()))) is not None
        and paper.id not in personal
    ]


def _accepted_paper(marks: Iterable[MilestoneMark]) -> Document | None:
    now = standing(marks, clock.now())
    return now.reported.document if now.reported and now.accepted else None


def sample_file(child: Congress, milestone_id: int, pilot_id: int) -> Attachment:
    """The file of a sample as it stands now; MissingError when it is not, or no longer, one."""
    for sample in samples_for(child, milestone_id):
        is_asked = sample.pilot.id == pilot_id and sample.milestone.id == milestone_id
        if is_asked and sample.paper.attachment is not None:
            return sample.paper.attachment
    raise MissingError
