"""What is wrong with a page: barriers that axe finds, and a phone that must scroll sideways."""

from axe_playwright_python.sync_playwright import Axe

# The kinds of elements that a page is made of, each by its name, place and looks.
PIECES = """() => {
  const made = piece => [piece.tagName, piece.parentElement?.tagName, piece.className, piece.type,
    piece.getAttribute("role"), piece.hasAttribute("aria-label")].join(" ");
  return [...new Set([...document.querySelectorAll("*")].map(made))].sort().join();
}"""
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


def serious(page):
    """The rules that a page breaks badly, each with the first of its places."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
        for rule in results.response["violations"]
        if rule["impact"] in {"serious", "critical"}
    ]


def faults(visitor, looked_at=None):
    """The faults of the page that stands open, at 1280 px and at 360.

    A page made of the same pieces as one of those looked at is not given to axe once more.
    """
    page, found = visitor.page, []
    made_of = page.evaluate(PIECES)
    if looked_at is None or made_of not in looked_at:
        found = serious(page)
    if looked_at is not None:
        looked_at.add(made_of)
    page.set_viewport_size({"width": 360, "height": 740})
    if visitor.sideways() > 0:
        found.append(f"sideways by {visitor.sideways()} px at 360")
    page.set_viewport_size({"width": 1280, "height": 900})
    return [(page.url.removeprefix(visitor.site.url), fault) for fault in found]
