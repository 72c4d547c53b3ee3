"""How long a plan of 300 items takes to print, beside bare WeasyPrint and automatic layout.

Run: python benchmarks/printing.py [rounds]. Rounds are interleaved in one warm process.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from weasyprint import HTML

from congress.printing.page import render_html
from congress.printing.paper import (
    Annex,
    Column,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    TableBlock,
)
from congress.printing.pdf import html_to_pdf, to_pdf

ITEMS, ROUNDS = 300, 5
FIXED = ".grid {\n  table-layout: fixed;"
CELLS = (
    "Tham mưu thành lập Tiểu ban, phân công nhiệm vụ cho từng thành viên và đôn đốc thực hiện",
    "Ban Dân tộc tỉnh",
    "Văn phòng UBND tỉnh; Sở Nội vụ; Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Trước ngày 15/6/2024",
    "Quyết định, kế hoạch",
    "Nông Văn Mẫu",
    "",
)
TITLES = "STT,Nội dung,Chủ trì,Phối hợp,Thời gian,Sản phẩm,Phụ trách,Ghi chú"
WIDTHS = (5, 28, 14, 18, 11, 11, 8, 5)


def sample() -> Paper:
    """Return a plan with an annex of 300 rows and 8 columns."""
    columns = tuple(Column(*pair) for pair in zip(TITLES.split(","), WIDTHS, strict=True))
    rows = tuple(Row((str(number), *CELLS)) for number in range(1, ITEMS + 1))
    return Paper(
        parent_body="UBND tỉnh Lạng Sơn",
        body="Ban Chỉ đạo Đại hội",
        symbol="KH-BCĐ",
        kind="Kế hoạch",
        subject="Tổ chức Đại hội đại biểu các dân tộc thiểu số tỉnh Lạng Sơn",
        issued_on=date(2024, 5, 20),
        blocks=(Paragraph("Trên đây là Kế hoạch của Ban Chỉ đạo."),),
        annexes=(Annex("Phân công nhiệm vụ", (TableBlock(Table(columns, rows)),)),),
        recipients=("Các thành viên Ban Chỉ đạo",),
        signature=Signature(("TRƯỞNG BAN",), (), "Nông Văn Mẫu"),
    )


def main(rounds: int) -> None:
    """Print the medians in seconds and their ratios."""
    paper = sample()
    html = render_html(paper)
    automatic = html.replace(FIXED, ".grid {\n  table-layout: auto;")
    if automatic == html:
        raise SystemExit("the style of tables has changed: adapt FIXED")
    runs: dict[str, Callable[[], object]] = {
        "to_pdf": lambda: to_pdf(paper),
        "bare": lambda: HTML(string=html).write_pdf(),
        "bare pdf/a-2a": lambda: HTML(string=html).write_pdf(pdf_variant="pdf/a-2a"),
        "automatic layout": lambda: html_to_pdf(automatic),
    }
    to_pdf(paper)
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    median = {name: statistics.median(values) for name, values in times.items()}
    for name, seconds in median.items():
        print(f"{name:18} {seconds:6.2f} s   to_pdf / this = {median['to_pdf'] / seconds:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
