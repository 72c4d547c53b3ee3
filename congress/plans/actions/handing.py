"""Handing open jobs over to a colleague, and taking note of them."""

from collections.abc import Collection, Sequence

from congress.accounts.models import Person, User
from congress.accounts.queries.colleagues import colleagues
from congress.accounts.queries.users import user_at
from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import rules
from congress.plans.models import HandedItem, HandOver, WorkItem
from congress.plans.queries import handing as queries


def hand_over(
    *,
    actor: Actor,
    giver: User,
    receiver_id: int | None,
    item_ids: Collection[int],
    reason: str = "",
) -> HandOver:
    """Name a colleague in charge of open jobs of an account; what was closed meanwhile is left out.

    From now on nothing reminds the giver of them.
    """
    giver = queries.giver(actor, giver.id)
    receiver = next((one for one in colleagues(giver) if one.id == receiver_id), None)
    if receiver is None:
        raise RejectedError(N_("Hãy chọn người cùng cơ quan hoặc cùng ban."), field="receiver_id")
    items = [item for item in queries.held_items(actor, giver) if item.id in set(item_ids)]
    if not items:
        raise RejectedError(N_("Hãy chọn ít nhất một công việc."), field="items")
    unseen = queries.unseen_by(receiver, items)
    if unseen:
        say = N_("{who} không xem được kế hoạch có việc “{what}”; hãy bỏ chọn việc đó.")
        named = {"who": receiver.display_name, "what": unseen[0].content[:80]}
        raise RejectedError(say, field="receiver_id", **named)
    return _give(actor, giver, user_at(receiver.id), items, reason)


def _give(
    actor: Actor, giver: User, receiver: User, items: Sequence[WorkItem], reason: str
) -> HandOver:
    person = _person_of(actor, receiver)
    row = HandOver(
        giver=giver, receiver=receiver, by_id=actor.id, at=clock.now(), reason=reason,
        rows=[HandedItem(item=item) for item in items],
    )  # fmt: skip
    names = {"old": giver.display_name, "new": receiver.display_name}
    way = {"field": "handed_over", "kind": "text"} | names
    for item in items:
        _rename(item, giver.person_id, person.id)
        changes = [*changes_of(item), way]
        congress_id = item.plan.committee.congress_id
        record(actor=actor, verb="handed_over", target=item, changes=changes,
               congress_id=congress_id, note=reason)  # fmt: skip
    db.session.add(row)
    count = {"field": "item_count", "kind": "number", "old": None, "new": len(items)}
    record(actor=actor, verb="handed_over", target=giver, changes=[way, count], note=reason)
    return row


def _rename(item: WorkItem, giver_id: int | None, person_id: int) -> None:
    """Put the receiver where the giver stood; a job that named nobody gets its person in charge."""
    if giver_id is None or giver_id not in (item.person_id, item.leader_id):
        item.person_id = person_id
        return
    if item.leader_id == giver_id:
        item.leader_id = person_id
    if item.person_id == giver_id:
        item.person_id = person_id


def _person_of(actor: Actor, user: User) -> Person:
    """The person behind an account, entered in the list of persons when there is none yet."""
    if user.person is not None:
        return user.person
    person = Person(full_name=rules.person_name(user.display_name))
    db.session.add(person)
    record(actor=actor, verb="created", target=person)
    user.person_id = person.id
    return person


def accept(*, actor: Actor, hand_over: HandOver) -> None:
    """Take note of jobs received."""
    if hand_over.accepted_at is None:
        hand_over.accepted_at = clock.now()
        giver = hand_over.giver
        names = {"old": giver.display_name, "new": hand_over.receiver.display_name}
        change = {"field": "handed_over", "kind": "text"} | names
        record(actor=actor, verb="accepted_work", target=giver, changes=[change])
