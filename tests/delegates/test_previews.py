"""The preview of a roster: what it would lack, cells mended and columns named before the commit."""

import io

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.core.permissions import SYSTEM
from congress.delegates.actions import allocating
from congress.delegates.models import Delegate, RosterBatch, Structure
from congress.delegates.queries import rosters
from congress.delegates.sheet import work
from congress.delegates.sheet.outlook import outlook
from tests.delegates.conftest import HEAD, LIST, ROWS
from tests.delegates.test_rosters import roster, rows_of

WRONG = "\n".join((HEAD, *ROWS[:2], "3\tVi Văn Tư\tnăm kia\tNam\tSao Hỏa\tx\tChọn cử\t"))


def send(client, address, text, name="danh sách.csv"):
    data = {"file": (io.BytesIO(text.encode()), name)}
    sent = client.post(f"{address}/import", data, content_type="multipart/form-data")
    return client.get(sent.location) if sent.status == 303 else sent


def mend(client, page, **more):
    address = page.soup.select_one("button[formaction]")["formaction"]
    return client.get(client.post(address, page.fields("/commit") | more).location)


def commit(client, page, **more):
    return client.post(page.form("/commit")["action"], page.fields("/commit") | more)


def name_columns(client, page, *keys, titled=False):
    fields = {name: "" for name in page.fields("/columns") if name.startswith("column-")}
    fields |= {f"column-{place}": key for place, key in enumerate(keys)}
    return client.post(
        page.form("/columns")["action"], fields | ({"titled": "on"} if titled else {})
    )


def lacking(page):
    """The words of the panel of what the roster would lack."""
    return " ".join(page.soup.select_one("#gaps").get_text(" ").split())


def figures(page):
    return {
        tag.select_one("span").get_text(strip=True): tag.select_one("strong").get_text(strip=True)
        for tag in page.soup.select("#gaps .stat")
    }


# What it would lack


def test_the_preview_tells_what_the_roster_would_lack_and_writes_nothing(
    client, session, districts, paste
):
    page = client.sign_in("district_officer") and paste(districts.child.id)
    told = figures(page)
    assert told["Tổng số"] == "4"
    assert told["Thiếu năm sinh"] == "1"
    assert told["Thiếu trình độ chuyên môn"] == "4"
    assert "Hiện có 0 người, sẽ có 4 người" in lacking(page)
    assert session.scalar(sa.select(sa.func.count()).select_from(Delegate)) == 0


def test_each_figure_of_what_would_be_missing_leads_to_its_rows(client, districts, paste):
    page = client.sign_in("district_officer") and paste(districts.child.id)
    opened = page.soup.select_one("#gaps details[open]")
    assert "Thiếu năm sinh" in opened.summary.get_text()
    [link] = opened.select("a")
    assert "Triệu Mùi Ghến" in opened.get_text()
    assert page.soup.select_one(link["href"]).select_one("td").get_text() == link.get_text() == "4"


def test_persons_who_stand_in_the_roster_already_count_beside_those_of_the_file(
    client, districts, bring, paste
):
    client.sign_in("district_officer")
    bring(districts.child.id)
    page = paste(districts.child.id, f"{HEAD}\n1\tVi Văn Tư\t\tNam\tTày\tx\tChọn cử\t")
    assert "Hiện có 4 người, sẽ có 5 người" in lacking(page)
    assert figures(page)["Thiếu năm sinh"] == "2"
    assert "và 1 người đã có trong danh sách" in lacking(page)


def test_the_preview_names_groups_without_a_delegate_and_the_differences_from_the_allocation(
    client, session, world, districts, paste, actor_of
):
    actor = actor_of("district_officer")
    held = rosters.roster(actor, districts.child.id)
    allocating.name_groups(actor=actor, held=held, names=["Tày", "Hoa"])
    for structure, number in ((Structure.OFFICIAL, 1), (Structure.WOMEN, 5)):
        allocating.save_allocation(
            actor=actor, held=held, allocation=None, unit_id=None, sender="",
            structure=structure, detail="", number=number,
        )  # fmt: skip
    session.commit()
    page = client.sign_in("district_officer") and paste(districts.child.id)
    assert figures(page)["Dân tộc chưa có đại biểu"] == "1"
    assert "Chưa có đại biểu: Hoa." in lacking(page)
    assert figures(page)["Vượt phân bổ"] == "2"
    assert "phân bổ 1, sẽ có 3 (vượt 2)" in lacking(page)
    assert "phân bổ 5, sẽ có 2 (thiếu 3)" in lacking(page)


def test_one_person_from_two_districts_is_told_before_the_list_is_written(
    client, districts, bring, paste
):
    client.sign_in("other_officer")
    bring(districts.other.id, f"{HEAD}\n1\tHoàng Văn An\t1985\tNam\tTày\tx\tChọn cử\t")
    client.sign_in("standing_agency")
    page = paste(districts.parent.id, f"{HEAD}\n1\tHoang Van An\t1985\tNam\tTày\tx\t\tBan Dân tộc")
    assert figures(page)["Người có tên hai lần"] == "1"


def test_who_lacks_an_origin_is_told_by_number_until_the_roster_is_opened(
    client, districts, bring, paste, open_
):
    client.sign_in("district_officer")
    text = f"{HEAD}\n1\tVi Văn Tư\t1980\tNam\t\t\tChọn cử\t"
    closed = paste(districts.child.id, text)
    assert figures(closed)["Thiếu dân tộc"] == "1"
    assert "Thiếu dân tộc: dòng nào" not in lacking(closed)
    open_(districts.child.id)
    assert "Thiếu dân tộc: dòng nào" in lacking(paste(districts.child.id, text))


NAMES = st.sampled_from(["Vi Văn Một", "Vi Văn Hai", "Lý Thị Ba", "Hoàng Văn An", "Nông Thị Bích"])
PEOPLE = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(["", "1985", "1990", "2001"]),
        st.sampled_from(["Nam", "Nữ", ""]),
        st.sampled_from(["Tày", "Nùng", "Dao", ""]),
        st.sampled_from(["x", "không", ""]),
        st.sampled_from(["Chọn cử", "Khách mời", ""]),
    ),
    min_size=1,
    max_size=7,
)


def test_what_a_preview_foretells_is_what_stands_there_after_the_commit(session, districts):
    held = rosters.roster(SYSTEM, districts.child.id)
    allocating.save_allocation(
        actor=SYSTEM, held=held, allocation=None, unit_id=None, sender="",
        structure=Structure.WOMEN, detail="", number=2,
    )  # fmt: skip

    @settings(max_examples=25)
    @given(PEOPLE, PEOPLE)
    def foretold(first, second):
        trial = session.begin_nested()
        for people in (first, second):
            lines = (f"{n}\t" + "\t".join(person) for n, person in enumerate(people, start=1))
            table, _ = work.read_paste("\n".join((HEAD, *lines)).encode(), 2024)
            shown = work.preview(held, list(table.rows), None)
            told = outlook(held, shown.plan)
            work.commit(actor=SYSTEM, held=held, shown=shown, filename="thử")
            after = rosters.lacks(held, rosters.rows(held))
            assert _without_numbers(told.gaps) == _without_numbers(after)
            assert {gap: one.count for gap, one in told.lacking.items()} == {
                gap: count for gap, count in after.missing.items() if count
            }
        trial.rollback()

    foretold()


def _without_numbers(gaps):
    repeated = [(one.name, one.birth_year, len(one.ids), one.units) for one in gaps.duplicates]
    fills = [(fill.allocation.id, fill.actual) for fill in gaps.fills]
    return (gaps.total, gaps.official, dict(gaps.kinds), dict(gaps.missing), gaps.shares,
            gaps.groups, repeated, fills, gaps.over, gaps.under)  # fmt: skip


# Cells mended


def test_a_faulty_cell_is_a_field_and_is_mended_without_sending_the_list_again(
    client, session, districts, paste
):
    page = client.sign_in("district_officer") and paste(districts.child.id, WRONG)
    fields = page.fields("/commit")
    assert fields["cell-2-birth"] == "năm kia"
    assert fields["cell-2-ethnic"] == "Sao Hỏa"
    assert "Sửa các ô tô vàng" in page.words
    better = mend(client, page, **{"cell-2-birth": "1979"})
    assert "Đã đọc lại 1 ô" in better.text
    assert "cell-2-birth" not in better.fields("/commit")
    assert commit(client, better, **{"cell-2-ethnic": "Dao"}).status == 303
    row = rows_of(session, districts.child)["Vi Văn Tư"]
    assert (row.birth_year, row.ethnic) == (1979, "Dao")


def test_what_was_mended_stays_when_another_cell_still_stops_the_import(
    client, session, districts, paste
):
    page = client.sign_in("district_officer") and paste(districts.child.id, WRONG)
    sent = commit(client, page, **{"cell-2-birth": "1979"})
    again = client.get(sent.location)
    assert "còn dòng lỗi" in again.text
    assert [name for name in again.fields("/commit") if name.startswith("cell-")] == [
        "cell-2-ethnic"
    ]
    still = client.get(commit(client, again, **{"cell-2-ethnic": "Sao Kim"}).location)
    assert "1 ô vừa sửa vẫn chưa đọc được" in still.text
    assert rows_of(session, districts.child) == {}


@pytest.mark.parametrize(
    ("line", "cell", "better"),
    [
        ("1\t\t1980\tNam\tTày\tx\t\t", "cell-0-full_name", "Vi Văn Tư"),
        ("1\tVi Văn Tư\t1980\t?\tTày\tx\t\t", "cell-0-sex", "Nam"),
        ("1\tVi Văn Tư\t1980\tNam\tTày\tcó lẽ\t\t", "cell-0-is_party", "x"),
        ("1\tVi Văn Tư\t1980\tNam\tTày\tx\tChính thức\t", "cell-0-kind", "Chọn cử"),
    ],
)
def test_every_cell_that_stops_a_row_can_be_written_anew(
    client, session, districts, paste, line, cell, better
):
    client.sign_in("district_officer")
    page = paste(districts.child.id, f"{HEAD}\n{line}")
    assert cell in page.fields("/commit"), page.words
    assert commit(client, page, **{cell: better}).status == 303
    assert "Vi Văn Tư" in rows_of(session, districts.child)


def test_only_cells_that_were_offered_are_written(client, session, districts, paste):
    page = client.sign_in("district_officer") and paste(districts.child.id, WRONG)
    mend(client, page, **{"cell-0-birth": "1900", "cell-9-birth": "x", "cell-2-birth": "1979"})
    [batch] = session.scalars(sa.select(RosterBatch))
    assert [row["cells"]["birth"] for row in batch.rows] == ["1985", "12/3/1990", "1979"]


# Columns named


def test_a_file_without_titles_is_guessed_and_its_columns_named_without_sending_it_again(
    client, session, districts
):
    client.sign_in("district_officer")
    rows = "Vi Văn Tư;1980;Nam;Tày;Bí thư\nLý Thị Năm;1991;Nữ;Dao;Giáo viên"
    page = send(client, roster(districts.child), rows)
    assert "các cột được đoán theo nội dung" in page.words
    keys = ("full_name", "birth", "sex", "ethnic", "occupation")
    again = client.get(name_columns(client, page, *keys).location)
    assert "Đã đọc lại theo tên cột" in again.text
    assert commit(client, again).status == 303
    row = rows_of(session, districts.child)["Lý Thị Năm"]
    assert (row.birth_year, row.ethnic, row.occupation) == (1991, "Dao", "Giáo viên")


def test_a_file_that_holds_no_list_of_people_is_still_refused(client, districts):
    client.sign_in("district_officer")
    refused = send(client, roster(districts.child), "Mua sắm;Số lượng\nGhế;20")
    assert refused.status == 422
    assert refused.errors()


@pytest.mark.parametrize(
    ("keys", "said"), [(("birth",), "Họ và tên"), (("full_name", "note", "note"), "Ghi chú")]
)
def test_names_that_do_not_fit_are_refused_in_words(client, districts, paste, keys, said):
    page = client.sign_in("district_officer") and paste(districts.child.id)
    refused = name_columns(client, page, *keys, titled=True)
    assert refused.status == 422
    assert said in refused.soup.select_one(".callout").get_text()


def test_naming_the_columns_of_an_exported_list_still_knows_its_rows(
    client, session, districts, bring
):
    client.sign_in("district_officer")
    bring(districts.child.id)
    sent = client.post(f"{roster(districts.child)}/open", {"as": "xlsx"})
    data = client.get(sent.location).response.get_data()
    sent = client.post(
        f"{roster(districts.child)}/import", {"file": (io.BytesIO(data), "ds.xlsx")},
        content_type="multipart/form-data",
    )  # fmt: skip
    page = client.get(sent.location)
    fields = page.fields("/columns")
    assert not any("Mã dòng" in label.get_text() for label in page.soup.select("#columns label"))
    renamed = client.get(client.post(page.form("/columns")["action"], fields).location)
    counts = [tag.get_text(strip=True) for tag in renamed.soup.select("#counts strong")]
    assert counts == ["0", "0", "4", "0", "0"]


def test_a_cell_that_was_mended_stays_mended_when_columns_are_named(client, districts, paste):
    page = client.sign_in("district_officer") and paste(districts.child.id, WRONG)
    better = mend(client, page, **{"cell-2-birth": "1979"})
    sent = client.post(better.form("/columns")["action"], better.fields("/columns"))
    assert "cell-2-birth" not in client.get(sent.location).fields("/commit")


def test_what_came_in_is_forgotten_once_it_is_written(client, session, districts, paste):
    page = client.sign_in("district_officer") and paste(districts.child.id, LIST)
    commit(client, page)
    [batch] = session.scalars(sa.select(RosterBatch))
    assert (batch.rows, batch.cells) == ([], None)
    answer = client.post(page.form("/columns")["action"], page.fields("/columns"))
    assert answer.status == 303


@pytest.mark.parametrize(
    "words",
    [
        "Tổng cộng: 4 người",
        "Tổng số: 04 đại biểu (bốn đại biểu)./.",
        "Danh sách này có 4 người",
        "Ấn định danh sách có 04 đại biểu.",
        "Tổng cộng có: 4 người, trong đó nữ 2",
    ],
)
def test_the_line_that_sums_a_list_up_is_nobody(client, districts, paste, words):
    client.sign_in("district_officer")
    page = paste(districts.child.id, f"{LIST}\n\t{words}")
    assert "4 Mới" in page.words
    assert words not in page.soup.select_one("main table").get_text(" ")


def test_who_is_called_like_a_sum_is_somebody(client, districts, paste):
    client.sign_in("district_officer")
    page = paste(districts.child.id, f"{LIST}\n5\tTống Văn Cộng\t1970\n6\tTống Thị Số\t1971")
    assert "6 Mới" in page.words


def test_letters_without_width_make_nobody_new(client, districts, bring, paste):
    client.sign_in("district_officer")
    bring(districts.child.id)
    unseen = LIST.replace("Văn An", "Văn\u200d An").replace(
        "Thị Bích", "Th\u00adị\u2060 Bích\u200c"
    )
    page = paste(districts.child.id, unseen)
    assert "0 Mới" in page.words
    assert "4 Không đổi" in page.words
