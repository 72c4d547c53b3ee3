"""The journeys with no mouse: Tab to each control, Enter or Space on it, letters into it."""

import pytest

from tests.browser.arriving import leaving, sees
from tests.browser.pasted import paste, text

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHOWN = """node => {
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return ring && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
}"""


HEAD = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm")
ROWS = [
    HEAD,
    ("1", "Họp giao ban", "Ban Dân tộc tỉnh", "", "lúc ấy", "Biên bản"),
    ("2", "In giấy mời", "Sở Tài chính", "", "D-15", "Giấy mời"),
]


class Keys:
    """Somebody with a keyboard alone."""

    def __init__(self, visitor, username):
        self.page = visitor.sign_in(username)

    def reach(self, selector, most=150):
        """Press Tab until the control has the focus; it is on the screen, and looks focused."""
        sees(self.page, selector)
        wanted = self.page.locator(selector).first.element_handle()
        for _ in range(most):
            if wanted.evaluate("node => node === document.activeElement"):
                assert wanted.evaluate(SHOWN), f"{selector} does not show its focus"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached in {most} steps")

    def press(self, selector, key="Enter"):
        self.reach(selector)
        self.page.keyboard.press(key)

    def follow(self, selector):
        with leaving(self.page):
            self.press(selector)

    def type(self, selector, words):
        self.reach(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def sees(self, words):
        sees(self.page, f"text={words}")

    def job(self, name):
        """From the home to a job of the information subcommittee."""
        self.follow("nav a[href='/plans']:visible")
        self.follow("main a:has-text('Tuyên truyền')")
        self.follow(f"main a:has-text('{name}')")
        sees(self.page, f"h1:has-text('{name}')")


@pytest.fixture
def keys(visit, site):
    return lambda username: Keys(visit(site), username)


def test_rows_are_pasted_and_mended(keys):
    secretary = keys("bandantoc")
    secretary.follow("nav a[href='/plans']:visible")
    secretary.follow("main a:has-text('Ban Tổ chức')")
    secretary.follow("main a:has-text('Dán từ Excel')")
    sees(secretary.page, "h1:text-is('Dán từ Excel')")
    paste(secretary.page, text_plain=text(ROWS))
    secretary.type("input[name=cell-0-deadline]", "trước 20/6")
    secretary.page.keyboard.press("Tab")
    sees(secretary.page, "#row-0 :text('20/06/2024')")
    secretary.press("main button:has-text('Ghi vào kế hoạch')")
    secretary.sees("Đã nhập 2 công việc")


def test_monday_a_line_is_reported_from_the_home(keys):
    secretary = keys("tk.tuyentruyen")
    secretary.press("#overdue summary:has-text('Cập nhật')")
    secretary.type("#overdue details[open] input[name=progress-line]", "Đã trình, chờ ký")
    secretary.press("#overdue details[open] button")
    secretary.sees("Đã ghi tiến độ")


def test_a_product_is_handed_in_and_confirmed(keys):
    lead = keys("cq.vhttdl")
    lead.job("Lắp đặt cụm pa-nô lớn")
    lead.type("select[name=kind]", "Hiện vật")
    lead.type("main input[name=line]", "04 cụm pa-nô, đã nghiệm thu")
    lead.press("main button:text-is('Báo hoàn thành')")
    lead.sees("Đã báo hoàn thành, chờ xác nhận")
    keeper = keys("tk.tuyentruyen")
    keeper.follow("#waiting td a:has-text('Lắp đặt cụm pa-nô lớn')")
    keeper.press("main button:has-text('Xác nhận hoàn thành')", "Space")
    keeper.sees("Đã xác nhận hoàn thành")


def test_an_extension_is_asked_and_granted(keys):
    asker = keys("tk.tuyentruyen")
    asker.job("Dựng phim, duyệt lần 1")
    asker.press("a:has-text('Xin gia hạn')")
    asker.type("input[name=new_due_on]", "25/10/2024")
    asker.type("textarea[name=reason]", "Phải dựng lại theo góp ý lần 1")
    asker.press("main button:text-is('Gửi')")
    sees(asker.page, "button:text-is('Vẫn gửi'), :text('Đã gửi xin gia hạn')")
    if asker.page.locator("button:text-is('Vẫn gửi')").count():
        asker.press("main button:text-is('Vẫn gửi')")
    asker.sees("Đã gửi xin gia hạn")
    leader = keys("bcd.truong")
    leader.press("#waiting .row-link:has-text('Dựng phim') button:has-text('Đồng ý')")
    leader.sees("Đã đồng ý gia hạn đến 25/10/2024")


def test_a_plan_is_printed(keys):
    secretary = keys("tk.tuyentruyen")
    secretary.follow("nav a[href='/plans']:visible")
    secretary.follow("main a:has-text('Tuyên truyền')")
    secretary.follow("main a:has-text('In và xuất')")
    with secretary.page.expect_download() as download:
        secretary.press("main a:has-text('Bản PDF để in')")
    assert download.value.suggested_filename.endswith(".pdf")
