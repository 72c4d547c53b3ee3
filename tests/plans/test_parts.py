"""Parts of a plan's paper: the annex, the jobs of one agency, of one subcommittee."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from congress.core.errors import MissingError
from congress.core.permissions import SYSTEM
from congress.plans.models import PlanKind, PlanState
from congress.plans.papers import part_paper
from congress.plans.queries.parts import part, parts
from congress.plans.queries.rows import rows
from congress.plans.rules import with_those_above
from congress.printing.missing import missing
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def plan(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)


def found(plan):
    return parts(SYSTEM, plan, rows(plan.id))


def table(paper):
    [annex] = paper.annexes
    return [row.cells[:2] for row in annex.blocks[0].table.rows]


@given(st.lists(st.integers(0, 20), min_size=1, max_size=30), st.data())
def test_rows_are_never_without_what_they_stand_under(places, data):
    """Row n stands under the row that is drawn for it, when that comes before it."""
    parents = {n: (place if place < n else None) for n, place in enumerate(places)}
    own = data.draw(st.sets(st.sampled_from(sorted(parents))))
    shown = with_those_above(own, parents)
    assert own <= shown <= set(parents)
    assert all(parents[row] is None or parents[row] in shown for row in shown)
    assert all(row in own or row in {parents[below] for below in shown} for row in shown)


def test_an_agency_has_the_jobs_that_it_leads_or_coordinates_under_their_headings(plan, world):
    own = part(found(plan), f"agency-{world.units['btg'].id}")
    assert own.count == 1
    paper = part_paper(plan, own)
    assert table(paper) == [("I", "Chuẩn bị"), ("2", jobs_of(plan)[1].content)]
    everywhere = part(found(plan), f"agency-{world.units['vpub'].id}")
    assert everywhere.count == len(jobs_of(plan))


def test_an_extract_calls_itself_one_and_is_not_signed(plan, world):
    paper = part_paper(plan, part(found(plan), f"agency-{world.units['btg'].id}"))
    [annex] = paper.annexes
    assert annex.heading == "Trích Phụ lục"
    assert annex.title == f"Nhiệm vụ do {world.units['btg'].name} chủ trì, phối hợp"
    assert paper.annexes_only
    assert (paper.blocks, paper.recipients, paper.signature.name) == ((), (), None)
    assert missing(paper) == ()


def test_the_annex_alone_is_the_annex_of_the_plan(plan):
    whole = part_paper(plan, part(found(plan), ""))
    alone = part_paper(plan, part(found(plan), "annex"))
    assert not whole.annexes_only
    assert alone.annexes_only
    assert alone.annexes == whole.annexes


def test_agencies_stand_in_vietnamese_order_and_only_those_of_the_plan(plan, world):
    names = [one.name for one in found(plan) if one.kind == "agency"]
    assert set(names) == {world.units[code].name for code in ("svhttdl", "btg", "vpub")}
    assert names[0].startswith("Ban")


@pytest.mark.parametrize("key", ["agency-999999", "committee-1", "x", "agency-"])
def test_a_part_that_the_plan_does_not_have_is_missing(plan, key):
    with pytest.raises(MissingError):
        part(found(plan), key)


@pytest.fixture
def master(session, world, plan):
    """A master plan: its first job is led by a subcommittee, its third carried out by its plan."""
    master = make_plan(session, world, code="BCD", kind=PlanKind.MASTER, state=PlanState.APPROVED)
    first, _second, third = jobs_of(master)
    first.lead_id = plan.committee.unit_id
    jobs_of(plan)[0].implements_id = third.id
    session.commit()
    return master


def test_a_subcommittee_has_of_the_master_plan_what_it_leads_and_what_its_plan_carries_out(
    master, plan
):
    [own] = [one for one in found(master) if one.kind == "committee"]
    assert (own.name, own.count) == (plan.committee.name, 2)
    first, _second, third = jobs_of(master)
    assert table(part_paper(master, own)) == [
        ("I", "Chuẩn bị"),
        (first.number, first.content),
        (third.number, third.content),
    ]
    assert plan.committee.name not in [one.name for one in found(master) if one.kind == "agency"]


def test_a_detailed_plan_has_no_parts_of_subcommittees(plan):
    assert not [one for one in found(plan) if one.kind == "committee"]


def test_the_page_offers_the_parts_and_its_files_hold_the_one_chosen(client, plan, world):
    page = client.sign_in("secretary").get(f"/plans/{plan.id}/print")
    key = f"agency-{world.units['btg'].id}"
    values = [str(option["value"]) for option in page.soup.select("#part option")]
    assert values[:2] == ["full", "annex"]
    assert key in values
    assert page.soup.select_one("#part option[selected]")["value"] == "full"
    chosen = client.get(f"/plans/{plan.id}/print?part={key}")
    assert chosen.soup.select_one("#part option[selected]")["value"] == key
    assert f"Phần của {world.units['btg'].name}: 1 việc" in chosen.words
    address = f"/plans/{plan.id}/plan.docx?part={key}"
    assert address in chosen.links()
    answer = client.get(address).response
    assert world.units["btg"].name in answer.headers["Content-Disposition"] or (
        "filename*" in answer.headers["Content-Disposition"]
    )
    words = Document(BytesIO(answer.data))
    assert words.paragraphs[0].text == "Trích Phụ lục"
    assert [row.cells[0].text for row in words.tables[0].rows] == ["TT", "I", "2"]


def test_a_part_that_is_not_there_is_not_found(client, plan):
    client.sign_in("secretary")
    for place in ("print", "pages", "pages/1", "plan.pdf", "plan.docx"):
        assert client.get(f"/plans/{plan.id}/{place}?part=agency-999999").status == 404


@pytest.mark.slow
def test_the_pages_are_shown_as_pictures_before_the_file_goes_out(client, plan):
    page = client.sign_in("agency").get(f"/plans/{plan.id}/print")
    preview = f"/plans/{plan.id}/pages"
    assert preview in page.links()
    assert page.soup.select_one("[hx-get]")["hx-get"] == preview
    pictures = [str(image["src"]) for image in client.get(preview).soup.select("#pages img")]
    assert len(pictures) >= 2
    answer = client.get(pictures[0]).response
    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG")
    assert "attachment" not in answer.headers.get("Content-Disposition", "")
    assert client.get(pictures[0].replace("/pages/1", "/pages/99")).status == 404
