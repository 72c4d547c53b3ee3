import pytest
from markupsafe import Markup

from congress.web import slots


def test_a_place_shows_what_its_fillers_answer_in_order_without_the_empty_ones(app, monkeypatch):
    fillers = (
        lambda item: Markup(f"<p>first {item}</p>"),
        lambda item: Markup("") and item,
        lambda item: Markup(f"<p>last {item}</p>"),
    )
    monkeypatch.setitem(app.extensions, "slots", {"item.panels": fillers})
    assert slots.filled("item.panels", item=7) == ["<p>first 7</p>", "<p>last 7</p>"]
    assert slots.filled("plan.panels", plan=7) == []


def test_a_place_that_no_page_has_is_refused(app):
    with pytest.raises(LookupError, match=r"item\.bottom"):
        slots.install(app, {"item.bottom": []})
