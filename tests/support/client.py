"""A browser stand-in: signs in as a persona, fetches pages, and checks every page it is shown."""

from functools import cached_property
from typing import Any

import lxml.html
from bs4 import BeautifulSoup, Tag
from flask import Flask
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from congress.core import clock
from congress.extensions import db
from tests.support.cast import World


class Page:
    """A parsed answer."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.text = response.get_data(as_text=True) if response.mimetype == "text/html" else ""

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The tree of the page, made when a test first looks at it."""
        return BeautifulSoup(self.text, "html.parser")

    @property
    def words(self) -> str:
        """The text of the main part, single-spaced."""
        return " ".join((self.soup.find("main") or self.soup).get_text(" ").split())

    @property
    def heading(self) -> str:
        """The one h1."""
        return " ".join(self.soup.h1.get_text(" ").split()) if self.soup.h1 else ""

    def errors(self) -> list[str]:
        """The sentences beside refused fields."""
        return [
            " ".join(tag.get_text(" ").split())
            for tag in self.soup.select(".field .errors li, .error-summary li")
        ]

    def fields(self, action: str | None = None) -> dict[str, Any]:
        """The values a browser would send from the page's form, as it stands."""
        return form_values(self.form(action))

    def form(self, action: str | None = None) -> Tag:
        """The form of the main part that posts (to an address ending so)."""
        for form in self.soup.select("main form[method=post]"):
            if action is None or str(form.get("action", "")).endswith(action):
                return form
        raise AssertionError(f"no form {action}")

    def links(self) -> list[str]:
        """Every address the page links to."""
        return [str(link["href"]) for link in self.soup.select("a[href]")]


def form_values(form: Tag) -> dict[str, Any]:
    """What a form would send as it stands."""
    values: dict[str, Any] = {}
    for tag in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(tag["name"]), tag.get("type", "")
        if kind in {"checkbox", "radio"} and not tag.has_attr("checked"):
            continue
        if kind in {"submit", "file"}:
            continue
        if tag.name == "select":
            chosen = tag.select("option[selected]") or tag.select("option")[:1]
            found = [str(option.get("value", option.get_text())) for option in chosen]
            values[name] = found if tag.has_attr("multiple") else (found or [""])[0]
        elif tag.name == "textarea":
            values[name] = tag.get_text().removeprefix("\r\n")
        else:
            values[name] = tag.get("value", "")
    return values


class Client:
    """Talks to the application as one persona."""

    def __init__(self, app: Flask, world: World) -> None:
        self.app, self.world = app, world
        self.http = app.test_client()

    def sign_in(self, username: str) -> "Client":
        """Be a persona from now on."""
        user = self.world.users[username]
        with self.http.session_transaction() as kept:
            kept.clear()
            kept["_user_id"] = f"{user.id}:{user.epoch}"
            kept["_fresh"] = True
            kept["at"] = int(clock.wall().timestamp())
        return self

    def sign_out(self) -> "Client":
        """Be nobody."""
        with self.http.session_transaction() as kept:
            kept.clear()
        return self

    def get(self, address: str, **more: Any) -> Page:
        """Fetch a page and check what every page must be."""
        return self._send("GET", address, **more)

    def post(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> Page:
        """Send a form."""
        return self._send("POST", address, data=data or {}, **more)

    def _send(self, method: str, address: str, **more: Any) -> Page:
        """Send a request the way a browser would: apart from the test's own session."""
        db.session.commit()
        with self.app.app_context():
            page = Page(self.http.open(address, method=method, **more))
        is_part = "HX-Request" in more.get("headers", {})
        if page.text and not 300 <= page.status < 400 and not is_part:
            check(page)
        return page


UNSAID = {"hidden", "submit", "button"}
INLINE = ("style", "onclick", "onchange")


def check(page: Page) -> None:
    """Fail on a page that breaks a rule of all pages."""
    tree = lxml.html.document_fromstring(page.text)
    every = [tag for tag in tree.iter() if isinstance(tag.tag, str)]
    mains, headings, titles = (_tags(every, name) for name in ("main", "h1", "title"))
    assert len(headings) == 1, "one h1"
    assert titles, "no title"
    assert _words(headings[0]) in _words(titles[0]), "title = h1"
    assert len(mains) == 1, "one main"
    ids = [tag.get("id") for tag in every if "id" in tag.attrib]
    assert len(ids) == len(set(ids)), f"repeated ids {sorted(i for i in ids if ids.count(i) > 1)}"
    assert not [tag for tag in every if _is_inline(tag)], "inline code"
    for form in _tags(every, "form"):
        assert form.get("method") == "dialog" or form.get("action") is not None, "no action"
    labels = {tag.get("for") for tag in _tags(every, "label")}
    for tag in _tags(every, "input", "select", "textarea"):
        assert _is_named(tag, labels), f"no label: {lxml.html.tostring(tag)}"
    assert "None" not in _words(mains[0]).split(), "a None on the page"
    links = [str(tag.get("href", "")) for tag in _tags(every, "a")]
    for address in [*links, *(str(tag.get("src", "")) for tag in every)]:
        assert not address.startswith(("http:", "https:", "//")), f"outside address {address}"


def _tags(every: list[HtmlElement], *names: str) -> list[HtmlElement]:
    return [tag for tag in every if tag.tag in names]


def _words(tag: HtmlElement) -> str:
    return " ".join(" ".join(tag.xpath(".//text()")).split())


def _is_inline(tag: HtmlElement) -> bool:
    written = tag.tag == "script" and "src" not in tag.attrib
    return written or any(name in tag.attrib for name in INLINE)


def _is_named(tag: HtmlElement, labels: set[str | None]) -> bool:
    if tag.get("type") in UNSAID or tag.get("aria-label") or tag.get("aria-labelledby"):
        return True
    if next(tag.iterancestors("label"), None) is not None:
        return True
    return bool(tag.get("id")) and tag.get("id") in labels


def send(client: Client, address: str, **typed: Any) -> Page:
    """Open a form as a browser does, type into it, send it."""
    return client.post(address, client.get(address).fields(address) | typed)
