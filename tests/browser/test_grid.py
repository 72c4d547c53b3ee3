"""The plan's table under a spreadsheet user's hands: keys, ranges, an input method, two people."""

import pytest

from tests.browser.arriving import sees

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAVED = "#saved[data-how=saved]"
PASTE = """(kind) => {
  const data = new DataTransfer();
  const text = 'trước 15/6\\t"Tờ trình\\nDự thảo"\\r\\nD-15\\tDanh sách\\r\\n';
  if (kind === "picture") data.items.add(new File(["x"], "a.png", {type: "image/png"}));
  else data.setData("text/plain", text);
  const how = {clipboardData: data, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
}"""


@pytest.fixture
def desk(visit, site):
    """A secretary at the draft of the organising committee, as wide a screen as asked for."""

    def sit(**how):
        visitor = visit(site, **how)
        page = visitor.sign_in("bandantoc")
        visitor.follow("nav a[href='/plans']:visible")
        visitor.follow("main a:has-text('Ban Tổ chức')")
        # The first cell can be tabbed to as soon as the table's scripts are there.
        sees(page, "table.grid [data-f][tabindex='0']")
        return visitor, page

    return sit


def cell(page, row, field):
    return page.locator(f"tr[data-class] >> nth={row} >> [data-f={field}]")


def shown(page, row, field):
    return cell(page, row, field).locator("[data-v], .phrase").first.inner_text()


def test_the_keyboard_alone_edits_copies_and_undoes(desk):
    _, page = desk()
    page.locator("[data-f][tabindex='0']").focus()
    for key in ("ArrowDown", "ArrowRight", "F2"):
        page.keyboard.press(key)
    page.keyboard.type(" – bổ sung")
    page.keyboard.press("Tab")
    sees(page, SAVED)
    assert shown(page, 0, "content").endswith("– bổ sung")
    page.keyboard.type("so tai chinh")
    sees(page, ".suggest li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    sees(page, "tr[data-class] >> nth=0 >> [data-f=lead]:has-text('Sở Tài chính')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    sees(page, "tr[data-class] >> nth=1 >> [data-f=lead]:has-text('Sở Tài chính')")
    sees(page, SAVED)
    page.keyboard.press("Control+z")
    sees(page, "text=Đã hoàn tác")
    assert "Sở Tài chính" not in cell(page, 1, "lead").inner_text()
    assert "Sở Tài chính" in cell(page, 0, "lead").inner_text()


def test_composing_never_leaves_or_rewrites_the_cell(desk):
    """What Telex and VNI input methods do: composition, Enter inside it, then the whole word."""
    _, page = desk()
    cell(page, 0, "product").click()
    session = page.context.new_cdp_session(page)
    for text in ("Ba", "Bao", "Báo"):
        composed = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        session.send("Input.imeSetComposition", composed)
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
        {key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert page.locator(".edited .editor").input_value() == "Báo"
    session.send("Input.insertText", {"text": "Báo cáo"})
    page.keyboard.press("Enter")
    sees(page, SAVED)
    assert shown(page, 0, "product") == "Báo cáo"


def test_a_range_is_pasted_and_a_picture_is_not(desk):
    _, page = desk()
    cell(page, 0, "deadline_text").click()
    page.evaluate(PASTE, "text")
    sees(page, SAVED)
    assert shown(page, 0, "product") == "Tờ trình\nDự thảo"
    sees(page, "tr[data-class] >> nth=1 >> [data-f=deadline_text]:has-text('04/11/2024')")
    page.evaluate(PASTE, "picture")
    sees(page, "#saved:has-text('hình ảnh')")


@pytest.mark.parametrize("width", [1280, 360])
def test_two_people_at_one_cell_see_both_texts_and_keep_both(desk, width):
    (_, mine), (_, theirs) = desk(width=width), desk()
    for page, text in ((theirs, "Của đồng nghiệp"), (mine, "Của tôi")):
        cell(page, 0, "content").click()
        page.keyboard.press("F2")
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        sees(page, "#saved[data-how=saved], dialog[open]")
    sees(mine, "dialog[open]")
    dialog = mine.locator("dialog[open]").inner_text()
    assert "Của tôi" in dialog
    assert "Của đồng nghiệp" in dialog
    mine.click("dialog[open] button[value=both]")
    mine.keyboard.press("Enter")
    sees(mine, SAVED)
    mine.reload()
    assert shown(mine, 0, "content") == "Của đồng nghiệp\nCủa tôi"
