"""One row of every kind that an address names, so that every page can be asked for."""

import io
import re
from datetime import date
from typing import Any

from congress.accounts.models import Person
from congress.congresses.models import MemberRole, Membership
from congress.coordinating.models import Authority, Comment, Obstacle
from congress.files.models import Attachment
from congress.office.models import DayException
from congress.plans.models import ImportBatch, PlanState
from congress.search.models import SavedView
from tests.support.cast import World
from tests.support.client import Client
from tests.support.delegates import rows_of_delegates
from tests.support.lessons import published_lesson
from tests.support.plans import jobs_of, make_plan
from tests.support.reports import make_reporting

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
ARGUMENT = re.compile(r"<id:(\w+)>")


def furnish(session: Any, world: World, client: Client) -> dict[str, int]:
    """Make the rows and return their numbers by the names that addresses give them."""
    draft = make_plan(session, world)
    approved = make_plan(session, world, code="TBHC", state=PlanState.APPROVED)
    person = Person(full_name="Nông Thị Mẫu")
    day = DayException(day=date(2024, 5, 2), is_worked=False, label="Nghỉ bù")
    session.add_all([person, day])
    session.flush()
    seat = Membership(
        committee_id=world.committees["TBTT"].id, person_id=person.id, role=next(iter(MemberRole))
    )
    batch = ImportBatch(
        plan_id=draft.id,
        at=world.users["agency"].created_at,
        filename="a.xlsx",
        sha256="0" * 64,
        rows=[],
    )
    user = world.users["secretary"]
    view = SavedView(
        user_id=user.id, name="Thiếu hạn", filters={"q": "viec"}, created_at=user.created_at
    )
    delegate, quota, roster = rows_of_delegates(world)
    session.add_all([seat, batch, view, delegate, quota, roster])
    session.commit()
    job = jobs_of(approved)[0]
    sent = client.sign_in("agency").post(
        f"/items/{job.id}/completion",
        {"files": (io.BytesIO(PDF), "Kế hoạch.pdf")},
        content_type="multipart/form-data",
    )
    assert sent.status == 303
    obstacle = Obstacle(
        item=job, ordinal=1, cause="Thiếu kinh phí", authority=Authority.KEEPER,
        proposal="Cấp bổ sung", asked_on=date(2024, 5, 13), asked_at=job.last_at,
        asked_by_name="Người thử",
    )  # fmt: skip
    comment = Comment(item=job, at=job.last_at, by_name="Người thử", text="Nhờ @secretary xem")
    session.add_all([obstacle, comment])
    session.commit()
    reporting = make_reporting(session, world)
    report = reporting.sent()
    session.commit()
    return {
        "attachment_id": session.query(Attachment).one().id,
        "batch_id": batch.id,
        "comment_id": comment.id,
        "committee_id": world.committees["TBTT"].id,
        "congress_id": world.congress.id,
        "day_id": day.id,
        "delegate_id": delegate.id,
        "import_id": roster.id,
        "quota_id": quota.id,
        "grant_id": world.users["secretary"].grants[0].id,
        "item_id": job.id,
        "lesson_id": published_lesson(world).id,
        "level_id": world.levels["huyen"].id,
        "membership_id": seat.id,
        "obstacle_id": obstacle.id,
        "person_id": person.id,
        "form_id": reporting.form.id,
        "period_id": reporting.period.id,
        "plan_id": draft.id,
        "report_id": report.id,
        "unit_id": world.units["stc"].id,
        "user_id": world.users["outsider"].id,
        "view_id": view.id,
    }


def addresses(app: Any, method: str, numbers: dict[str, int]) -> list[str]:
    """Every address that answers the method, its numbers filled in."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    chosen = [rule.rule for rule in rules if method in rule.methods]
    return sorted(ARGUMENT.sub(lambda a: str(numbers.get(a[1], 1)), rule) for rule in chosen)
