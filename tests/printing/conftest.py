"""The sample plan of the printing tests and its prints; every person is fictional."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from congress.printing.paper import (
    Annex,
    Bullet,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    TableBlock,
)
from congress.printing.pdf import to_pdf

COLUMNS = (
    Column("STT", 5, "center"),
    Column("Nội dung công việc", 30),
    Column("Cơ quan chủ trì", 15),
    Column("Cơ quan phối hợp", 20),
    Column("Thời gian hoàn thành", 12, "center"),
    Column("Sản phẩm", 13),
    Column("Ghi chú", 9),
)
LONG = (
    "Xây dựng Báo cáo chính trị trình Đại hội; tổ chức lấy ý kiến các sở, ban, ngành, đoàn thể và "
    "Ủy ban nhân dân các huyện, thành phố; tiếp thu, hoàn chỉnh trình Ban Chỉ đạo xem xét"
)
JOBS = (
    (
        LONG,
        "Ban Dân tộc tỉnh",
        "Các thành viên Tiểu ban Nội dung",
        "Trước 30/6/2024",
        "Dự thảo báo cáo",
    ),
    ("Lập dự toán kinh phí", "Sở Tài chính", "Ban Dân tộc tỉnh", "15/4/2024", "Dự toán"),
    (
        "Tuyên truyền trên Báo Lạng Sơn, Đài Phát thanh và Truyền hình tỉnh",
        "Sở Thông tin và Truyền thông",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Sở Văn hóa, Thể thao và Du lịch",
        "Thường xuyên",
        "Tin, bài",
    ),
)


def job_table(count: int, parts: int = 4) -> Table:
    rows: list[Row] = []
    for n in range(count):
        if n % max(1, count // parts) == 0:
            roman = ("I", "II", "III", "IV", "V", "VI")[min(5, n * parts // count)]
            rows.append(Row((roman, "CÔNG TÁC CHUẨN BỊ NỘI DUNG, VĂN KIỆN"), "part"))
        rows.append(Row((str(n + 1), *JOBS[n % len(JOBS)], "")))
    return Table(COLUMNS, tuple(rows))


BODY = (
    Heading(1, "I. MỤC ĐÍCH, YÊU CẦU"),
    Heading(2, "1. Mục đích"),
    Bullet(
        "Đánh giá kết quả thực hiện Quyết tâm thư Đại hội đại biểu các dân tộc thiểu số tỉnh lần "
        "thứ III, năm 2019; tổng kết việc thực hiện chủ trương, đường lối của Đảng, chính sách, "
        "pháp luật của Nhà nước về công tác dân tộc trên địa bàn tỉnh."
    ),
    Bullet("Biểu dương, tôn vinh tập thể, cá nhân tiêu biểu.", 2),
    Heading(2, "2. Yêu cầu"),
    Paragraph(
        "Công tác chuẩn bị và tổ chức Đại hội bảo đảm trang trọng, thiết thực, hiệu quả, tiết "
        "kiệm; phát huy tinh thần trách nhiệm của các cấp, các ngành."
    ),
    Heading(1, "II. TỔ CHỨC THỰC HIỆN"),
    Heading(3, "a) Ban Dân tộc tỉnh"),
    Paragraph(
        "Là cơ quan thường trực của Ban Chỉ đạo, chủ trì theo dõi, đôn đốc các Tiểu ban, các "
        "huyện, thành phố thực hiện Kế hoạch; tổng hợp, báo cáo Trưởng Ban Chỉ đạo."
    ),
    Paragraph("Trên đây là Kế hoạch tổ chức Đại hội, yêu cầu các cơ quan, đơn vị thực hiện."),
)


def plan(rows: int = 40, **changes: object) -> Paper:
    paper = Paper(
        parent_body="UBND tỉnh Lạng Sơn",
        body=(
            "Ban Chỉ đạo Đại hội đại biểu các dân tộc thiểu số tỉnh Lạng Sơn lần thứ IV, năm 2024"
        ),
        number="5",
        symbol="KH-BCĐ",
        place="Lạng Sơn",
        issued_on=date(2024, 2, 5),
        kind="Kế hoạch",
        subject=(
            "Tổ chức Đại hội đại biểu các dân tộc thiểu số các cấp trên địa bàn tỉnh Lạng Sơn "
            "lần thứ IV, năm 2024"
        ),
        grounds=(
            "Căn cứ Nghị định số 05/2011/NĐ-CP ngày 14/01/2011 của Chính phủ về công tác dân tộc",
            "Theo đề nghị của Trưởng Ban Dân tộc tỉnh;",
        ),
        blocks=BODY,
        annexes=(
            Annex(
                "Phân công nhiệm vụ và tiến độ thực hiện",
                (TableBlock(job_table(rows)),),
            ),
        ),
        recipients=(
            "Ủy ban Dân tộc (báo cáo)",
            "Thường trực Tỉnh ủy",
            "Các thành viên Ban Chỉ đạo",
            "UBND các huyện, thành phố",
            "Lưu: VT, BDT",
        ),
        signature=Signature(
            ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), ("Phó Chủ tịch UBND tỉnh",), "Nông Văn Mẫu"
        ),
    )
    return replace(paper, **changes)


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Paper]:
    return plan


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """The plan with an annex of 40 rows on several pages."""
    return to_pdf(plan(40))


@pytest.fixture(scope="session")
def pages(pdf):
    with pdfplumber.open(BytesIO(pdf)) as document:
        yield list(document.pages)
