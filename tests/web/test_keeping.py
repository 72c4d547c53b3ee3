"""Pieces of pages are kept as HTML, and never shown where they would differ."""

from congress.web import keeping


def here(page):
    return [tag.get_text(" ").strip() for tag in page.soup.select("nav.side [aria-current=page]")]


def test_a_piece_is_drawn_once_for_the_values_that_it_shows(app, monkeypatch):
    drawn = []

    def macro(template, name):
        return lambda *shown: drawn.append((template, name, *shown))

    monkeypatch.setattr(keeping.flask, "get_template_attribute", macro)
    with app.test_request_context():
        for word in ("one", "two", "one"):
            keeping.kept_piece("a-page.html", "words", word)
        assert drawn == [("a-page.html", "words", "one"), ("a-page.html", "words", "two")]
        monkeypatch.setattr(app, "debug", True)
        keeping.kept_piece("a-page.html", "words", "one")
    assert len(drawn) == 3


def test_the_navigation_follows_the_page_the_reader_and_the_language(client, world):
    secretary = client.sign_in("secretary")
    assert here(secretary.get("/plans")) == ["Kế hoạch"]
    assert here(secretary.get("/units")) == ["Đơn vị"]
    assert "Nhật ký" not in secretary.get("/units").soup.select_one("nav.side").text
    secretary.post("/preferences", {"locale": "en"})
    assert here(secretary.get("/plans")) != ["Kế hoạch"]
    keeper = client.sign_in("administrator")
    assert "Nhật ký" in keeper.get("/units").soup.select_one("nav.side").text
