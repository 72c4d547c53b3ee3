"""What is wrong with a page: barriers that axe finds, and a phone that must scroll sideways."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


def serious(page):
    """The rules that a page breaks badly, each with the first of its places."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
        for rule in results.response["violations"]
        if rule["impact"] in {"serious", "critical"}
    ]


def faults(visitor):
    """The faults of the page that stands open, at 1280 px and at 360."""
    page, found = visitor.page, serious(visitor.page)
    page.set_viewport_size({"width": 360, "height": 740})
    if visitor.sideways() > 0:
        found.append(f"sideways by {visitor.sideways()} px at 360")
    page.set_viewport_size({"width": 1280, "height": 900})
    return [(page.url.removeprefix(visitor.site.url), fault) for fault in found]
