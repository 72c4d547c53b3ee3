"""How long the page of a plan of 300 jobs takes to answer, beside bare Flask and 300 static rows.

Run: PYTHONPATH=. python benchmarks/plan_page.py [rounds]. Both are asked in turn in one warm
process. A page is whole when its first byte leaves: its time is the time to the first byte.
"""

import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import flask

from congress.application import create_app
from congress.config import Settings
from congress.core.model import Model
from congress.extensions import db
from congress.plans.models import PlanState
from tests.support import cast
from tests.support.client import Client
from tests.support.plans import make_plan

ITEMS, ROUNDS = 300, 21
ROW = ("svhttdl", "trước ngày 15/4/2024")
CELLS = ("1", "Xây dựng kế hoạch tuyên truyền trước, trong và sau Đại hội", *ROW, "", "", "")
BARE = """<!DOCTYPE html>
<html lang="vi"><head><title>{{ title }}</title></head><body><table>
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""


def bare_page() -> Callable[[], bytes]:
    """The page to compare with: the same template engine, no database, no house."""
    app = flask.Flask("bare")
    rows = [CELLS] * ITEMS
    app.add_url_rule("/", view_func=lambda: flask.render_template_string(BARE, title="", rows=rows))
    client = app.test_client()
    return lambda: client.get("/").data


def plan_pages(app: flask.Flask, world: cast.World) -> dict[str, Callable[[], bytes]]:
    """A plan in work and one in force, each as a signed-in person gets it, packed."""
    jobs = tuple((str(n), f"{CELLS[1]} {n}", *ROW) for n in range(1, ITEMS + 1))
    runs = {}
    for name, code, state, persona in (
        ("a draft in its table", "TBTT", PlanState.DRAFT, "secretary"),
        ("in force, its secretary", "TBHC", PlanState.APPROVED, "other_secretary"),
    ):
        plan = make_plan(db.session, world, code=code, jobs=jobs, state=state)
        runs[name] = _page(Client(app, world).sign_in(persona), plan.id)
    db.session.remove()
    return runs


def _page(client: Client, plan_id: int) -> Callable[[], bytes]:
    def answer() -> bytes:
        response = client.http.get(f"/plans/{plan_id}", headers={"Accept-Encoding": "gzip"})
        if response.status_code != 200:
            raise SystemExit(f"the page of the plan answered {response.status_code}")
        return response.data

    return answer


def time_in_turn(runs: dict[str, Callable[[], bytes]], rounds: int) -> dict[str, float]:
    """The median of each run in seconds, after one run that warms it up."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            if number:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def main(rounds: int) -> None:
    """Print the medians, their ratios and the sizes of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        app = create_app(
            Settings(
                data_dir=place,
                database_url=f"sqlite:///{place / 'congress.db'}",
                secret_key=secrets.token_hex(),
                files=str(place / "files"),
                testing=True,
            )
        )
        with app.app_context():
            Model.metadata.create_all(db.engine)
            runs = {"bare": bare_page(), **plan_pages(app, cast.build(db.session))}
        sizes = {name: len(run()) for name, run in runs.items()}
        found = time_in_turn(runs, rounds)
        with app.app_context():
            db.engine.dispose()
    for name, seconds in found.items():
        ratio, size = seconds / found["bare"], sizes[name] / 1000
        print(f"{name:24} {seconds * 1000:6.1f} ms   this / bare = {ratio:4.1f}   {size:5.1f} kB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
