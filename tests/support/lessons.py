"""A pilot for tests: its accepted papers, and lessons drawn from it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.permissions import SYSTEM, Actor
from congress.districts.actions import marks
from congress.districts.actions.marks import Word
from congress.districts.models import Milestone, MilestoneMark
from congress.files.actions import keep_file, register_document
from congress.files.models import Document
from congress.lessons.actions import answering, writing
from congress.lessons.models import AnswerState, Lesson
from congress.lessons.queries import lessons
from tests.support.cast import World, actor_of, unit
from tests.support.districts import Districts, make_child, make_districts

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
ADVICE = "Gửi giấy mời trước Đại hội 10 ngày"


@dataclass
class Pilot:
    """The districts, and a third child that holds its congress first: the pilot."""

    world: World
    districts: Districts
    pilot: Congress

    @property
    def child(self) -> Congress:
        """The child of the cast's officer, which learns from the pilot."""
        return self.districts.child

    def actor(self, name: str) -> Actor:
        """A persona as actions know it."""
        return actor_of(self.world, name)

    def report(self, code: str = "BCD", *, file: bool = True) -> MilestoneMark:
        """The pilot's report on a milestone with a paper "99/QĐ-UBND", whose file is its own."""
        paper = self.paper(file=file, mark=code)
        return marks.report_milestone(
            actor=SYSTEM,
            child=self.pilot,
            milestone=self.districts.milestone(code),
            word=Word(date(2024, 3, 1), paper),
        )

    def paper(self, *, file: bool = True, mark: str = "") -> Document:
        """A paper of the pilot, with its file or without."""
        kept = None
        if file:
            kept = keep_file(
                actor=SYSTEM, data=PDF + f"% {mark}\n".encode(), name="99-QD-UBND.pdf",
                congress_id=self.pilot.id,
            )  # fmt: skip
        return register_document(
            actor=SYSTEM,
            number="99/QĐ-UBND",
            issued_on=date(2024, 3, 1),
            subject="Thành lập Ban Chỉ đạo Đại hội",
            congress_id=self.pilot.id,
            attachment=kept,
        )

    def accept(self, report: MilestoneMark) -> MilestoneMark:
        """The province accepts a report of the pilot."""
        return marks.accept_milestone(
            actor=SYSTEM,
            child=self.pilot,
            milestone=report.milestone,
            report_id=report.id,
            word=Word(clock.today()),
        )

    def send_back(self, report: MilestoneMark) -> MilestoneMark:
        """The province sends a report of the pilot back."""
        return marks.return_milestone(
            actor=SYSTEM,
            child=self.pilot,
            milestone=report.milestone,
            report_id=report.id,
            reason="Thiếu căn cứ",
        )

    def draft(
        self, advice: str = ADVICE, *, code: str = "", source: Congress | None = None
    ) -> Lesson:
        """A lesson that the standing agency has written and not published."""
        rung: Milestone | None = self.districts.milestone(code) if code else None
        return writing.write_lesson(
            actor=self.actor("standing_agency"),
            parent=self.districts.parent,
            advice=advice,
            milestone_id=rung.id if rung else None,
            source_id=source.id if source else None,
        )

    def lesson(self, advice: str = ADVICE, **more: Any) -> Lesson:
        """A published lesson."""
        row = self.draft(advice, **more)
        self.publish(row)
        return row

    def publish(self, *rows: Lesson) -> int:
        """Publish drafts."""
        return writing.publish_lessons(
            actor=self.actor("standing_agency"), parent=self.districts.parent, rows=rows
        )

    def answer(self, row: Lesson, state: AnswerState, note: str = "") -> None:
        """The officer of `child` answers a lesson."""
        found = lessons.entry(self.child, row.id)
        answering.answer_lesson(
            actor=self.actor("district_officer"), entry=found, state=state, note=note
        )


def make_pilot(session: Any, world: World) -> Pilot:
    """Make the districts and the pilot; committed."""
    districts = make_districts(session, world)
    world.units["pilot_district"] = unit(
        world, "183", "huyen", "huyện Cao Lộc", world.units["province"]
    )
    session.add(world.units["pilot_district"])
    session.flush()
    pilot = make_child(session, world, "CL-2024", "pilot_district", date(2024, 5, 15))
    pilot.is_pilot = True
    session.commit()
    return Pilot(world, districts, pilot)


def published_lesson(world: World) -> Lesson:
    """A published lesson of the cast's province."""
    row = writing.write_lesson(
        actor=SYSTEM, parent=world.congress, advice=ADVICE, milestone_id=None, source_id=None
    )
    writing.publish_lessons(actor=SYSTEM, parent=world.congress, rows=[row])
    return row


def scene_of_lessons(session: Any, rows: dict[str, Any]) -> dict[str, Any]:
    """Lessons as the table of access meets them, and a sample: `other_child` is the pilot."""
    top, foreign, pilot, rung = (
        rows[name] for name in ("congress", "foreign_congress", "other_child", "rung")
    )
    pilot.is_pilot = True
    paper = register_document(
        actor=SYSTEM,
        number="1/QĐ-UBND",
        issued_on=date(2024, 3, 1),
        subject="Thành lập Ban Chỉ đạo",
        congress_id=pilot.id,
        attachment=keep_file(actor=SYSTEM, data=PDF, name="1-QD-UBND.pdf"),
    )
    about: dict[str, Any] = {"actor": SYSTEM, "child": pilot, "milestone": rung}
    report = marks.report_milestone(**about, word=Word(date(2024, 3, 1), paper))
    marks.accept_milestone(**about, report_id=report.id, word=Word(date(2024, 3, 4)))
    found = {
        name: writing.write_lesson(
            actor=SYSTEM, parent=parent, advice=name, milestone_id=None, source_id=None
        )
        for name, parent in (
            ("lesson", top),
            ("draft_lesson", top),
            ("gone_lesson", top),
            ("foreign_lesson", foreign),
        )
    }
    for name, parent in (("lesson", top), ("foreign_lesson", foreign)):
        writing.publish_lessons(actor=SYSTEM, parent=parent, rows=[found[name]])
    writing.remove_lesson(actor=SYSTEM, row=found["gone_lesson"], reason="Trùng")
    session.flush()
    return found
