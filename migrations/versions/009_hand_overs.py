"""Hand-overs of open jobs; drafts of forms."""

import sqlalchemy as sa
from alembic import op

revision = "009"
down_revision = "007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hand_over",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("giver_id <> receiver_id", name=op.f("ck_hand_over_to_another")),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_hand_over_by_id")),
        sa.ForeignKeyConstraint(["giver_id"], ["user.id"], name=op.f("fk_hand_over_giver_id")),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["user.id"], name=op.f("fk_hand_over_receiver_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
    )
    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_over_giver_id"), ["giver_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hand_over_receiver_id"), ["receiver_id"], unique=False)
    op.create_table(
        "handed_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hand_over_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hand_over_id"], ["hand_over.id"], name=op.f("fk_handed_item_hand_over_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["work_item.id"], name=op.f("fk_handed_item_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_item")),
        sa.UniqueConstraint(
            "hand_over_id", "item_id", name=op.f("uq_handed_item_hand_over_id_item_id")
        ),
    )
    with op.batch_alter_table("handed_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handed_item_item_id"), ["item_id"], unique=False)
    op.create_table(
        "form_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("page", sa.String(length=500), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_form_draft_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_form_draft_user_id_key")),
    )


def downgrade() -> None:
    op.drop_table("form_draft")
    op.drop_table("handed_item")
    op.drop_table("hand_over")
