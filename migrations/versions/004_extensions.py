"""Requests to extend deadlines."""

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


def downgrade() -> None:
    op.drop_table("extension")
