"""Print jobs under test: driven by hand, with a press that only pretends unless asked."""

from contextlib import contextmanager

import pytest

from congress.plans.models import PlanState
from congress.prints import queries
from congress.prints.models import PrintJob
from congress.worker import Worker
from tests.support.plans import make_plan

PDF = b"%PDF-1.7 pretended"


class PretendedPress:
    """A press that tells of its steps and hands out a file; `between` happens after the first."""

    printed: list = []
    stopped = 0
    between = staticmethod(lambda: None)
    error = None

    def __init__(self, nice=0):
        assert nice > 0

    def print(self, paper, timeout, told):
        assert timeout > 60
        type(self).printed.append(paper)
        told(1)
        type(self).between()
        told(None)
        told(2)
        if type(self).error:
            raise type(self).error
        return PDF

    def stop(self):
        type(self).stopped += 1


@pytest.fixture
def press(monkeypatch):
    made = type("Press", (PretendedPress,), {"printed": []})
    monkeypatch.setattr("congress.worker.Press", made)
    return made


class Printing:
    """What is asked on the pages, and a worker that prints when told to."""

    def __init__(self, app, session, world, client):
        self.app, self.session, self.world, self.client = app, session, world, client
        self.worker = Worker(app)
        self.page = f"/congresses/{world.congress.id}"
        self.start = f"/prints/new?kind=congress-plans&congress={world.congress.id}"

    def approve(self, code, **more):
        return make_plan(self.session, self.world, code=code, state=PlanState.APPROVED, **more)

    def ask(self, username="secretary"):
        """Press the button on the page of the congress; the address of the job."""
        self.client.sign_in(username)
        values = self.client.get(self.page).fields(f"congress={self.world.congress.id}")
        sent = self.client.post(self.start, values)
        assert sent.status == 303, sent.words
        return sent.location

    def job(self, address=None):
        self.session.expire_all()
        found = self.session.query(PrintJob).order_by(PrintJob.id.desc())
        if address is not None:
            found = found.filter(PrintJob.id == int(address.rsplit("/", 1)[1]))
        return found.first()

    def run(self):
        """Print everything that waits, the oldest first."""
        waiting = list(queries.waiting())
        self.session.commit()
        for job_id in waiting:
            self.worker.perform(job_id)
        self.session.expire_all()


@pytest.fixture
def prints(app, session, world, client, press):
    made = Printing(app, session, world, client)
    made.approve("TBTT")
    return made


@contextmanager
def meanwhile(press, happens):
    """Let something happen while the press is at work."""
    press.between = staticmethod(happens)
    yield
    press.between = staticmethod(lambda: None)
