"""Every template compiles, has its title, and speaks through the catalogue."""

import re
from pathlib import Path

import pytest
from jinja2 import nodes

ROOT = Path(__file__).parents[2] / "templates"
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in ROOT.rglob("*.html")
    if path.relative_to(ROOT).parts[0] not in {"components", "layouts", "papers"}
)
WORDS = re.compile(r">[^<>{}]*[A-Za-zÀ-ỹ]{2,}[^<>{}]*<")


@pytest.mark.parametrize("name", PAGES)
def test_a_template_compiles(app, name):
    app.jinja_env.get_template(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_no_name_that_its_frame_needs(app, name):
    """What a page imports or sets stands in its layout too: `request` there must be the request."""
    given: dict[str, object] = dict(app.jinja_env.globals)
    with app.test_request_context():
        app.update_template_context(given)
    tree = app.jinja_env.parse((ROOT / name).read_text(encoding="utf-8"))
    imported = {
        one if isinstance(one, str) else one[1]
        for found in tree.find_all(nodes.FromImport)
        for one in found.names
    }
    written = {one.name for one in tree.find_all(nodes.Name) if one.ctx == "store"}
    defined = {one.name for one in tree.find_all(nodes.Macro)}
    assert not (imported | written | defined) & given.keys()


@pytest.mark.parametrize("name", [n for n in PAGES if not n.rsplit("/", 1)[-1].startswith("_")])
def test_a_page_names_its_title(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "{% set title = " in text or name == "base.html"


@pytest.mark.parametrize("name", [n for n in PAGES if n != "base.html"])
def test_words_of_a_page_can_be_translated(name):
    text = re.sub(r"\{#.*?#\}", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    bare = [found for found in WORDS.findall(text) if "QR" not in found]
    assert bare == []
