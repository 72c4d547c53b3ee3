"""The steps of starting a plan, as the tests take them."""

from congress.plans.queries.rows import rows
from congress.starting.store import starters

SET = next(starter for starter in starters() if starter.code == "tuyen-truyen")
STARTER = "starter-tuyen-truyen"


def place(plan, source):
    return f"/plans/{plan.id}/start/rows?source={source}"


def sent(page, *, without=(), **more):
    """What a browser sends: the mark, and every ticked row but those of some contents."""
    ticks = page.soup.select("input[name=rows]")
    rows_ = [
        tick["value"]
        for tick in ticks
        if tick.has_attr("checked") and words_of(tick) not in without
    ]
    return {"mark": page.soup.select_one("input[name=mark]")["value"], "rows": rows_} | more


def words_of(tick):
    return " ".join(tick.find_parent("label").find("span").find(string=True).split())


def bring(client, plan, source, **options):
    address = place(plan, source)
    return client.post(address, sent(client.get(address), **options))


def table(session, plan):
    session.expire_all()
    return [(row.number, row.content, row.deadline_text) for row in rows(plan.id)]


# The way to the sources.
