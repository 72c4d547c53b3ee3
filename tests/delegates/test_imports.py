"""Rosters brought in: from files too, once only, all or nothing, taken back, forgotten in time."""

import io
from datetime import timedelta

import pytest
import sqlalchemy as sa

from congress.delegates.models import Delegate, RosterBatch, RosterChange
from tests.conftest import NOW
from tests.delegates.conftest import LIST
from tests.delegates.test_rosters import roster, rows_of


def send(client, address, data, name="danh sách.xlsx"):
    return client.post(
        f"{address}/import", {"file": (io.BytesIO(data), name)}, content_type="multipart/form-data"
    )


def take(client, congress, ending):
    """Take the roster out by its button; the file."""
    sent = client.post(f"{roster(congress)}/open", {"as": ending})
    return client.get(sent.location).response.get_data()


def preview_of(client, sent):
    page = client.get(sent.location)
    return page, [tag.get_text(strip=True) for tag in page.soup.select("#counts .stat strong")]


def test_the_empty_form_and_the_exported_list_are_read_back(client, session, districts, bring):
    client.sign_in("district_officer")
    bring(districts.child.id)
    data = take(client, districts.child, "xlsx")
    _, counts = preview_of(client, send(client, roster(districts.child), data))
    assert counts == ["0", "0", "4", "0", "0"]
    form = client.get(f"{roster(districts.child)}/template.xlsx").response.get_data()
    refused = send(client, roster(districts.child), form)
    assert refused.status == 422
    assert refused.errors()


def test_the_same_list_twice_adds_nobody(client, session, districts, bring, paste):
    client.sign_in("district_officer")
    bring(districts.child.id)
    before = {name: row.version for name, row in rows_of(session, districts.child).items()}
    page = paste(districts.child.id)
    client.post(str(page.form("/commit")["action"]), page.fields("/commit"))
    after = {name: row.version for name, row in rows_of(session, districts.child).items()}
    assert after == before


def test_a_commit_sent_twice_writes_once(client, session, districts, paste):
    client.sign_in("district_officer")
    page = paste(districts.child.id)
    action, fields = str(page.form("/commit")["action"]), page.fields("/commit")
    assert client.post(action, fields).status == 303
    assert client.post(action, fields).status == 303
    assert len(rows_of(session, districts.child)) == 4


def test_a_preview_that_is_out_of_date_is_shown_again(client, session, districts, paste, bring):
    client.sign_in("district_officer")
    page = paste(districts.child.id)
    bring(districts.child.id)
    stale = client.post(str(page.form("/commit")["action"]), page.fields("/commit"))
    assert stale.status == 409
    assert "vừa thay đổi" in stale.words


def test_what_another_user_brought_in_is_not_shown(client, session, world, districts, paste):
    client.sign_in("district_officer")
    page = paste(districts.child.id)
    place = str(page.form("/commit")["action"]).removesuffix("/commit")
    for name in ("district_leader", "standing_agency", "other_officer"):
        assert client.sign_in(name).get(place).status in {403, 404}


def test_an_import_is_taken_back_but_for_rows_changed_since(
    client, session, districts, bring, open_
):
    client.sign_in("district_officer")
    bring(districts.child.id)
    row = rows_of(session, districts.child)["Hoàng Văn An"]
    open_(districts.child.id)
    fields = client.get(f"/delegates/{row.id}/edit").fields("/edit")
    client.post(f"/delegates/{row.id}/edit", fields | {"note": "Đã gặp"})
    [batch] = session.scalars(sa.select(RosterBatch))
    page = client.get(client.post(f"/rosters/{batch.id}/undo").location)
    assert "Đã hoàn tác 3 dòng" in page.text
    assert list(rows_of(session, districts.child)) == ["Hoàng Văn An"]
    assert client.post(f"/rosters/{batch.id}/undo").status == 422


def test_taking_back_an_import_that_changed_rows_gives_them_what_they_held(
    client, session, districts, bring
):
    client.sign_in("district_officer")
    bring(districts.child.id)
    bring(districts.child.id, LIST.replace("H'Mông", "Dao").replace("\t2009\t", "\t5/6/2009\t"))
    row = rows_of(session, districts.child)["Lý A Pao"]
    assert (row.ethnic, row.birth_on.isoformat()) == ("Dao", "2009-06-05") or row.birth_on is None
    batch = session.scalars(sa.select(RosterBatch).order_by(RosterBatch.id.desc())).first()
    client.post(f"/rosters/{batch.id}/undo")
    row = rows_of(session, districts.child)["Lý A Pao"]
    assert (row.ethnic, row.birth_on, row.birth_year) == ("Mông", None, 2009)
    assert len(rows_of(session, districts.child)) == 4


def test_what_was_never_written_is_forgotten_after_a_day_and_old_values_after_thirty(
    client, session, districts, paste, bring
):
    client.sign_in("district_officer")
    bring(districts.child.id)
    paste(districts.child.id)
    [written, unwritten] = session.scalars(sa.select(RosterBatch).order_by(RosterBatch.id))
    assert written.rows == []
    kept = session.scalar(sa.select(sa.func.count()).select_from(RosterChange))
    assert kept == 4
    for batch in (written, unwritten):
        batch.at = NOW - timedelta(days=31)
    gone = unwritten.id
    session.commit()
    paste(districts.child.id)
    left = session.scalars(sa.select(RosterBatch.id).order_by(RosterBatch.id)).all()
    assert gone not in left[:1]
    assert len(left) == 2
    assert session.scalar(sa.select(sa.func.count()).select_from(RosterChange)) == 0


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"<html><body>x</body></html>", "danh sach.pdf"), (b"PK\x03\x04rubbish", "danh sach.xlsx")],
)
def test_a_file_that_is_no_list_is_refused_in_words(client, session, districts, data, name):
    client.sign_in("district_officer")
    refused = send(client, roster(districts.child), data, name)
    assert refused.status == 422
    assert refused.errors()
    assert session.scalar(sa.select(sa.func.count()).select_from(Delegate)) == 0


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_each_export_is_in_the_journal_and_an_address_alone_gives_nothing(
    client, session, districts, bring, ending
):
    client.sign_in("district_officer")
    bring(districts.child.id)
    address = f"{roster(districts.child)}.{ending}"
    led = client.get(address)
    assert led.status == 303
    assert led.location.endswith("/print")
    assert take(client, districts.child, ending).startswith(b"PK")
    page = client.sign_in("administrator").get("/journal?kind=congress")
    assert "lấy ra danh sách đại biểu của" in page.words
