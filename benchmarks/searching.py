"""How long the search takes among 20,000 jobs, on SQLite or on the database named.

Run: PYTHONPATH=. python benchmarks/searching.py [rounds]; CONGRESS_TEST_DATABASE_URL names an empty
PostgreSQL database. A run is the whole page as a signed-in person gets it.
"""

import os
import secrets
import statistics
import sys
import tempfile
import time
from pathlib import Path

from congress.application import create_app
from congress.config import Settings
from congress.core.model import Model
from congress.extensions import db
from congress.plans.models import ItemState, PlanState, WorkItem
from tests.support import cast
from tests.support.client import Client
from tests.support.plans import make_plan

ITEMS, WORDS, ROUNDS = 20_000, 50, 9
VOCABULARY = (
    "xây dựng kế hoạch tuyên truyền trước trong và sau Đại hội thống nhất mẫu khẩu hiệu sân khấu "
    "hội trường phóng sự minh họa báo cáo chính trị đồng bào các dân tộc thiểu số huyện Tràng Định "
    "Đồng Đăng lễ tân hậu cần văn nghệ trang trí họp báo"
)
QUESTIONS = ("trang dinh", "Tràng Định khẩu hiệu", "18/KH", "a", "hop bao 7777", "khong co gi")


def fill(world: cast.World) -> None:
    """One approved plan of many jobs, the same at every run."""
    plan = make_plan(db.session, world, state=PlanState.APPROVED)
    known = VOCABULARY.split()
    lead, many = world.units["svhttdl"].id, len(known)
    for number in range(ITEMS):
        words = (known[(number * 7 + place * (number % 13 + 1)) % many] for place in range(WORDS))
        content = f"{' '.join(words)} {number}"
        job = WorkItem(
            plan_id=plan.id, position=number + 10, content=content, lead_id=lead,
            state=ItemState.ASSIGNED,
        )  # fmt: skip
        db.session.add(job)
    db.session.commit()
    db.session.remove()


def ask(client: Client, question: str, rounds: int) -> float:
    """The median of the page in seconds, after one run that warms it up."""
    times = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        answer = client.http.get("/search", query_string={"q": question})
        times.append(time.perf_counter() - start)
        if answer.status_code != 200:
            raise SystemExit(f"the search answered {answer.status_code}")
    return statistics.median(times[1:])


def main(rounds: int) -> None:
    """Print the median of each question in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sqlite = f"sqlite:///{place / 'congress.db'}"
        app = create_app(
            Settings(
                data_dir=place,
                database_url=os.environ.get("CONGRESS_TEST_DATABASE_URL") or sqlite,
                secret_key=secrets.token_hex(),
                files=str(place / "files"),
                testing=True,
            )
        )
        with app.app_context():
            Model.metadata.create_all(db.engine)
            world = cast.build(db.session)
            client = Client(app, world).sign_in("secretary")
            fill(world)
        for question in QUESTIONS:
            print(f"{question:24} {ask(client, question, rounds) * 1000:7.1f} ms")
        with app.app_context():
            db.engine.dispose()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
