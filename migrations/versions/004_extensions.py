"""Requests to extend deadlines, and amended versions of plans."""

import sqlalchemy as sa
from alembic import op

revision = "004"
down_revision = "002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "granted",
                "refused",
                name="extensionstate",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("old_text", sa.String(length=1000), nullable=False),
        sa.Column("old_due_on", sa.Date(), nullable=False),
        sa.Column("old_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=8000), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_by_name", sa.String(length=300), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_name", sa.String(length=300), nullable=False),
        sa.Column("decision_note", sa.String(length=8000), nullable=False),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_extension_ordinal")),
        sa.CheckConstraint("new_due_on > old_due_on", name=op.f("ck_extension_later")),
        sa.CheckConstraint(
            "state <> 'refused' OR decision_note <> ''",
            name=op.f("ck_extension_refused_has_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["user.id"], name=op.f("fk_extension_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["user.id"], name=op.f("fk_extension_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["work_item.id"], name=op.f("fk_extension_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension")),
        sa.UniqueConstraint("item_id", "ordinal", name=op.f("uq_extension_item_id_ordinal")),
    )
    with op.batch_alter_table("extension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extension_state"), ["state"], unique=False)

    _create_amendments()


def _create_amendments() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "approved",
                "returned",
                name="planstate",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by_name", sa.String(length=300), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_name", sa.String(length=300), nullable=False),
        sa.Column("decision_note", sa.String(length=8000), nullable=False),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_amendment_ordinal")),
        sa.CheckConstraint(
            "state <> 'approved' OR (number <> '' AND issued_on IS NOT NULL)",
            name=op.f("ck_amendment_approved_has_number"),
        ),
        sa.CheckConstraint(
            "state <> 'returned' OR decision_note <> ''",
            name=op.f("ck_amendment_returned_has_reason"),
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_amendment_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("plan_id", "ordinal", name=op.f("uq_amendment_plan_id_ordinal")),
    )
    op.create_table(
        "amendment_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("amendment_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "add",
                "change",
                "remove",
                name="changekind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("under_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.String(length=8000), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("coordinating", sa.String(length=8000), nullable=False),
        sa.Column("deadline_text", sa.String(length=1000), nullable=False),
        sa.Column("product", sa.String(length=8000), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind = 'add' OR item_id IS NOT NULL", name=op.f("ck_amendment_change_of_a_job")
        ),
        sa.CheckConstraint(
            "kind <> 'remove' OR reason <> ''", name=op.f("ck_amendment_change_removal_has_reason")
        ),
        sa.ForeignKeyConstraint(
            ["amendment_id"], ["amendment.id"], name=op.f("fk_amendment_change_amendment_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["work_item.id"], name=op.f("fk_amendment_change_item_id")
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["unit.id"], name=op.f("fk_amendment_change_lead_id")),
        sa.ForeignKeyConstraint(
            ["under_id"], ["work_item.id"], name=op.f("fk_amendment_change_under_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment_change")),
        sa.UniqueConstraint(
            "amendment_id", "item_id", name=op.f("uq_amendment_change_amendment_id_item_id")
        ),
    )
    with op.batch_alter_table("amendment_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_amendment_change_item_id"), ["item_id"], unique=False)


def downgrade() -> None:
    op.drop_table("amendment_change")
    op.drop_table("amendment")
    op.drop_table("extension")
