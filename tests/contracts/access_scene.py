"""The scene of the access table: plans in every state, their rows, and what other parents hold."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from congress.accounts.models import Grant, Person
from congress.amending.models import Extension
from congress.calendars.models import Feed
from congress.calendars.rules import token_hash
from congress.congresses.models import Committee, CommitteeKind, Congress, MemberRole, Membership
from congress.coordinating.models import Authority, Comment, Obstacle
from congress.core import clock
from congress.core.permissions import SYSTEM, Role
from congress.districts.models import LeaderNeed, Milestone
from congress.files import store
from congress.files.actions import keep_file, register_document
from congress.files.models import Upload
from congress.office.models import DayException
from congress.plans.models import (
    Amendment,
    AmendmentChange,
    ChangeKind,
    Coordination,
    HandOver,
    ImportBatch,
    ItemKind,
    ItemState,
    Plan,
    PlanKind,
    PlanState,
    Predecessor,
    Progress,
    ProgressFile,
    WorkItem,
)
from congress.prints.models import PrintJob, PrintState
from congress.search.models import SavedView
from tests.support import cast
from tests.support.cast import World
from tests.support.delegates import scene_of_delegates
from tests.support.lessons import scene_of_lessons
from tests.support.plans import jobs_of, make_plan
from tests.support.reports import scene_rows
from tests.support.scans import scan

DRAFT, SUBMITTED, APPROVED = PlanState.DRAFT, PlanState.SUBMITTED, PlanState.APPROVED
ABSENT = 2_000_000_000
# Committee of the province's congress: who keeps it besides, and its plan's name in the table.
OWN = (("NHAP", "draft"), ("TRINH", "submitted"), ("TRALAI", "returned"))


@dataclass
class Scene:
    """The cast, and the number of each row that the table names."""

    world: World
    ids: dict[str, int]


def build(session: Any) -> Scene:
    """Make the scene in a few committed transactions."""
    world = cast.build(session)
    child, foreign = _congresses(session, world)
    _committees(session, world, child, foreign)
    rows = _plans(session, world)
    session.commit()
    rows |= {"child_congress": child, "foreign_congress": foreign}
    rows |= (
        _under_jobs(session, rows, world.users["agency"].id)
        | _people(session, world)
        | _register(session, world)
    )
    rows |= _feeds(session, world) | _prints(session, world, rows)
    rows |= _children(session, world, child)
    rows |= scene_rows(session, world, child, foreign)
    rows |= scene_of_delegates(session, world, child, foreign)
    rows |= scene_of_lessons(session, rows)
    session.commit()
    return Scene(world, {name: row.id for name, row in rows.items()} | {"absent": ABSENT})


def _congresses(session: Any, world: World) -> tuple[Congress, Congress]:
    """One congress that the province guides, and one of another province."""
    province = cast.unit(world, "22", "tinh", "tỉnh Quảng Ninh", None)
    agency = cast.unit(world, "bdt-qn", "co-quan", "Ban Dân tộc Quảng Ninh", province)
    world.units |= {"other_province": province, "foreign_agency": agency}
    days = {"planned_start_on": date(2024, 8, 1), "planned_end_on": date(2024, 8, 1)}
    child = Congress(
        code="TD-2024", unit=world.units["district"], parent=world.congress, ordinal=4, year=2024,
        **days,
    )  # fmt: skip
    foreign = Congress(code="QN-2024", unit=province, ordinal=4, year=2024, **days)
    session.add_all([province, agency, child, foreign])
    session.flush()
    return child, foreign


def _committees(session: Any, world: World, child: Congress, foreign: Congress) -> None:
    for code, congress, kind in (
        *((code, world.congress, CommitteeKind.SUBCOMMITTEE) for code, _ in OWN),
        ("TBAN", world.congress, CommitteeKind.SUBCOMMITTEE),
        ("BTC", world.congress, CommitteeKind.ORGANISING),
        ("TD-TB", child, CommitteeKind.SUBCOMMITTEE),
        ("TD-TRINH", child, CommitteeKind.SUBCOMMITTEE),
        ("QN-TB", foreign, CommitteeKind.SUBCOMMITTEE),
    ):
        body = cast.unit(world, f"ban-{code.lower()}", "ban", f"Ban {code}", congress.unit)
        made = Committee(congress=congress, code=code, name=f"Ban {code}", kind=kind, unit=body)
        world.committees[code] = made
    session.add_all(world.committees.values())
    session.flush()
    for code, _ in OWN:
        _keeps(session, world, "secretary", Role.SECRETARY, code)
        _keeps(session, world, "committee_member", Role.COMMITTEE_MEMBER, code)
    _keeps(session, world, "other_secretary", Role.SECRETARY, "TBAN")


def _keeps(session: Any, world: World, username: str, role: Role, code: str) -> None:
    user, committee = world.users[username], world.committees[code]
    row = Grant(user_id=user.id, role=role, committee_id=committee.id, granted_at=clock.now())
    session.add(row)


def _jobs(*leads: str) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (str(number), f"Việc {number}", lead, "trong tháng 6/2024")
        for number, lead in enumerate(leads, start=1)
    )


def _plans(session: Any, world: World) -> dict[str, Any]:
    own = ("svhttdl", "btg", "ubnd-td")
    plans: dict[str, Plan] = {}
    for name, code, state, leads in (
        ("draft", "NHAP", DRAFT, own),
        ("submitted", "TRINH", SUBMITTED, own),
        ("returned", "TRALAI", PlanState.RETURNED, own),
        ("approved", "TBTT", APPROVED, ("svhttdl", "btg", "svhttdl")),
        ("other_draft", "TBHC", DRAFT, ("stc", "ubnd-td")),
        ("other", "TBAN", APPROVED, ("ubnd-td", "stc")),
        ("master", "BCD", APPROVED, ("vpub",)),
        ("central", "BTC", DRAFT, own),
        ("child", "TD-TB", APPROVED, ("ubnd-td",)),
        ("child_submitted", "TD-TRINH", SUBMITTED, ("ubnd-td",)),
        ("foreign", "QN-TB", APPROVED, ("foreign_agency",)),
    ):
        kind = PlanKind.MASTER if name == "master" else PlanKind.DETAILED
        plans[name] = make_plan(
            session, world, code=code, state=state, jobs=_jobs(*leads), kind=kind
        )
    helped = jobs_of(plans["approved"])[1]
    helped.coordinations.append(Coordination(unit_id=world.units["svhttdl"].id, position=1))
    return plans | _jobs_by_name(plans)


def _jobs_by_name(plans: dict[str, Plan]) -> dict[str, WorkItem]:
    jobs = {name: jobs_of(plan) for name, plan in plans.items()}
    found = {
        "draft_job": jobs["draft"][0],
        "draft_last": jobs["draft"][2],
        "job": jobs["approved"][0],
        "helped": jobs["approved"][1],
        "awaiting": jobs["approved"][2],
        "other_draft_job": jobs["other_draft"][0],
        "other_draft_last": jobs["other_draft"][1],
        "other_job": jobs["other"][0],
        "central_job": jobs["central"][0],
        "central_last": jobs["central"][2],
        "master_job": jobs["master"][0],
        "child_job": jobs["child"][0],
        "foreign_job": jobs["foreign"][0],
    }
    found["draft_last"].implements_id = found["central_last"].id
    for name in ("awaiting", "master_job"):
        found[name].state, found[name].submitted_at = ItemState.AWAITING, clock.now()
    part = next(item for item in plans["draft"].items if item.kind is ItemKind.PART)
    gone = jobs["draft"][1]
    gone.deleted_at, gone.removed_with_id = clock.now(), gone.id
    return found | {"draft_part": part, "removed_job": gone}


def _under_jobs(session: Any, rows: dict[str, Any], speaker: int) -> dict[str, Any]:
    """Links between jobs, files of reports, imports into plans, what is asked and said on jobs."""
    found: dict[str, Any] = {
        "link": Predecessor(item_id=rows["draft_job"].id, before_id=rows["draft_last"].id),
        "other_link": Predecessor(
            item_id=rows["other_draft_job"].id, before_id=rows["other_draft_last"].id
        ),
    }
    for name, plan in (
        ("batch", "draft"),
        ("other_batch", "other_draft"),
        ("foreign_batch", "foreign"),
    ):
        found[name] = ImportBatch(
            plan_id=rows[plan].id, at=clock.now(), filename="tệp.xlsx", sha256="0" * 64, rows=[]
        )
    for name, job in (("file", "awaiting"), ("foreign_file", "foreign_job")):
        found[name] = _file(session, rows[job])
    for name, job in (("extension", "helped"), ("foreign_extension", "foreign_job")):
        found[name] = _extension(rows[job])
    found |= {
        "amendment": _amendment(rows["approved"]),
        "foreign_amendment": _amendment(rows["foreign"]),
    }
    for name, job in (("obstacle", "helped"), ("foreign_obstacle", "foreign_job")):
        found[name] = _obstacle(rows[job])
    for name, job in (("comment", "helped"), ("foreign_comment", "foreign_job")):
        found[name] = Comment(
            item_id=rows[job].id, at=clock.now(), by_id=speaker, by_name="Người thử", text="Xong"
        )
    session.add_all(found.values())
    session.flush()
    for name, job, file in (
        ("paper", "awaiting", "file"),
        ("foreign_paper", "foreign_job", "foreign_file"),
    ):
        found[name] = _paper(session, rows[job], found[file])
    return found | {"amendment_change": found["amendment"].changes[0]}


def _amendment(plan: Plan) -> Amendment:
    added = AmendmentChange(
        kind=ChangeKind.ADD, content="Họp báo", before={}, after={}, by_name="Người thử",
        at=clock.now(),
    )  # fmt: skip
    return Amendment(
        plan_id=plan.id, ordinal=1, started_at=clock.now(), started_by_name="Người thử",
        changes=[added],
    )  # fmt: skip


def _extension(job: WorkItem) -> Extension:
    return Extension(
        item_id=job.id, ordinal=1, old_text=job.deadline_text, old_due_on=job.due_on,
        old_due_at=job.due_at, new_due_on=date(2024, 7, 1), reason="Chờ duyệt mẫu",
        asked_at=clock.now(), asked_by_name="Người thử",
    )  # fmt: skip


def _obstacle(job: WorkItem) -> Obstacle:
    return Obstacle(
        item_id=job.id, ordinal=1, cause="Thiếu kinh phí", authority=Authority.STEERING,
        proposal="Cấp bổ sung", asked_on=date(2024, 5, 13), asked_at=clock.now(),
        asked_by_name="Người thử",
    )  # fmt: skip


def _paper(session: Any, job: WorkItem, file: Any) -> Any:
    paper = register_document(
        actor=SYSTEM,
        number="12/BC",
        issued_on=date(2024, 5, 6),
        subject="Về tuyên truyền",
        congress_id=job.plan.committee.congress_id,
        attachment=file,
    )
    session.flush()
    job.progress[-1].document_id = paper.id
    return paper


def _file(session: Any, job: WorkItem) -> Any:
    kept = keep_file(actor=SYSTEM, data=scan(), name="sản phẩm.pdf")
    report = Progress(
        item_id=job.id, at=clock.now(), by_name="Người thử", state=job.state, percent=100,
        files=[ProgressFile(attachment=kept)],
    )  # fmt: skip
    session.add(report)
    return kept


def _people(session: Any, world: World) -> dict[str, Any]:
    found: dict[str, Any] = {"seatless": Person(full_name="Nguyễn Thị Chưa Có Ban")}
    for prefix, code in (("", "TBTT"), ("child_", "TD-TB"), ("foreign_", "QN-TB")):
        person = Person(full_name=f"Người Trong Ban {code}")
        found[f"{prefix}person"] = person
        found[f"{prefix}body"] = world.committees[code]
        found[f"{prefix}seat"] = Membership(
            committee=world.committees[code], person=person, role=MemberRole.MEMBER
        )
    session.add_all(found.values())
    session.flush()
    return found


def _feeds(session: Any, world: World) -> dict[str, Any]:
    """Feeds of the secretary: one that answers, one that was revoked."""
    found = {
        name: Feed(user=world.users["secretary"], token_hash=token_hash(token), made_at=clock.now())
        for name, token in (("feed", "scene-token"), ("revoked_feed", "revoked-token"))
    }
    found["revoked_feed"].revoked_at = clock.now()
    session.add_all(found.values())
    return found


def _children(session: Any, world: World, child: Congress) -> dict[str, Any]:
    """A second child of the province, a milestone that both owe, a leader needed at the first."""
    neighbour = cast.unit(world, "182", "huyen", "huyện Văn Lãng", world.units["province"])
    other = Congress(code="VL-2024", unit=neighbour, parent=world.congress, ordinal=4, year=2024)
    rung = Milestone(congress_id=world.congress.id, code="BCD", name="Ban Chỉ đạo", position=1)
    leader = Person(full_name="Lãnh Đạo Cần Dự")
    session.add_all([neighbour, other, rung, leader])
    session.flush()
    need = LeaderNeed(congress_id=child.id, person_id=leader.id)
    session.add(need)
    return {"other_child": other, "rung": rung, "leader_need": need}


def _prints(session: Any, world: World, rows: dict[str, Any]) -> dict[str, Any]:
    """Long prints of the secretary: done, waiting, and one of a plan no longer seen."""
    done, waiting, foreign = (
        PrintJob(
            user_id=world.users["secretary"].id, kind="congress-plans", label="Các kế hoạch",
            arguments={"congress": str(rows["congress"].id)}, asked_at=clock.wall(),
        )
        for _ in range(3)
    )  # fmt: skip
    for job, plan in ((done, "approved"), (foreign, "foreign")):
        job.state, job.ended_at, job.holds = PrintState.DONE, clock.wall(), [rows[plan].id]
        job.store_key = store.current().keep_result(f"scene-{plan}", b"%PDF-1.7")
        job.filename, job.size = "Các kế hoạch.pdf", 8
    waiting.arguments = {"congress": "0"}
    session.add_all([done, waiting, foreign])
    return {"print": done, "waiting_print": waiting, "foreign_print": foreign}


def _register(session: Any, world: World) -> dict[str, Any]:
    """Units, their names, a day, and the accounts of people who are not in the cast."""
    ended = cast.unit(world, "cu", "co-quan", "Sở cũ", world.units["province"])
    ended.ended_on = date(2024, 1, 1)
    day = DayException(day=date(2024, 5, 2), is_worked=True, label="Làm bù")
    session.add_all([ended, day])
    reader = cast.add_user(session, world, "reader", Role.OBSERVER)
    disabled = cast.add_user(session, world, "disabled", Role.OBSERVER)
    session.flush()
    disabled.is_active = False
    revoked = disabled.grants[0]
    revoked.revoked_at = clock.now()
    users = world.users
    handed = HandOver(giver=disabled, receiver=users["agency"], at=clock.now())
    arriving = Upload(
        user_id=users["agency"].id, place="x", mark="x", name="x.pdf", size=9, at=clock.now()
    )
    session.add_all([handed, arriving])
    view = SavedView(
        user_id=users["secretary"].id, name="Thiếu hạn", filters={"q": "viec"},
        created_at=clock.now(),
    )  # fmt: skip
    session.add_all([handed, view])
    unit, other = world.units["svhttdl"], world.units["bdt"]
    return {
        "agency": users["agency"],
        "handed": handed,
        "alias": unit.aliases[0],
        "arriving": arriving,
        "congress": world.congress,
        "day": day,
        "disabled": disabled,
        "ended": ended,
        "grant": reader.grants[0],
        "level": world.levels["huyen"],
        "other_alias": other.aliases[0],
        "revoked": revoked,
        "saved_view": view,
        "unit": unit,
        "user": reader,
    }
