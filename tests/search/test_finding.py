"""What the box finds on the database, in which order, and for whom."""

import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from congress.accounts.models import Person
from congress.accounts.queries import load_actor
from congress.congresses.models import MemberRole, Membership
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.core.text import clean, fold, sought
from congress.files.models import Document
from congress.plans.models import Amendment, PlanState, WorkItem
from congress.search import queries
from congress.search.rules import Kind, Wanted
from congress.units.models import FormerName
from tests.support.plans import jobs_of, make_plan
from tests.support.sql import count_queries

FIRST = slice(0, 10)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặềểễếệồổỗốộờởỡớợừửữứựỳỷỹýỵ"
TEXTS = st.lists(
    st.text(LETTERS + LETTERS.upper() + "0123456789/-'’.,&%_\\", min_size=1, max_size=9),
    min_size=1,
    max_size=6,
).map(" ".join)


@pytest.fixture
def see(world):
    """What a question finds of a kind for a persona."""

    def search(question, kind, persona="standing_agency", part=FIRST):
        user = world.users[persona]
        wanted = Wanted.of(question)
        rows = queries.found(load_actor(user.id, user.epoch), wanted, kind, part)
        [numbers] = queries.counts(load_actor(user.id, user.epoch), [wanted])
        assert len(rows) <= numbers[kind]
        return rows

    return search


@pytest.fixture
def jobs(session, world):
    """The jobs of an approved plan with other words."""

    def make(*contents, lead="btg", phrases=()):
        rows = tuple(
            (str(n), content, lead, phrases[n - 1] if phrases else "trong tháng 6/2024")
            for n, content in enumerate(contents, start=1)
        )
        return jobs_of(make_plan(session, world, state=PlanState.APPROVED, jobs=rows))

    return make


def contents(hits):
    return [hit.texts["content"] for hit in hits]


# Jobs


def test_a_job_is_found_by_each_of_its_texts_its_lead_and_who_is_in_charge(session, jobs, see):
    [job] = jobs("Họp báo")
    person = Person(full_name="Hoàng Thị Kim Oanh", post="Chuyên viên")
    session.add(person)
    job.person = person
    job.product, job.basis = "Thông cáo báo chí", "Công văn 18/KH-BTG"
    job.note, job.explanation = "Mời phóng viên", "Chờ ý kiến"
    session.flush()
    for words in ("hop bao", "thong cao", "18-kh/btg", "phong vien", "cho y kien", "tuyen giao"):
        assert [hit.id for hit in see(words, Kind.JOBS)] == [job.id], words
    assert see("hop phong oanh", Kind.JOBS)
    assert not see("chuyen vien", Kind.JOBS)


def test_typed_accents_come_first_then_whole_words_then_the_soonest_open_job(session, jobs, see):
    made = jobs(
        "Bàn giao hội trường", "Ban hành giấy mời", "Bạn đọc", "Băng rôn", "Bàn ghế",
        phrases=("ngày 3/6/2024", "ngày 1/6/2024", "", "ngày 1/5/2024", "ngày 2/6/2024"),
    )  # fmt: skip
    assert contents(see("bàn", Kind.JOBS)) == [
        "Bàn ghế", "Bàn giao hội trường", "Ban hành giấy mời", "Bạn đọc", "Băng rôn",
    ]  # fmt: skip
    assert contents(see("ban", Kind.JOBS))[0] == "Ban hành giấy mời"
    made[4].state = made[4].state.CANCELLED
    session.flush()
    assert contents(see("bàn", Kind.JOBS))[:2] == ["Bàn giao hội trường", "Bàn ghế"]


def test_what_answers_by_itself_comes_before_what_answers_through_its_lead(jobs, see):
    jobs("Họp báo", "Hướng dẫn tuyên giáo", phrases=("ngày 1/6/2024", "ngày 2/6/2024"))
    assert contents(see("tuyen giao", Kind.JOBS)) == ["Hướng dẫn tuyên giáo", "Họp báo"]


@pytest.mark.parametrize("question", ["100%", "a_b", "50\\%", "x'y"])
def test_marks_are_letters_of_no_pattern(jobs, see, question):
    jobs("Đạt 100% chỉ tiêu", "Mục a_b", "Mục acb", "Còn 50\\%", "Mục x'y", "Mục 1000")
    found = contents(see(question, Kind.JOBS))
    assert found
    assert "Mục acb" not in found


def test_a_removed_job_is_not_found_and_not_counted(session, jobs, see):
    job = jobs("Họp báo", "Họp trù bị")[0]
    job.deleted_at = clock.now()
    session.flush()
    assert contents(see("hop", Kind.JOBS)) == ["Họp trù bị"]
    [numbers] = queries.counts(SYSTEM, [Wanted.of("hop")])
    assert numbers[Kind.JOBS] == 1


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(text=TEXTS, data=st.data())
def test_any_words_of_a_job_find_it_however_they_are_typed(session, jobs_once, text, data):
    content = clean(text)
    words = [word for word in content.split() if sought(word)]
    if not words:
        return
    jobs_once.content = content
    session.flush()
    some = " ".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=4)))
    for typed in (some, fold(some), some.upper(), some.lower()):
        for form in ("NFC", "NFD"):
            wanted = Wanted.of(unicodedata.normalize(form, typed))
            if wanted.refusal:
                continue
            hits = queries.found(SYSTEM, wanted, Kind.JOBS, FIRST)
            assert [hit.id for hit in hits] == [jobs_once.id], typed


@pytest.fixture
def jobs_once(jobs):
    return jobs("Họp báo")[0]


@pytest.mark.parametrize("question", ["bàn", "ban", "an", "ban an", "hoà", "hoa", "toan an"])
def test_the_database_ranks_as_the_rules_do(jobs, see, question):
    texts = ["Bàn giao", "Ban hành", "Băng", "An toàn", "Hòa bình", "hoạ sĩ An", "Hoa lan", "toàn"]
    jobs(*texts, lead="stc", phrases=["ngày 1/6/2024"] * len(texts))
    wanted = Wanted.of(question)
    ranks = [wanted.rank(text) for text in contents(see(question, Kind.JOBS))]
    assert None not in ranks
    assert ranks == sorted(ranks)
    assert len(ranks) == sum(wanted.rank(text) is not None for text in texts)


# Plans and papers


def test_a_number_finds_plans_and_papers_however_its_marks_are_set(session, world, see):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    paper = Document(
        congress_id=world.congress.id, number="18/KH-BTG", subject="Về khẩu hiệu",
        issued_on=date(2024, 5, 6),
    )  # fmt: skip
    session.add(paper)
    session.flush()
    for typed in ("18/KH-BTG", "18-KH/BTG", "18/kh", "khau hieu"):
        assert [hit.id for hit in see(typed, Kind.PAPERS)] == [paper.id]
    for typed in ("12/KH-TBTT", "12-kh", "khanh tiet", "12/KH khánh tiết"):
        assert [hit.id for hit in see(typed, Kind.PLANS)] == [plan.id]
    assert not see("18/KH-BTG", Kind.PLANS)


def test_the_number_of_an_approved_amendment_finds_the_plan(session, world, see):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    amendment = Amendment(
        plan_id=plan.id, ordinal=1, started_at=clock.now(), started_by_name="Người thử",
        number="25/KH-TBTT", issued_on=date(2024, 5, 6), state=PlanState.DRAFT,
    )  # fmt: skip
    session.add(amendment)
    session.flush()
    assert see("25/KH", Kind.PLANS) == []
    amendment.state = PlanState.APPROVED
    session.flush()
    assert see("25/KH", Kind.PLANS)[0].amended == ("25/KH-TBTT",)


# Persons and units


def people(session, world, *names):
    for name in names:
        person = Person(full_name=name)
        seat = Membership(committee=world.committees["TBTT"], person=person, role=MemberRole.MEMBER)
        session.add_all([person, seat])
    session.flush()


def test_given_names_come_before_family_names_in_the_order_of_ten(session, world, see):
    people(
        session, world, "Hoa Văn Nam", "Vi Thị Hoa", "Hoa Thị Bích", "An Thị Hoa", "Lý Văn Hòa",
        "Hoàng Văn Ân",
    )  # fmt: skip
    found = [hit.full_name for hit in see("hoa", Kind.PEOPLE)]
    assert found == [
        "An Thị Hoa", "Vi Thị Hoa", "Hoa Thị Bích", "Hoa Văn Nam", "Lý Văn Hòa", "Hoàng Văn Ân",
    ]  # fmt: skip
    assert [hit.full_name for hit in see("hòa", Kind.PEOPLE)][:1] == ["Lý Văn Hòa"]


def test_a_unit_is_found_by_every_name_it_goes_or_went_by(session, world, see):
    unit = world.units["svhttdl"]
    session.add(FormerName(unit_id=unit.id, name="Sở Văn hóa - Thông tin", until_on=clock.today()))
    session.flush()
    assert see("vhttdl", Kind.UNITS)[0].others == ("Sở VH,TT&DL",)
    assert see("van hoa thong tin", Kind.UNITS)[0].others == ("Sở Văn hóa - Thông tin",)
    assert see("trang dinh", Kind.UNITS)[0].name == "huyện Tràng Định"


def test_a_unit_that_has_ended_comes_after_those_that_still_are(session, world, see):
    world.units["stc"].name = "UBND huyện Tràng Định"
    world.units["stc"].ended_on = date(2024, 1, 1)
    session.flush()
    assert see("ubnd huyen trang dinh", Kind.UNITS)[-1].id == world.units["stc"].id


def test_a_changed_name_is_found_by_its_new_words_only(session, world, see):
    world.units["stc"].name = "Sở Kế hoạch và Tài chính"
    session.flush()
    assert see("ke hoach", Kind.UNITS)
    world.units["stc"].name = "Sở Tài chính"
    session.flush()
    assert not see("ke hoach", Kind.UNITS)


# For whom


def test_each_finds_what_its_pages_show(session, world, jobs, see):
    jobs("Họp báo", lead="svhttdl")
    for persona in ("standing_agency", "steering", "secretary", "agency", "observer"):
        assert see("hop bao", Kind.JOBS, persona), persona
    for persona in ("other_secretary", "other_agency", "district_officer", "outsider"):
        assert not see("hop bao", Kind.JOBS, persona), persona
    make_plan(session, world, code="TBHC", jobs=(("1", "Nháp lễ tân", "stc", ""),))
    assert see("le tan", Kind.JOBS, "other_secretary")
    assert not see("le tan", Kind.JOBS, "other_agency")
    people(session, world, "Nông Thị Mẫu")
    assert see("mau", Kind.PEOPLE, "secretary")
    assert not see("mau", Kind.PEOPLE, "outsider")
    paper = Document(congress_id=world.congress.id, number="1/BC", subject="Mật ước")
    session.add(paper)
    session.flush()
    assert see("mat uoc", Kind.PAPERS)
    assert not see("mat uoc", Kind.PAPERS, "agency")
    assert see("tai chinh", Kind.UNITS, "agency")


def test_pages_of_a_kind_hold_every_row_once(jobs, see):
    jobs(*(f"Việc số {number}" for number in range(1, 26)))
    parts = [see("viec", Kind.JOBS, part=slice(at, at + 10)) for at in (0, 10, 20)]
    assert len({hit.id for part in parts for hit in part}) == 25


def test_longer_lists_cost_no_more_statements(session, world, jobs):
    wanted = Wanted.of("viec")
    jobs("Việc một")
    with count_queries() as few:
        queries.counts(SYSTEM, [wanted, wanted])
        queries.found(SYSTEM, wanted, Kind.JOBS, FIRST)
    make_plan(
        session, world, code="TBHC",
        jobs=tuple((str(n), f"Việc {n}", "stc", "") for n in range(1, 31)),
    )  # fmt: skip
    session.connection()
    with count_queries() as many:
        queries.counts(SYSTEM, [wanted, wanted])
        queries.found(SYSTEM, wanted, Kind.JOBS, FIRST)
    assert len(few) == len(many) == 2


def test_a_row_changed_without_its_texts_keeps_what_it_is_found_by(session, jobs, see):
    job = jobs("Họp báo")[0]
    session.commit()
    session.expire_all()
    found = session.get(WorkItem, job.id)
    found.percent = 20
    session.commit()
    assert see("hop bao", Kind.JOBS)
