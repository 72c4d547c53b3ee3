"""The approved plans of a congress as one bundle of papers."""

from collections.abc import Iterable, Sequence

from congress.congresses.models import Congress
from congress.congresses.papers import title_of
from congress.plans.models import Plan
from congress.plans.papers import plan_paper
from congress.plans.queries.rows import ItemRow
from congress.printing.bundle import Bundle, Member


def plans_bundle(congress: Congress, found: Iterable[tuple[Plan, Sequence[ItemRow]]]) -> Bundle:
    """Build the bundle of the plans of a congress, each with its jobs, in the order given."""
    members = (
        Member(plan_paper(plan, jobs), f"{plan.committee.name}: {plan.title}")
        for plan, jobs in found
    )
    return Bundle(f"Các kế hoạch {title_of(congress)}", tuple(members))
