"""`congress plan …`: a sheet brought in, taken out and brought back; the paper printed."""

import json

import pytest
from click.testing import CliRunner

from congress.cli import main
from congress.plans.models import Plan
from tests.support.plans import jobs_of, make_plan

SHEET = """TT;Nội dung công việc;Cơ quan chủ trì;Thời gian hoàn thành
1;Họp Tiểu ban;Văn phòng UBND tỉnh;trước ngày 15/6/2024
2;In tài liệu;Một đơn vị lạ;khi nào rảnh
"""


@pytest.fixture
def run(app, session, world, monkeypatch):
    """Run the command on the test's database; its exit status, its JSON, and what it said."""
    monkeypatch.setattr("congress.cli.session.create_app", lambda: app)

    def command(*words):
        session.commit()
        done = CliRunner().invoke(main, ["plan", *map(str, words)])
        said = json.loads(done.stdout) if done.stdout.startswith("{") else {}
        session.expire_all()
        return done.exit_code, said, done.output

    return command


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ke hoach.csv"
    path.write_text(SHEET, encoding="utf-8-sig")
    return path


def test_a_dry_run_says_what_each_row_would_do_and_keeps_nothing(run, file, session):
    status, said, _ = run("import", file, "--committee", "TBTT", "--dry-run")
    assert (status, said["new"], said["error"]) == (0, 2, 0)
    first, second = said["rows"]
    assert list(first) == [
        "row", "state", "number", "content", "lead", "coordinating",
        "due", "deadline_text", "product", "messages",
    ]  # fmt: skip
    assert (first["row"], first["due"], first["messages"]) == (2, "2024-06-15", [])
    assert second["messages"] == [
        "C3: Chưa có đơn vị “Một đơn vị lạ”.",
        "D3: Không đọc được thời hạn “khi nào rảnh”; giữ nguyên chữ, chưa có ngày.",
    ]
    assert session.query(Plan).count() == 0


def test_a_sheet_becomes_a_draft_that_is_taken_out_and_brought_back_unchanged(
    run, file, session, tmp_path
):
    assert run("import", file, "--committee", "TBTT")[0] == 0
    plan = session.query(Plan).one()
    assert [item.content for item in jobs_of(plan)] == ["Họp Tiểu ban", "In tài liệu"]
    out = tmp_path / "ra.xlsx"
    assert run("export", "TBTT", "-o", out)[0] == 0
    status, said, _ = run("import", out, "--committee", "TBTT")
    assert (status, said["same"], said["new"], said["changed"]) == (0, 2, 0, 0)


def test_rows_that_cannot_be_taken_keep_the_whole_sheet_out(run, file, session):
    file.write_text(SHEET + "3;;Ban Dân tộc;\n" + "4;" + "x" * 9000 + ";;\n", encoding="utf-8-sig")
    status, said, output = run("import", file, "--committee", "TBTT")
    assert status == 1
    assert said["error"] == 2
    assert "nothing was imported" in output
    assert session.query(Plan).count() == 0


def test_what_is_no_sheet_or_no_committee_is_told_in_one_line(run, file, tmp_path):
    odd = tmp_path / "anh.xlsx"
    odd.write_bytes(b"GIF89a")
    assert "Đây không phải bảng tính" in run("import", odd, "--committee", "TBTT")[2]
    assert "nothing there by that code" in run("import", file, "--committee", "KHONG")[2]


def test_the_paper_is_printed_and_what_it_lacks_is_said(run, session, world, tmp_path):
    make_plan(session, world)
    paper = tmp_path / "ke hoach.docx"
    status, _, output = run("print", "TBTT", "-o", paper)
    assert (status, paper.read_bytes()[:2]) == (0, b"PK")
    assert "còn thiếu: " in output
    status, _, output = run("print", "TBTT", "-o", tmp_path / "ke hoach.txt")
    assert status != 0
    assert ".pdf or .docx" in output
