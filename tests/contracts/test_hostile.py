"""Wrong, odd and hostile input on real pages: refused in words or kept clean, never a failure."""

import unicodedata
from itertools import product

import pytest
import sqlalchemy as sa

from congress.accounts.models import User
from congress.congresses.models import Congress
from congress.office.models import DayException
from congress.plans.models import WorkItem
from congress.units.models import Unit
from tests.support.client import Page
from tests.support.plans import jobs_of, make_plan

HUGE = "9" * 20
SEARCHES = ("/units", "/users", "/people", "/congresses", "/plans")
FORMS = [
    ("administrator", "/units/new"),
    ("administrator", "/units/levels/new"),
    ("administrator", "/units/{unit_id}/edit"),
    ("administrator", "/users/new"),
    ("administrator", "/users/{user_id}/posts/new?role=secretary"),
    ("administrator", "/congresses/new"),
    ("administrator", "/congresses/{congress_id}/edit"),
    ("administrator", "/congresses/{congress_id}/committees/new"),
    ("administrator", "/committees/{committee_id}/edit"),
    ("administrator", "/committees/{committee_id}/members/new"),
    ("administrator", "/people/new"),
    ("administrator", "/working-days/new"),
    ("administrator", "/office"),
    ("other_secretary", "/plans/new"),
    ("secretary", "/plans/{plan_id}/paper"),
    ("secretary", "/plans/{plan_id}/parts/new"),
    ("secretary", "/plans/{plan_id}/items/new"),
    ("secretary", "/items/{item_id}/edit"),
]
QUERIES = (
    "q=" + "%25" * 20_000,
    "q=" + "%27%22--%3B",
    "q=%00",
    "q=_" + "&level=" + HUGE + "&under=" + HUGE,
    "page=" + HUGE,
    "page=-1",
    "page=２",
    "state=x&kind=%00&actor=%00&from=31/12/9999&until=0001-01-01",
    "state=x&kind=" + "k" * 300 + "&actor=" + "đ" * 400,
    "q=" + "ß" * 300,
    "q=a&q=b&" + "x=1&" * 500,
)
ODD_NUMBERS = (HUGE, "0", "2147483647", "１２", "1%00", "%ED%A0%80", "1e3", "-0")
FORGED = ("99999", HUGE, "abc", "\x00", "１", "%s%(x)s", "['']")
ODD_TEXTS = ("ß" * 300, "\u1fb7" * 8000, "\x00", "%s%(x)s{0}")
ENGLISH = ("Not a valid", "Invalid", "This field", "coerce")


@pytest.fixture
def plan(session, world):
    return make_plan(session, world)


@pytest.fixture
def admin(client):
    return client.sign_in("administrator")


@pytest.fixture
def numbers(world, plan):
    return {
        "unit_id": world.units["stc"].id,
        "user_id": world.users["outsider"].id,
        "congress_id": world.congress.id,
        "committee_id": world.committees["TBTT"].id,
        "plan_id": plan.id,
        "item_id": jobs_of(plan)[0].id,
    }


def shown(page, name):
    tag = page.soup.select_one(f"main [name={name}]")
    return tag.get("value") or tag.get_text().strip()


def send_raw(client, address, body, kind="application/x-www-form-urlencoded"):
    return Page(client.http.post(address, data=body, content_type=kind))


# Text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sở\x00 Nội\x07 vụ\x1b", "Sở Nội vụ"),
        ("Sở\u202e Nội\u2066 vụ\ufeff", "Sở Nội vụ"),
        ("Sở\u00a0Nội\u3000 vụ\u200b", "Sở Nội vụ"),
        ("Sở\r\nNội\tvụ", "Sở Nội vụ"),
        ("<script>alert(1)</script>{{ 7*7 }}", "<script>alert(1)</script>{{ 7*7 }}"),
        ("%s %(x)s {0} {x}", "%s %(x)s {0} {x}"),
        ("đ" * 300, "đ" * 300),
    ],
)
def test_a_name_is_kept_clean_and_shown_as_it_is(admin, session, world, typed, kept):
    fields = admin.get("/units/new").fields() | {
        "name": typed,
        "code": "SNV",
        "level_id": str(world.levels["co-quan"].id),
    }
    answer = admin.post("/units/new", fields)
    assert answer.status == 303
    assert session.scalar(sa.select(Unit.name).where(Unit.code == "SNV")) == kept
    page = admin.get(answer.location)
    assert page.heading == kept
    assert not page.soup.select("main script")
    for address in ("/units", "/journal"):
        assert " ".join(kept.split()) in admin.get(address).words


def test_a_name_typed_in_parts_is_kept_composed(admin, session, world):
    name = "Nông Thị Ướt Đẫm"
    way = f"/users/{world.users['agency'].id}/edit"
    fields = admin.get(way).fields() | {"display_name": unicodedata.normalize("NFD", name)}
    assert admin.post(way, fields).status == 303
    session.expire_all()
    assert session.get(User, world.users["agency"].id).display_name == name


def test_a_name_of_301_letters_is_refused_and_kept_on_the_page(admin, world):
    fields = admin.get("/units/new").fields() | {"name": "đ" * 301, "code": "SNV"}
    page = admin.post("/units/new", fields)
    assert page.status == 422
    assert any("Dài quá 300 ký tự" in error for error in page.errors())
    assert shown(page, "name") == "đ" * 301


@pytest.mark.parametrize("half", ["%ED%A0%80", "%FF%FE", "%C0%80"])
def test_bytes_that_are_no_text_are_never_stored(admin, session, world, half):
    level = world.levels["co-quan"].id
    page = send_raw(admin, "/units/new", f"name=S{half}o&code=SNV&level_id={level}")
    assert page.status in {303, 422}
    for name in session.scalars(sa.select(Unit.name)):
        assert name == name.encode("utf-8").decode("utf-8")
    for address in SEARCHES:
        assert admin.get(f"{address}?q={half}&page={half}&sort={half}").status == 200


# Searches


@pytest.mark.parametrize("address", [*SEARCHES, "/journal", "/working-days"])
def test_a_search_for_anything_is_answered(admin, address):
    for query in QUERIES:
        assert admin.get(f"{address}?{query}").status == 200


def test_a_sign_of_a_pattern_is_searched_for_as_itself(admin):
    for sign in ("%25", "_", "%5C"):
        assert "Sở Tài chính" not in admin.get(f"/units?q={sign}").words


@pytest.mark.parametrize("address", ["/units/new?under=", "/congresses/new?parent="])
@pytest.mark.parametrize("number", [HUGE, "-1", "x", "%ED%A0%80", "9" * 5000])
def test_a_form_opened_under_nothing_known_opens_empty(admin, address, number):
    assert admin.get(address + number).status == 200


# Numbers and days


@pytest.mark.parametrize(
    "address",
    ["/units/{}", "/users/{}", "/items/{}", "/imports/{}", "/committees/{}", "/people/{}"],
)
def test_a_number_that_no_row_has_is_not_found(client, address):
    client.sign_in("secretary" if "imports" in address else "administrator")
    for number in ODD_NUMBERS:
        assert client.get(address.format(number)).status == 404


@pytest.mark.parametrize(
    "typed",
    [
        "31/12/9999",
        "01/01/0001",
        "9999-12-31",
        "0001-01-01",
        "１/５/２０２４",
        "31/02/2024",
        "0/0/0",
    ],
)
def test_a_day_outside_the_calendar_is_refused_and_kept_on_the_page(admin, session, typed):
    fields = admin.get("/working-days/new").fields() | {"day": typed, "label": "Nghỉ"}
    page = admin.post("/working-days/new", fields)
    assert page.status == 422
    assert any("Ngày chưa đúng" in error for error in page.errors())
    assert shown(page, "day") == typed
    assert session.scalar(sa.select(sa.func.count(DayException.id))) == 0


@pytest.mark.parametrize("typed", ["２０２４", HUGE, "-1", "1e3", "0x7e8", "2024.0", "²"])
def test_a_number_in_other_signs_is_refused_and_kept_on_the_page(admin, session, world, typed):
    way = f"/congresses/{world.congress.id}/edit"
    page = admin.post(way, admin.get(way).fields() | {"year": typed})
    assert page.status == 422
    assert any("Hãy nhập số" in error for error in page.errors())
    assert shown(page, "year") == typed
    session.expire_all()
    assert session.get(Congress, world.congress.id).year == 2024


@pytest.mark.parametrize(
    "phrase",
    [
        "ngày 31/12/9999",
        "ngày 01/01/0001",
        "ngày ２０/６/２０２４",
        "D-99999999999",
        "trước " * 60,
        "tháng 13/2024",
        "\x00ngày 20/6/2024\x1b",
        "%" * 400,
    ],
)
def test_an_odd_deadline_is_read_or_told_but_never_lost(client, session, plan, phrase):
    job = jobs_of(plan)[0]
    way = f"/items/{job.id}/edit"
    fields = client.sign_in("secretary").get(way).fields("/edit")
    page = client.post(way, fields | {"deadline_text": phrase})
    assert page.status in {303, 422}
    session.expire_all()
    if page.status == 422:
        assert page.errors()
        assert session.get(WorkItem, job.id).due_on == job.due_on
    assert client.get(f"/plans/{plan.id}").status == 200
    assert client.get(f"/items/{job.id}").status == 200


# Forged choices


@pytest.mark.slow
@pytest.mark.parametrize(("persona", "address"), FORMS)
def test_a_forged_choice_is_refused_in_vietnamese(client, numbers, persona, address):
    opened = client.sign_in(persona).get(address.format(**numbers))
    assert opened.status == 200
    form = opened.form()
    names = {select["name"] for select in form.select("select, input[type=radio]")}
    for name, forged in product(sorted(names), FORGED):
        page = client.post(str(form["action"]), opened.fields() | {name: forged})
        assert page.status == 422
        assert page.errors()
        assert not [word for word in ENGLISH if word in page.words]


@pytest.mark.slow
@pytest.mark.parametrize(("persona", "address"), FORMS)
def test_any_text_in_any_field_is_kept_or_refused_beside_it(client, numbers, persona, address):
    opened = client.sign_in(persona).get(address.format(**numbers))
    form = opened.form()
    names = [field["name"] for field in form.select("input[type=text], textarea")]
    for name, typed in product(names, ODD_TEXTS):
        page = client.post(str(form["action"]), opened.fields() | {name: typed})
        assert page.status in {303, 409, 422}
        assert page.status != 422 or page.errors() or not page.soup.select("main form")


def test_fields_given_twice_left_out_or_unknown_are_no_failure(admin):
    for body in (
        "",
        "name=a&name=b&code=c&code=d",
        "=&&&==",
        "name[]=a&__proto__=1",
        "%",
        "a" * 9999,
    ):
        assert send_raw(admin, "/units/new", body).status == 422


@pytest.mark.parametrize(
    "kind",
    ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", ""],
)
def test_a_body_of_another_kind_is_an_empty_form(admin, kind):
    assert send_raw(admin, "/units/new", b'{"name": "x"}\xff', kind).status in {400, 422}


# Where to go next


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "///evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "/\t/evil.example",
        "/\r\nLocation: //evil.example",
        "/%2f/evil.example",
        "/sign-out",
        "/none",
        "@evil.example",
        "/..//evil.example",
    ],
)
def test_nothing_leads_outside(client, address):
    client.sign_in("agency")
    found = (
        client.get("/sign-in", query_string={"next": address}),
        client.post("/preferences", {"text_size": "m", "next": address}),
    )
    assert [page.location for page in found] == ["/", "/"]


@pytest.mark.parametrize("address", ["/plans?q=a&page=2", "/units?q=%C4%91"])
def test_an_address_of_our_own_leads_on(client, address):
    page = client.sign_in("agency").get("/sign-in", query_string={"next": address})
    assert page.location == address
