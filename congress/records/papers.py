"""The approved plans of a congress as one bundle of papers, and how it is printed as a job."""

from collections.abc import Iterable, Sequence

from congress.congresses.models import Congress
from congress.congresses.papers import title_of
from congress.congresses.queries import finding
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.plans.models import Plan
from congress.plans.papers import plan_paper
from congress.plans.queries.amended import AmendingPaper
from congress.plans.queries.rows import ItemRow
from congress.printing.bundle import Bundle, Member
from congress.prints.rules import Arguments, Kind, Printout, number
from congress.records.queries import binding as queries


def plans_bundle(
    congress: Congress, found: Iterable[tuple[Plan, Sequence[ItemRow], Sequence[AmendingPaper]]]
) -> Bundle:
    """Build the bundle of the plans of a congress, each with its jobs, in the order given."""
    members = (
        Member(plan_paper(plan, jobs, amended), f"{plan.committee.name}: {plan.title}")
        for plan, jobs, amended in found
    )
    return Bundle(_title(congress), tuple(members))


def _title(congress: Congress) -> str:
    return f"Các kế hoạch {title_of(congress)}"


def _congress(actor: Actor, arguments: Arguments) -> Congress:
    return finding.congress(actor, number(arguments, "congress"))


def _label(actor: Actor, arguments: Arguments) -> str:
    congress = _congress(actor, arguments)
    if not queries.has_approved(actor, congress):
        raise RejectedError(N_("Chưa có kế hoạch nào được duyệt mà bạn xem được."))
    return _title(congress)


def _build(actor: Actor, arguments: Arguments) -> Printout:
    _label(actor, arguments)
    congress = _congress(actor, arguments)
    found = queries.approved_plans(actor, congress)
    name = f"Các kế hoạch {congress.code}"
    holds = tuple(plan.id for plan, _rows, _amended in found)
    return Printout(plans_bundle(congress, found), name, holds)


def _sees(actor: Actor, _arguments: Arguments, plan_ids: Sequence[int]) -> bool:
    return queries.sees_all(actor, plan_ids)


PRINT = Kind(takes=("congress",), label=_label, build=_build, sees=_sees)
