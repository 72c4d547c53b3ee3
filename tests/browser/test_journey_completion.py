"""J3: a product is handed in with three clicks and confirmed with one, over a weak line too."""

import io

import pytest
from PIL import Image

from tests.browser.arriving import sees

pytestmark = [pytest.mark.browser, pytest.mark.slow]
JOB = "Lắp đặt cụm pa-nô lớn tại cửa ngõ thành phố"


def photo():
    """A picture of a phone's size that does not pack well."""
    noise = Image.effect_noise((3200, 2400), 90).convert("RGB")
    kept = io.BytesIO()
    noise.save(kept, "JPEG", quality=95)
    return {"name": "Cụm pa-nô.jpeg", "mimeType": "image/jpeg", "buffer": kept.getvalue()}


@pytest.mark.parametrize(
    ("width", "scripts"), [(1280, True), (360, True), (1280, False), (360, False)]
)
def test_a_product_takes_three_clicks_and_one(visit, site, width, scripts):
    lead = visit(site, width=width, scripts=scripts)
    page = lead.sign_in("cq.vhttdl")
    lead.go("/plans")
    lead.click("main a:has-text('Tuyên truyền')")
    lead.clicks = 0
    lead.click(f"main a:has-text('{JOB}')")
    sees(page, "select[name=kind]")
    assert page.input_value("select[name=kind]") == "document"
    page.select_option("select[name=kind]", "object")
    page.fill("main input[name=line]", "04 cụm pa-nô, đã nghiệm thu")
    lead.click("main button:text-is('Báo hoàn thành')")
    sees(page, "text=Đã báo hoàn thành, chờ xác nhận")
    assert lead.clicks <= 3
    assert lead.sideways() <= 0
    keeper = visit(site, width=width, scripts=scripts)
    desk = keeper.sign_in("tk.tuyentruyen")
    keeper.click(f"#waiting a:has-text('{JOB}')")
    keeper.clicks = 0
    keeper.click("main button:has-text('Xác nhận hoàn thành')")
    sees(desk, "text=Đã xác nhận hoàn thành")
    assert keeper.clicks == 1
    assert "Hiện vật" in desk.inner_text("main")


def open_job(visitor):
    page = visitor.sign_in("cq.vhttdl")
    visitor.go("/plans")
    visitor.click("main a:has-text('Tuyên truyền')")
    visitor.click(f"main a:has-text('{JOB}')")
    sees(page, "#files")
    return page


def test_a_large_picture_is_made_smaller_and_outlives_a_cut_line(visit, site):
    lead = visit(site, width=360)
    page = open_job(lead)
    sent = []
    page.on("request", lambda one: sent.append(one) if "/parts/" in one.url else None)
    cut = {"left": 2}

    def weak(route):
        cut["left"] -= 1
        if cut["left"] == 0:
            route.abort()
        else:
            route.continue_()

    page.route("**/parts/*", weak)
    picture = photo()
    page.set_input_files("#files", picture)
    sees(page, "text=Đường truyền gián đoạn")
    sees(page, "text=đã tải lên")
    arrived = sum(len(one.post_data_buffer or b"") for one in sent[:-1])
    assert arrived < len(picture["buffer"])
    lead.troubles[:] = [one for one in lead.troubles if "ERR_FAILED" not in one]
    page.reload()
    assert "Cụm pa-nô.jpg" in page.inner_text("form[action$=completion] .files")
    page.select_option("select[name=kind]", "object")
    lead.click("main button:text-is('Báo hoàn thành')")
    sees(page, "text=Đã báo hoàn thành, chờ xác nhận")
    assert page.locator("main a:has-text('Cụm pa-nô.jpg')").count()


def test_a_form_sent_while_its_file_is_leaving_waits_for_it(visit, site):
    lead = visit(site)
    page = open_job(lead)
    page.route("**/parts/*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.select_option("select[name=kind]", "object")
    page.set_input_files("#files", photo())
    lead.click("main button:text-is('Nộp một phần')")
    sees(page, "text=Đã nộp một phần")
    assert page.locator("main a:has-text('Cụm pa-nô.jpg')").count()
    assert "(một phần)" in page.inner_text("main")


def test_a_file_that_is_not_taken_says_why_at_once(visit, site):
    lead = visit(site)
    page = open_job(lead)
    wrong = {"name": "Báo cáo.docx", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"}
    page.set_input_files("#files", wrong)
    sees(page, "text=thật ra là tệp .pdf")
    page.locator("form[action$=completion] .files button").click()
    assert page.locator(".files li").count() == 0
