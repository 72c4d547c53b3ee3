"""Keeping uploads and registering papers."""

from datetime import date

import pytest
import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.core.errors import RejectedError
from congress.core.permissions import Actor
from congress.files import store
from congress.files.actions import keep_file, register_document
from congress.files.models import Attachment, Document, DocumentVersion
from tests.files import samples


@pytest.fixture
def who(world):
    user = world.users["secretary"]
    return Actor(id=user.id, name=user.display_name)


def keep(who, world, name="Báo cáo.pdf", data=samples.PDF):
    return keep_file(actor=who, data=data, name=name, congress_id=world.congress.id)


def register(who, world, subject="Về tuyên truyền Đại hội", **more):
    given = {"number": "12/KH-BCĐ", "issued_on": date(2024, 5, 6)} | more
    return register_document(actor=who, subject=subject, congress_id=world.congress.id, **given)


def journal(session, kind):
    return session.scalars(
        sa.select(JournalEntry).where(JournalEntry.target_kind == kind).order_by(JournalEntry.id)
    ).all()


def test_an_upload_is_kept_with_what_it_is_and_who_sent_it(session, world, who, now):
    row = keep(who, world)
    assert (row.name, row.media_type, row.size) == (
        "Báo cáo.pdf",
        "application/pdf",
        len(samples.PDF),
    )
    assert (row.uploaded_by_id, row.uploaded_at, row.congress_id) == (
        who.id,
        now,
        world.congress.id,
    )
    assert b"".join(store.current().read(row.store_key)) == samples.PDF


def test_the_same_content_twice_is_two_rows_over_one_file(session, world, who):
    first, second = keep(who, world), keep(who, world, name="Bản khác.pdf")
    session.commit()
    assert first.id != second.id
    assert first.store_key == second.store_key
    assert {first.name, second.name} == {"Báo cáo.pdf", "Bản khác.pdf"}


def test_an_upload_is_journalled(session, world, who):
    row = keep(who, world)
    [entry] = journal(session, "attachment")
    assert (entry.verb, entry.target_id, entry.target_name) == ("uploaded", row.id, "Báo cáo.pdf")
    assert entry.congress_id == world.congress.id


@pytest.mark.parametrize("data", [b"", samples.HTML])
def test_a_refused_upload_leaves_no_row_and_no_file(session, world, who, data):
    with pytest.raises(RejectedError):
        keep(who, world, data=data)
    assert session.scalar(sa.select(sa.func.count()).select_from(Attachment)) == 0
    assert not [path for path in store.current().folder.rglob("*") if path.is_file()]


def test_a_paper_is_registered_and_journalled_with_its_fields(session, world, who):
    document = register(who, world)
    assert document.id is not None
    [entry] = journal(session, "document")
    assert entry.verb == "created"
    assert {change["field"]: change["new"] for change in entry.changes} == {
        "congress": "tỉnh Lạng Sơn (LS-2024)",
        "number": "12/KH-BCĐ",
        "issued_on": "2024-05-06",
        "subject": "Về tuyên truyền Đại hội",
    }


def test_the_same_paper_is_registered_once(session, world, who):
    first = register(who, world)
    again = register(who, world, number="12/kh-bcđ", subject="Về  tuyên truyền đại hội")
    assert again.id == first.id
    assert len(journal(session, "document")) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"number": "13/KH-BCĐ"},
        {"issued_on": date(2024, 5, 7)},
        {"subject": "Về hậu cần Đại hội"},
        {"number": ""},
        {"issued_on": None},
    ],
)
def test_a_paper_that_differs_is_another_one(session, world, who, other):
    assert register(who, world, **other).id != register(who, world).id


def test_a_known_paper_takes_the_scan_that_comes_later(session, world, who):
    first = register(who, world)
    scan = keep(who, world)
    assert register(who, world, attachment=scan).id == first.id
    session.commit()
    assert session.get(Document, first.id).attachment_id == scan.id
    _, updated = journal(session, "document")
    assert (updated.verb, updated.changes[0]["new"]) == ("versioned", "Báo cáo.pdf")


def test_another_scan_is_the_next_version_and_the_same_one_again_is_none(session, world, who):
    first = register(who, world, attachment=keep(who, world))
    register(who, world, attachment=keep(who, world, name="gửi lại.pdf"))
    other = keep(who, world, name="b.png", data=samples.PNG)
    assert register(who, world, attachment=other).id == first.id
    versions = session.scalars(sa.select(DocumentVersion).order_by(DocumentVersion.number)).all()
    assert [row.number for row in versions] == [1, 2]
    assert first.attachment_id == versions[1].attachment_id == other.id


def test_a_paper_needs_a_subject(session, world, who):
    with pytest.raises(RejectedError, match="trích yếu") as refused:
        register(who, world, subject="  ")
    assert refused.value.field == "subject"
