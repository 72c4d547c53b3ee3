"""Lists cost the same few statements however long they are."""

from datetime import timedelta

import pytest

from congress.accounts.models import Person
from congress.audit.models import JournalEntry
from congress.congresses.models import Committee, CommitteeKind, Congress, MemberRole, Membership
from congress.core import clock
from congress.core.permissions import Role
from congress.plans.models import ItemState, PlanState, Progress
from congress.units.models import UnitAlias
from tests.support import cast
from tests.support.plans import jobs_of, make_plan
from tests.support.sql import count_queries

MOST = 25
PHRASES = ("trước ngày 15/4/2024", "ngày 22/5/2024", "trong tháng 6/2024", "15 ngày trước Đại hội")


class Grower:
    """Adds rows of one kind to the world, as many as asked for."""

    def __init__(self, session, world):
        self.session, self.world, self.made = session, world, 0

    def plan(self, jobs, state=PlanState.APPROVED):
        """A committee with its plan: jobs of every class, each with a report."""
        code = self._code()
        committee = self._committee(code)
        self.world.committees[code] = committee
        leads = ("svhttdl", "btg", "bdt")
        rows = tuple(
            (str(n), f"Việc {n}", leads[n % 3], PHRASES[n % 4]) for n in range(1, jobs + 1)
        )
        plan = make_plan(self.session, self.world, code=code, state=state, jobs=rows)
        for number, job in enumerate(jobs_of(plan)):
            self._report(job, number)
        self.session.commit()
        return plan

    def _report(self, job, number):
        if job.plan.state is not PlanState.APPROVED:
            return
        states = (ItemState.IN_PROGRESS, ItemState.AWAITING, ItemState.RETURNED, ItemState.DONE)
        job.state, moment = states[number % 4], clock.now() - timedelta(days=1)
        if job.state in {ItemState.AWAITING, ItemState.DONE}:
            job.submitted_at = moment
        if job.state is ItemState.DONE:
            job.done_at = moment
        self.session.add(
            Progress(item=job, at=moment, by_name="Người thử", state=job.state, percent=50)
        )

    def units(self, count):
        for _ in range(count):
            code = self._code()
            unit = cast.unit(
                self.world, code, "co-quan", f"Hội {code}", self.world.units["province"]
            )
            unit.aliases = [UnitAlias(text=f"Tên khác {code}")]
            self.session.add(unit)
        self.session.commit()

    def people(self, count, code="TBTT"):
        """Persons with an agency and a seat."""
        committee, agency = self.world.committees[code], self.world.units["bdt"]
        for _ in range(count):
            person = Person(full_name=f"Lò Văn {self._code()}", agency_id=agency.id)
            seat = Membership(
                committee=committee, person=person, agency=agency, role=MemberRole.MEMBER
            )
            self.session.add(seat)
        self.session.commit()

    def users(self, count):
        for _ in range(count):
            cast.add_user(self.session, self.world, self._code(), Role.SECRETARY)
        self.session.commit()

    def congresses(self, count):
        for _ in range(count):
            code = self._code()
            district = cast.unit(
                self.world, code, "huyen", f"huyện {code}", self.world.units["province"]
            )
            child = Congress(
                code=code, unit=district, parent=self.world.congress, ordinal=4, year=2024
            )
            self.session.add(child)
            self.session.flush()
            self._committee(self._code(), child)
        self.session.commit()

    def entries(self, count):
        for number in range(count):
            entry = JournalEntry(
                at=clock.now(), actor_name=f"Người {number}", verb="updated", target_kind="plan",
                target_id=number, target_name="Kế hoạch", congress_id=self.world.congress.id,
                changes=[{"field": "subject", "old": "a", "new": "b"}],
            )  # fmt: skip
            self.session.add(entry)
        self.session.commit()

    def committees(self, count):
        for _ in range(count):
            self._committee(self._code())
        self.session.commit()

    def _committee(self, code, congress=None):
        congress = congress or self.world.congress
        body = cast.unit(self.world, f"b-{code}", "ban", f"Ban {code}", congress.unit)
        committee = Committee(
            congress=congress, code=code, name=f"Ban {code}", kind=CommitteeKind.SUBCOMMITTEE,
            unit=body, helps=self.world.committees["BCD"],
            standing_agency=self.world.units["bdt"],
        )  # fmt: skip
        self.session.add(committee)
        self.session.flush()
        return committee

    def _code(self):
        self.made += 1
        return f"so-{self.made}"


@pytest.fixture
def grow(session, world):
    return Grower(session, world)


@pytest.fixture
def cost(client):
    """The statements that a page takes, which are few."""

    def measure(persona, address):
        client.sign_in(persona)
        client.get(address)
        with count_queries() as sent:
            page = client.get(address)
        assert page.status == 200, page.words
        assert len(sent) <= MOST, "\n".join(sent)
        return len(sent)

    return measure


@pytest.mark.parametrize("persona", ["standing_agency", "secretary", "agency", "administrator"])
@pytest.mark.parametrize("address", ["/", "/plans"])
def test_more_plans_and_jobs_cost_no_more(cost, grow, world, persona, address):
    make_plan(grow.session, world, state=PlanState.APPROVED)
    grow.plan(4)
    few = cost(persona, address)
    for _ in range(5):
        grow.plan(12)
    assert cost(persona, address) == few


@pytest.mark.parametrize("tail", ["", "?class=overdue", "/print", "/plan.xlsx", "/plan.docx"])
def test_a_longer_plan_costs_no_more(cost, grow, tail):
    short, long = grow.plan(3), grow.plan(60)
    few = cost("standing_agency", f"/plans/{short.id}{tail}")
    assert cost("standing_agency", f"/plans/{long.id}{tail}") == few


@pytest.mark.parametrize("tail", ["", "/complete", "/import", "/items/new"])
def test_a_longer_draft_costs_no_more(cost, grow, world, tail):
    def draft(code, count):
        jobs = tuple((str(n), f"Việc {n}", "", "") for n in range(1, count + 1))
        return make_plan(grow.session, world, code=code, jobs=jobs)

    few = cost("secretary", f"/plans/{draft('TBTT', 3).id}{tail}")
    assert cost("other_secretary", f"/plans/{draft('TBHC', 60).id}{tail}") == few


def test_a_job_with_more_reports_costs_no_more(cost, grow):
    job = jobs_of(grow.plan(3))[0]
    few = cost("standing_agency", f"/items/{job.id}")
    for _ in range(20):
        grow._report(job, 0)
    grow.session.commit()
    assert cost("standing_agency", f"/items/{job.id}") == few


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/units", "units"),
        ("/units/{province}", "units"),
        ("/people", "people"),
        ("/committees/{committee}", "people"),
        ("/committees/{committee}/list", "people"),
        ("/committees/{committee}/members/new", "people"),
        ("/users", "users"),
        ("/users/new", "people"),
        ("/journal", "entries"),
        ("/congresses", "congresses"),
        ("/congresses/{congress}", "congresses"),
        ("/congresses/{congress}", "committees"),
        ("/working-days", "units"),
    ],
)
def test_longer_lists_cost_no_more(cost, grow, world, address, kind):
    place = address.format(
        province=world.units["province"].id,
        committee=world.committees["TBTT"].id,
        congress=world.congress.id,
    )
    getattr(grow, kind)(3)
    few = cost("administrator", place)
    getattr(grow, kind)(40)
    assert cost("administrator", place) == few
