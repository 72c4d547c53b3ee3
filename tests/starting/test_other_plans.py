"""Starting from another plan: days of its own D-day, agencies kept, nothing changed there."""

from datetime import date

from congress.core import clock, deadlines
from congress.plans.models import ItemState, Plan, PlanKind, PlanState, WorkItem
from tests.starting.steps import STARTER, bring, place, sent, table
from tests.support.plans import jobs_of


def test_days_of_the_previous_term_become_days_before_this_congress(
    secretary, session, plan, earlier
):
    page = secretary.get(place(plan, f"plan-{earlier.id}"))
    assert "ở nguồn: ngày 18/11/2019" in page.words
    bring(secretary, plan, f"plan-{earlier.id}")
    assert table(session, plan) == [
        ("I", "Chuẩn bị", ""),
        ("1", "Họp báo", "D-7"),
        ("2", "Thi công trang trí", "05 ngày làm việc trước Đại hội"),
        ("3", "Tổng duyệt", "15h00 D-1"),
        ("4", "Đưa tin", "thường xuyên"),
        ("5", "Kỷ yếu", ""),
    ]
    due = [(item.due_on, item.due_hour) for item in jobs_of(plan)]
    assert due[0][0] == date(2024, 11, 12)
    assert (due[2][0], due[2][1].hour) == (date(2024, 11, 18), 15)


def test_agencies_of_the_same_province_are_kept(secretary, session, world, plan, earlier):
    bring(secretary, plan, f"plan-{earlier.id}")
    session.expire_all()
    first, second, *_ = jobs_of(plan)
    assert first.lead_id == world.units["btg"].id
    assert second.lead_id == world.units["svhttdl"].id
    assert [row.unit_id for row in first.coordinations] == [world.units["vpub"].id]


def test_an_agency_that_has_ended_is_left_to_the_user(secretary, session, world, plan, earlier):
    world.units["btg"].ended_on = date(2024, 1, 1)
    session.commit()
    assert (
        "ở nguồn: Ban Tuyên giáo Tỉnh ủy" in secretary.get(place(plan, f"plan-{earlier.id}")).words
    )
    bring(secretary, plan, f"plan-{earlier.id}")
    session.expire_all()
    assert jobs_of(plan)[0].lead_id is None


def test_another_plan_of_the_congress_is_a_source_without_its_cancelled_jobs(
    secretary, session, plan, master
):
    jobs_of(master)[1].state = ItemState.CANCELLED
    session.commit()
    bring(secretary, plan, f"plan-{master.id}")
    assert table(session, plan) == [
        ("I", "Chuẩn bị", ""),
        ("1", "Xây dựng kế hoạch tuyên truyền trước, trong và sau Đại hội", "D-218"),
        ("2", "Phóng sự minh họa Báo cáo chính trị", "15 ngày trước Đại hội"),
    ]
    assert {item.state for item in jobs_of(plan)} == {ItemState.DRAFT}
    assert {item.original_text for item in jobs_of(plan)} == {""}


def test_the_source_is_never_changed(secretary, session, plan, master):
    before = table(session, master), [item.version for item in master.items]
    bring(secretary, plan, f"plan-{master.id}")
    assert (table(session, master), [item.version for item in master.items]) == before


def test_days_of_a_congress_without_d_day_are_left_empty_and_said(
    secretary, session, plan, earlier
):
    earlier.committee.congress.planned_start_on = None
    session.commit()
    page = secretary.get(place(plan, f"plan-{earlier.id}"))
    assert "Đại hội của kế hoạch nguồn chưa có ngày" in page.words
    bring(secretary, plan, f"plan-{earlier.id}")
    assert [phrase for _, _, phrase in table(session, plan)][1:4] == [
        "",
        "05 ngày làm việc trước Đại hội",
        "",
    ]


def test_within_one_congress_days_stay_as_written_while_it_has_no_d_day(
    secretary, session, world, plan, master
):
    world.congress.planned_start_on = world.congress.planned_end_on = None
    session.commit()
    bring(secretary, plan, f"plan-{master.id}")
    assert table(session, plan)[1][2] == "trước ngày 15/4/2024"


def test_every_counted_day_reads_as_the_source_had_it(secretary, session, plan, master):
    bring(secretary, plan, f"plan-{master.id}")
    session.expire_all()
    assert [i.due_on for i in jobs_of(plan)] == [i.due_on for i in jobs_of(master)]
    assert all(item.deadline_kind is deadlines.Kind.RELATIVE for item in jobs_of(plan))


def test_removed_rows_of_a_source_are_not_offered(secretary, session, plan, master):
    gone = jobs_of(master)[0]
    gone.deleted_at, gone.removed_with_id = clock.now(), gone.id
    session.commit()
    assert gone.content not in secretary.get(place(plan, f"plan-{master.id}")).words


def test_a_source_without_rows_says_so(secretary, session, world, plan):
    other = Plan(committee=world.committees["BCD"], kind=PlanKind.MASTER, subject="Chung")
    session.add(other)
    session.commit()
    assert "không có công việc nào" in secretary.get(place(plan, f"plan-{other.id}")).words


def test_a_submitted_plan_takes_nothing_in(secretary, session, plan):
    fields = sent(secretary.get(place(plan, STARTER)))
    plan.state = PlanState.SUBMITTED
    session.commit()
    assert secretary.post(place(plan, STARTER), fields).status == 422
    assert session.query(WorkItem).count() == 0
