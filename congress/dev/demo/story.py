"""The course of time: every step of the demo runs at its own moment, in order."""

from collections.abc import Iterable

from congress.core import clock
from congress.dev.demo.world import Step


def tell(steps: Iterable[Step]) -> None:
    """Run the steps in the order of their moments; equal moments keep the order given."""
    for step in sorted(steps, key=lambda one: one.at):
        _run(step)


def _run(step: Step) -> None:
    moment = step.moment
    with clock.pinned(lambda: moment):
        step.run()
