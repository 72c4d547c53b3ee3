"""Several people, or several windows of one, who press a button at the same moment."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, NamedTuple

from flask import Flask

from congress.core import clock
from congress.extensions import db
from tests.support.cast import World
from tests.support.client import Client, Page


class Press(NamedTuple):
    """A button: who presses it, where its form goes, and what it holds."""

    persona: str
    address: str
    data: Mapping[str, Any] = {}


def at_once(app: Flask, world: World, presses: Iterable[Press]) -> list[Page]:
    """Send forms from threads that wait for each other; the answers in the order of the forms."""
    asked = [(Client(app, world).sign_in(press.persona), press) for press in presses]
    db.session.commit()
    now, gate = clock.now(), Barrier(len(asked))

    def send(one: tuple[Client, Press]) -> Page:
        client, press = one
        with clock.pinned(lambda: now):
            gate.wait()
            return Page(client.http.post(press.address, data=dict(press.data)))

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(send, asked))


def statuses(pages: Iterable[Page]) -> list[int]:
    """How the forms were answered, the best first."""
    return sorted(page.status for page in pages)
