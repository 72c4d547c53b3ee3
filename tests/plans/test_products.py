"""Products: their kinds, the proof that each needs, parts of them, papers known by number."""

import io
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from congress.core import dates
from congress.files.models import Document
from congress.plans.models import ItemState, PlanState, ProductKind, WorkItem
from congress.plans.rules import ProductGap, product_gap, product_kind, reference
from tests.support.plans import jobs_of, make_plan

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
TODAY = date(2024, 4, 1)


@pytest.mark.parametrize(
    ("product", "kind"),
    [
        ("", ProductKind.DOCUMENT),
        ("Kế hoạch của Ban Tổ chức", ProductKind.DOCUMENT),
        ("Báo cáo tổng hợp số liệu", ProductKind.DOCUMENT),
        ("Hội nghị triển khai", ProductKind.EVENT),
        ("- Lễ ra quân", ProductKind.EVENT),
        ("LỚP TẬP HUẤN cho 11 huyện", ProductKind.EVENT),
        ("Băng rôn, khẩu hiệu", ProductKind.OBJECT),
        ("Pa nô tại 3 cửa ngõ", ProductKind.OBJECT),
        ("Phóng sự 15 phút", ProductKind.OBJECT),
        ("Số liệu đại biểu theo dân tộc", ProductKind.DATA),
        ("Cơ sở dữ liệu đại biểu", ProductKind.DATA),
        ("Lệnh điều động", ProductKind.DOCUMENT),
    ],
)
def test_the_kind_is_proposed_from_the_words_of_the_plan(product, kind):
    assert product_kind(product) is kind


@pytest.mark.parametrize(
    ("kind", "evidence", "line", "day", "gap"),
    [
        (ProductKind.DOCUMENT, False, "Đã ký", None, ProductGap.PAPER),
        (ProductKind.DOCUMENT, True, "", None, None),
        (ProductKind.EVENT, True, "Đã họp", None, ProductGap.DAY),
        (ProductKind.EVENT, False, "", date(2024, 4, 2), ProductGap.NOT_YET),
        (ProductKind.EVENT, False, "", date(2024, 4, 1), None),
        (ProductKind.OBJECT, False, "", None, ProductGap.LINE),
        (ProductKind.OBJECT, False, "40 băng rôn", None, None),
        (ProductKind.OBJECT, True, "", None, None),
        (ProductKind.DATA, False, "", None, ProductGap.LINE),
        (ProductKind.DATA, False, "Gửi thư điện tử ngày 2/4", None, None),
    ],
)
def test_each_kind_has_its_own_proof(kind, evidence, line, day, gap):
    found = product_gap(kind, has_evidence=evidence, line=line, happened_on=day, today=TODAY)
    assert found is gap


@given(
    st.from_regex(r"[0-9]{1,4}/[A-ZĐ]{2,6}(-[A-ZĐ]{2,8})?", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
)
def test_a_number_and_its_day_are_read_back_from_what_is_offered(number, day):
    assert reference(f"{number} ngày {dates.short(day)}", TODAY) == (number, day)
    assert reference(f" {number} ", TODAY) == (number, None)


@pytest.fixture
def job(session, world):
    return jobs_of(make_plan(session, world, state=PlanState.APPROVED))[0]


def hand_in(client, job, **sent):
    files = {"content_type": "multipart/form-data"} if "files" in sent else {}
    return client.sign_in("agency").post(f"/items/{job.id}/completion", sent, **files)


def reread(session, job):
    session.expire_all()
    return session.get(WorkItem, job.id)


def test_an_event_closes_with_the_day_on_which_it_was_held(client, session, job, now):
    refused = hand_in(client, job, kind="event", line="Đã họp")
    assert refused.status == 422
    assert "Sự kiện cần ngày đã tổ chức." in " ".join(refused.errors())
    later = hand_in(client, job, kind="event", happened_on="1/12/2030")
    assert "chưa diễn ra" in " ".join(later.errors())
    day = dates.short(now.date())
    assert hand_in(client, job, kind="event", happened_on=day).status == 303
    job = reread(session, job)
    assert (job.state, job.progress[-1].product_kind) == (ItemState.AWAITING, ProductKind.EVENT)
    assert "Sự kiện, ngày tổ chức" in client.sign_in("secretary").get(f"/items/{job.id}").words


def test_a_thing_closes_with_a_line_that_says_what_was_handed_over(client, session, job):
    assert "bàn giao" in " ".join(hand_in(client, job, kind="object").errors())
    line = "40 băng rôn, giao Phòng Văn hóa"
    assert hand_in(client, job, kind="object", line=line).status == 303
    assert reread(session, job).state is ItemState.AWAITING


def test_an_unknown_kind_is_refused(client, job):
    assert hand_in(client, job, kind="văn nghệ", line="x").status == 422


def test_a_part_is_kept_and_the_job_goes_on(client, session, job):
    file = (io.BytesIO(PDF), "Đợt 1.pdf")
    assert hand_in(client, job, part="1", kind="document", files=file).status == 303
    job = reread(session, job)
    assert (job.state, job.submitted_at) == (ItemState.IN_PROGRESS, None)
    assert job.progress[-1].is_partial
    words = client.get(f"/items/{job.id}").words
    assert "Văn bản (một phần)" in words
    assert "Đợt 1.pdf" in words
    assert "Chờ xác nhận" not in client.sign_in("secretary").get("/").words


def test_a_part_needs_its_proof_too(client, session, job):
    assert hand_in(client, job, part="1", kind="document", line="Đang làm").status == 422
    assert reread(session, job).state is ItemState.ASSIGNED


PAPER = {
    "document_number": "18/KH-BTG",
    "document_on": "20/3/2024",
    "document_subject": "Kế hoạch tuyên truyền",
}


@pytest.fixture
def two_jobs(session, world):
    jobs = jobs_of(make_plan(session, world, state=PlanState.APPROVED))
    return jobs[0], jobs[2]


@pytest.mark.parametrize("typed", ["18/KH-BTG", "18/kh-btg", "18/KH-BTG ngày 20/3/2024"])
def test_a_known_paper_is_picked_by_its_number_alone(client, session, two_jobs, typed):
    first, second = two_jobs
    assert hand_in(client, first, **PAPER).status == 303
    offered = client.get(f"/items/{second.id}").soup.select("datalist#papers option")
    assert [one["value"] for one in offered] == ["18/KH-BTG ngày 20/03/2024"]
    assert hand_in(client, second, document_number=typed).status == 303
    papers = {reread(session, job).progress[-1].document_id for job in two_jobs}
    assert papers == {session.scalars(sa.select(Document.id)).one()}


def test_a_number_that_two_papers_bear_needs_the_day(client, session, two_jobs):
    first, second = two_jobs
    hand_in(client, first, part="1", **PAPER)
    hand_in(client, first, **PAPER | {"document_on": "21/3/2024"})
    refused = hand_in(client, second, document_number="18/KH-BTG")
    assert "Có 2 văn bản cùng số này" in " ".join(refused.errors())
    typed = "18/KH-BTG ngày 21/3/2024"
    assert hand_in(client, second, document_number=typed).status == 303
    assert reread(session, second).progress[-1].document.issued_on == date(2024, 3, 21)


def test_an_unknown_number_asks_for_day_and_subject(client, job):
    refused = hand_in(client, job, document_number="18/KH", line="Đã ban hành")
    assert "đủ số, ngày và trích yếu" in " ".join(refused.errors())
    assert refused.soup.select_one("#line")["value"] == "Đã ban hành"


def test_a_paper_out_of_sight_is_neither_offered_nor_picked(client, session, world, job):
    elsewhere = Document(number="7/QĐ", issued_on=date(2024, 3, 1), subject="Quyết định")
    elsewhere.congress_id = world.congress.id
    session.add(elsewhere)
    session.commit()
    assert not client.sign_in("agency").get(f"/items/{job.id}").soup.select("datalist option")
    assert hand_in(client, job, document_number="7/QĐ").status == 422
