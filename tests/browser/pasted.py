"""Thirty jobs as Excel puts them on the clipboard."""

import html

TITLES = ("TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm")
AGENCIES = ("Ban Dân tộc tỉnh", "VP UBND tỉnh", "Sở Tài chính", "Sở VHTTDL", "Công an tỉnh")
WORKS = ("Lập danh mục", "Soạn dự thảo", "Thẩm định", "In ấn", "Bàn giao", "Kiểm tra")
THINGS = ("tài liệu họp", "giấy mời", "báo cáo chính trị", "kịch bản điều hành", "thẻ đại biểu")
PHRASES = ("trước 15/6", "D-15", "trong tháng 9", "quý III", "30/8/2024", "05 ngày trước Đại hội")


def _job(number: int) -> tuple[str, ...]:
    work = f"{WORKS[number % 6]} {THINGS[number // 6]}\nkèm phụ lục"
    lead, helper = AGENCIES[number % 5], AGENCIES[(number + 2) % 5]
    return (str(number + 1), work, lead, helper, PHRASES[number % 6], THINGS[number % 5])


JOBS = [_job(number) for number in range(30)]
# What wants a look: a phrase that is no date, an agency by another name twice, several leads.
JOBS[4] = (*JOBS[4][:4], "sớm nhất có thể", JOBS[4][5])
JOBS[7] = (*JOBS[7][:2], "Sở Tài chánh", *JOBS[7][3:])
JOBS[12] = (*JOBS[12][:3], "Sở Tài chánh", *JOBS[12][4:])
JOBS[20] = (*JOBS[20][:2], "Sở Tài chính; Công an tỉnh", "", *JOBS[20][4:])
ROWS = [TITLES, *JOBS]


def excel(rows: list[tuple[str, ...]]) -> str:
    """The HTML of copied rows, with a hidden column and a heading merged across."""

    def cell(text: str) -> str:
        shown = html.escape(text).replace("\n", "<br>\n  ")
        return f"<td class=xl65 width=64 style='border-left:none'>{shown}</td>"

    lines = [
        f"<tr height=20>{''.join(map(cell, row))}<td style='display:none'>99</td></tr>"
        for row in rows
    ]
    place = 1 if rows[0] == TITLES else 0
    lines.insert(place, "<tr><td>I</td><td colspan=5>CHUẨN BỊ<span>&nbsp; </span></td></tr>")
    return (
        "<html><head><meta name=ProgId content=Excel.Sheet></head><body><table>"
        f"<!--StartFragment-->{''.join(lines)}<!--EndFragment--></table></body></html>"
    )


def text(rows: list[tuple[str, ...]]) -> str:
    """The same as tab-separated text."""

    def cell(words: str) -> str:
        return f'"{words}"' if "\n" in words else words

    return "\r\n".join("\t".join(map(cell, row)) for row in rows) + "\r\n"


PASTE = """([kinds, picture]) => {
  const data = new DataTransfer();
  for (const [kind, content] of Object.entries(kinds)) data.setData(kind, content);
  if (picture) data.items.add(new File(["x"], "x.png", { type: "image/png" }));
  const how = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
}"""


def paste(page, *, picture=False, **kinds):
    """Press Ctrl+V where the cursor stands."""
    page.evaluate(
        PASTE, [{name.replace("_", "/"): words for name, words in kinds.items()}, picture]
    )
