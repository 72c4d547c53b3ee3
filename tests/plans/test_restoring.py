"""Whatever is edited, removed and restored in whatever order, a plan is what its journal says."""

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.accounts.queries import load_actor
from congress.audit.actions import plain
from congress.audit.models import JournalEntry
from congress.core.errors import RejectedError
from congress.core.removal import INCLUDED
from congress.plans.actions import drafting, removing, undoing
from congress.plans.actions.cells import CellChange, save_cells
from congress.plans.models import WorkItem
from congress.plans.queries.rows import rows
from tests.plans.test_histories import forget
from tests.support.plans import make_plan

FIELDS = (
    "number",
    "content",
    "product",
    "note",
    "weight",
    "deadline_text",
    "due_on",
    "explanation",
)
TEXTS = ("Lập danh sách", "Gửi công văn", "trước 15/6/2024", "D-15", "")
AGENCIES = ("bdt", "stc", "btg", "vpub")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("edit", "edit", "cell", "cell", "undo", "remove", "remove", "restore")),
        st.integers(0, 3),
        st.sampled_from(TEXTS),
        st.sampled_from(("product", "deadline_text", "lead", "coordinating")),
        st.lists(st.sampled_from(AGENCIES), max_size=2, unique=True),
    ),
    max_size=12,
)


class Story:
    """Plays steps on a draft as its secretary."""

    def __init__(self, session, world):
        self.session, self.units = session, world.units
        user = world.users["secretary"]
        self.actor = load_actor(user.id, user.epoch)
        self.plan = make_plan(session, world)
        self.ids = [item.id for item in self.plan.items]
        self.first = {item.id: said(item) for item in self.every()}

    def every(self):
        return self.session.scalars(
            sa.select(WorkItem).where(WorkItem.id.in_(self.ids)).order_by(WorkItem.position),
            execution_options={"populate_existing": True, **INCLUDED},
        ).all()

    def play(self, step, place, *how):
        item = self.every()[place]
        standing = item.deleted_at is None
        if (step in {"edit", "remove"} and not standing) or (step == "restore" and standing):
            return
        try:
            with self.session.begin_nested():
                getattr(self, step)(item, *how)
        except RejectedError:
            pass
        self.session.flush()

    def edit(self, item, text, _field, agencies):
        if item.parent_id is None:
            drafting.update_part(actor=self.actor, part=item, number="I", content=text or "Nhóm")
            return
        helpers = [self.units[code].id for code in agencies]
        drafting.update_task(
            actor=self.actor, task=item, note=text, deadline_text=text, coordinating=helpers,
            weight=len(text) + 1,
        )  # fmt: skip

    def cell(self, item, text, field, agencies):
        value = text
        if field in {"lead", "coordinating"}:
            value = "; ".join(self.units[code].name for code in agencies[: 1 + (field != "lead")])
        change = CellChange(item.id, field, value)
        save_cells(actor=self.actor, plan_id=self.plan.id, changes=[change])

    def undo(self, _item, *_):
        undoing.undo(actor=self.actor, plan=self.plan)

    def remove(self, item, text, *_):
        drafting.remove_item(actor=self.actor, item=item, reason=text)

    def restore(self, item, *_):
        removing.restore_item(actor=self.actor, item=item)


def said(item):
    """A row as the journal words its fields."""
    names = "; ".join(row.unit.name for row in item.coordinations)
    values = {field: plain(getattr(item, field)) for field in FIELDS}
    return values | {"lead": item.lead.name if item.lead else "", "coordinating": names}


def told(session, story):
    """The rows and which of them stand, from the journal alone."""
    values, parents = story.first, {item.id: item.parent_id for item in story.every()}
    gone: dict[int, list[int]] = {}
    entries = session.scalars(
        sa.select(JournalEntry)
        .where(JournalEntry.target_kind == "work_item", JournalEntry.target_id.in_(story.ids))
        .order_by(JournalEntry.id)
    )
    for entry in entries:
        away = {number for rows_gone in gone.values() for number in rows_gone}
        if entry.verb == "removed":
            family = [n for n in parents if entry.target_id in (n, parents[n]) and n not in away]
            gone[entry.target_id] = family
        if entry.verb == "restored":
            del gone[entry.target_id]
        for change in entry.changes:
            if change["field"] in values[entry.target_id]:
                values[entry.target_id][change["field"]] = change["new"]
    away = {number for rows_gone in gone.values() for number in rows_gone}
    return values, [number for number in story.ids if number not in away]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_a_plan_is_what_its_journal_says(session, world, steps):
    story = Story(session, world)
    for step in steps:
        story.play(*step)
    values, standing = told(session, story)
    assert [row.id for row in rows(story.plan.id)] == standing
    for item in story.every():
        now = said(item)
        told_of = values[item.id]
        assert {k: v or "" for k, v in told_of.items()} == {k: v or "" for k, v in now.items()}
    clear(session, story)


def clear(session, story):
    """Bring back what was removed, then take the plan away for the next story."""
    session.rollback()
    for item in story.every():
        item.deleted_at = item.removed_with_id = None
    session.execute(sa.text("DELETE FROM plan_edit"))
    session.commit()
    forget(session, story.plan)
