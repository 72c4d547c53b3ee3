import json
import re
from datetime import date, time
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from congress.core.permissions import Role
from congress.dev.showroom import SampleForm, samples
from tests.web import gallery

TEMPLATES = gallery.ROOT / "templates"
STATIC = gallery.ROOT / "static"
ICONS = set((STATIC / "vendor" / "icons.txt").read_text().split())
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
ERRORS = sorted(p.name for p in (TEMPLATES / "errors").glob("*.html") if not p.name.startswith("_"))
ENV = gallery.environment()


def macros(name: str) -> object:
    return ENV.get_template(f"components/{name}.html").module


def soup(html: object) -> BeautifulSoup:
    return BeautifulSoup(str(html), "html.parser")


def words(html: object) -> str:
    return " ".join(soup(html).get_text(" ").split())


@pytest.fixture(scope="module")
def catalogue() -> BeautifulSoup:
    return soup(ENV.get_template("dev/components.html").render(**samples()))


def error_page(name: str, **values: object) -> BeautifulSoup:
    values = {"roles": tuple(Role), "sentence": "Kế hoạch đã được duyệt."} | values
    return soup(ENV.get_template(f"errors/{name}").render(**values))


def unlabelled(page: BeautifulSoup) -> list[str]:
    seen = {label.get("for") for label in page("label")}
    return [
        str(control)
        for control in page(["input", "select", "textarea"])
        if control.get("type") != "hidden"
        and control.get("id") not in seen
        and not control.find_parent("label")
        and not control.get("aria-label")
    ]


def test_ids_are_unique(catalogue):
    ids = [tag["id"] for tag in catalogue(id=True)]
    assert len(ids) == len(set(ids))


def test_every_control_has_a_label(catalogue):
    assert unlabelled(catalogue) == []


def test_every_button_and_link_has_words(catalogue):
    silent = [
        str(tag)
        for tag in catalogue(["a", "button", "summary"])
        if not (tag.get_text(strip=True) or tag.get("aria-label") or tag.find_parent("template"))
    ]
    assert silent == []


def test_references_point_to_elements_of_the_page(catalogue):
    ids = {tag["id"] for tag in catalogue(id=True)}
    wanted = [
        part
        for tag in catalogue(True)
        for name in ("aria-describedby", "aria-labelledby", "for")
        for part in str(tag.get(name, "")).split()
    ]
    assert set(wanted) <= ids | {"confirm-question"}


def test_there_is_one_heading_and_the_title_begins_with_it(catalogue):
    (heading,) = catalogue("h1")
    assert catalogue.title.get_text().startswith(heading.get_text(strip=True) + " · Đại hội IV")


def test_every_post_carries_the_token(catalogue):
    posts = [form for form in catalogue("form") if form.get("method") == "post"]
    assert posts
    assert all(len(form(attrs={"name": "csrf_token"})) == 1 for form in posts)


def test_icons_are_those_of_the_sprite(catalogue):
    used = {use["href"].partition("#")[2] for use in catalogue("use")}
    assert used <= ICONS


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("[!p]*/*.html")), ids=lambda p: p.name)
def test_a_template_holds_no_inline_style_or_script(path: Path):
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=|\son[a-z]+\s*=|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize(
    "path",
    [
        *TEMPLATES.glob("**/*.html"),
        *STATIC.glob("css/*.css"),
        *STATIC.glob("js/*.js"),
        *STATIC.glob("img/*.svg"),
        STATIC / "icons.svg",
    ],
    ids=lambda p: p.name,
)
def test_nothing_names_an_address_outside_the_house(path: Path):
    text = path.read_text().replace("http://www.w3.org/2000/svg", "")
    assert "http:" not in text
    assert "https:" not in text


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda p: p.name)
def test_a_component_says_first_what_it_is_for_and_what_not(path: Path):
    opening = path.read_text().partition("#}")[0]
    assert opening.startswith("{#")
    assert re.search(r"\bNot (for|needed)\b", opening)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda p: p.name)
def test_a_component_freezes_no_words_for_the_first_reader(path: Path):
    outside = re.sub(r"{%-? macro .*?endmacro -?%}|{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    assert "_(" not in outside


def test_every_behaviour_is_loaded_by_an_address_that_changes_with_it(catalogue):
    shared = {
        Path(tag["src"]).name.partition("?v=1")[0] for tag in catalogue("script", type="module")
    }
    pages = "".join(path.read_text() for path in TEMPLATES.glob("*/*.html"))
    for path in STATIC.glob("js/*.js"):
        named = f"asset('js/{path.name}')" in pages or f"'{path.stem}'" in pages
        assert path.name in shared or named, path.name
        assert not re.search(r"^import\b|\bfrom \"", path.read_text(), re.MULTILINE), path.name


def test_the_house_style_is_small(catalogue):
    sheets = [tag["href"].partition("?")[0] for tag in catalogue("link", rel="stylesheet")]
    loaded = [STATIC / address.removeprefix("/static/") for address in sheets]
    assert len(loaded) >= 5
    assert sum(path.stat().st_size for path in loaded) <= 34_000


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_needs_nothing_of_the_house(name: str):
    page = error_page(name, shell=None)
    assert len(page("h1")) == 1
    assert page.find("form") is None


def test_who_may_do_it_is_named_where_it_is_refused():
    page = error_page("403.html", roles=(Role.STEERING, Role.SECRETARY))
    assert [li.get_text(strip=True) for li in page("li")] == ["Ban Chỉ đạo", "Thư ký Ban, Tiểu ban"]


def test_a_reader_with_the_role_elsewhere_is_told_that_the_scope_is_another():
    told = error_page("403.html", roles=(Role.SECRETARY,), elsewhere=True)
    untold = error_page("403.html", roles=(Role.SECRETARY,), elsewhere=False)
    assert "phạm vi khác" in told.get_text()
    assert "phạm vi khác" not in untold.get_text()


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_name(role: Role):
    assert macros("names").role_name(role) != role.value


@pytest.mark.parametrize(
    ("value", "days", "text"),
    [
        ("done_on_time", None, "Hoàn thành đúng hạn"),
        ("done_late", 3, "Hoàn thành quá hạn 3 ngày"),
        ("in_time", 7, "Trong hạn · còn 7 ngày"),
        ("in_time", 0, "Trong hạn · hạn hôm nay"),
        ("overdue", 20, "Quá hạn 20 ngày"),
        ("no_deadline", None, "Chưa có thời hạn"),
    ],
)
def test_a_class_is_a_word_and_its_days(value: str, days: int | None, text: str):
    assert words(macros("status").class_tag(value, days=days)) == text


@pytest.mark.parametrize(
    ("macro", "values"),
    [
        ("class_tag", samples()["classes"]),
        ("item_state_tag", samples()["item_states"]),
        ("plan_state_tag", samples()["plan_states"]),
        ("row_state_tag", samples()["row_states"]),
    ],
)
def test_each_value_of_an_enum_has_its_own_word_and_shape(macro: str, values: tuple[str, ...]):
    tags = [soup(getattr(macros("status"), macro)(value)) for value in values]
    assert len({tag.get_text() for tag in tags}) == len(values)
    assert len({tag.use["href"] for tag in tags}) == len(values)


def test_a_deadline_shows_the_phrase_then_the_date():
    html = macros("status").deadline("trước ngày 15/4/2024", date(2024, 4, 15))
    assert words(html) == "trước ngày 15/4/2024 thứ Hai, 15/04/2024"


def test_an_inferred_date_says_so():
    html = macros("status").deadline("trong tháng 4", date(2024, 4, 30), inferred=True)
    assert words(html) == "trong tháng 4 30/04/2024 (hạn suy ra)"
    assert soup(html).select_one("time.inferred")


def test_an_hour_stands_before_the_date():
    html = macros("status").deadline("15h ngày 18/10", date(2024, 10, 18), hour=time(15))
    assert "15:00 thứ Sáu, 18/10/2024" in words(html)


def test_the_original_deadline_stays_visible():
    html = macros("status").deadline("x", date(2024, 4, 30), original=date(2024, 4, 15))
    assert "hạn gốc 15/04/2024" in words(html)


def test_an_unreadable_phrase_asks_to_be_mended():
    assert "chưa đọc được ngày" in words(macros("status").deadline("chịu", kind="none"))


def test_the_four_classes_close_with_their_sum():
    counts = samples()["loose_counts"]
    html = macros("stat").four_classes(counts, samples()["urls"])
    assert words(html).endswith("25 Tổng số = 7 + 2 + 9 + 3 + 4")


def test_a_class_that_has_no_rows_without_deadline_shows_four():
    html = soup(macros("stat").four_classes(samples()["counts"], samples()["urls"]))
    assert len(html("a")) == 5


def test_a_refused_field_is_tied_to_its_hint_and_its_error():
    form = samples()["refused"]
    control = soup(macros("form").field(form.content, hint="Một việc")).textarea
    assert control["aria-describedby"] == "content-hint content-error"
    assert control["aria-invalid"] == "true"


def test_the_summary_links_to_every_refused_field():
    html = soup(macros("form").error_summary(samples()["refused"]))
    assert [a["href"] for a in html("a")] == ["#content", "#lead", "#deadline"]
    assert "Kế hoạch đã được trình" in html.get_text()


def test_a_form_without_errors_has_no_summary():
    assert words(macros("form").error_summary(SampleForm())) == ""


def test_an_editing_form_carries_its_version_once():
    html = soup(macros("form").form_for("/x", SampleForm(), caller=lambda: ""))
    assert [i["name"] for i in html("input")] == ["csrf_token", "version"]


def test_typed_text_is_escaped_everywhere():
    hostile = "<img src=x onerror=alert(1)>"
    form = SampleForm(data={"content": hostile, "lead": hostile, "deadline": hostile})
    html = macros("form").field(form.content) + macros("form").field(form.deadline)
    html += macros("status").deadline(hostile) + macros("page").page_header(hostile, meta=hostile)
    html += macros("notice").callout("info", hostile, hostile) + macros("notice").flashes(
        [("ok", hostile)]
    )
    assert soup(html).img is None


def test_an_empty_list_says_what_to_do_first():
    table = macros("table").data_table("Việc", ["Tên"], [], "Chưa có việc", "Dán từ Excel")
    assert words(table) == "Chưa có việc Dán từ Excel"


def test_a_sorted_column_says_its_direction():
    heading = soup(macros("table").sort_heading("Thời hạn", "due", "-due", "?sort=due")).th
    assert heading["aria-sort"] == "descending"


def test_fields_on_which_both_agree_are_not_asked():
    same = {"name": "a", "label": "A", "mine": "x", "theirs": "x", "base": "y"}
    html = soup(macros("conflict").conflict([same], "Nông Văn Bảo", gallery.instant()))
    assert html.find("fieldset") is None


def test_a_field_only_they_changed_is_theirs_unless_chosen():
    field = {"name": "a", "label": "A", "mine": "x", "theirs": "y", "base": "x"}
    html = soup(macros("conflict").conflict([field], "Nông Văn Bảo", gallery.instant()))
    assert html.find("input", checked=True)["value"] == "theirs"


@pytest.mark.parametrize(("size", "pressed"), [("s", ["s"]), ("m", []), ("xl", [])])
def test_the_size_in_force_is_marked(size: str, pressed: list[str]):
    page = gallery.environment(shell=gallery.shell(text_size=size))
    html = soup(page.get_template("dev/components.html").render(**samples()))
    found = html.select(".preferences.wide [name=text_size][aria-pressed]")
    assert [button["value"] for button in found] == pressed
    assert html.html["data-size"] == size


def test_a_phone_has_five_places_and_the_rest_in_the_menu(catalogue):
    assert len(catalogue.select(".bottom a")) == 5
    assert [a.get_text(strip=True) for a in catalogue.select(".menu-list a.narrow")] == ["Quản trị"]


def test_a_demo_says_that_it_is_one(catalogue):
    assert "người và số liệu giả định · ngày hệ thống 20/05/2024" in words(catalogue)


def test_the_settings_of_partial_updates_forbid_evaluation(catalogue):
    settings = json.loads(catalogue.find("meta", attrs={"name": "htmx-config"})["content"])
    assert (settings["allowEval"], settings["selfRequestsOnly"]) == (False, True)
    assert settings["includeIndicatorStyles"] is False


def test_a_page_of_one_has_no_way_to_others():
    page = SimpleNamespace(total=3, first=1, last=3, number=1, count=1)
    assert words(macros("pagination").pagination(page)) == "Dòng 1–3 trong 3"
