"""Removed items are marked and kept for a time."""

import sqlalchemy as sa
from alembic import op

revision = "007"
down_revision = "001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("work_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("removed_with_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("deleted_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("deleted_reason", sa.String(length=1000), nullable=False, server_default="")
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_work_item_removed_with_id"), "work_item", ["removed_with_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_work_item_deleted_by_id"), "user", ["deleted_by_id"], ["id"]
        )
    with op.batch_alter_table("work_item", schema=None) as batch_op:
        batch_op.alter_column("deleted_reason", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("work_item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_work_item_deleted_by_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_work_item_removed_with_id"), type_="foreignkey")
        for name in ("deleted_reason", "deleted_by_id", "deleted_at", "removed_with_id"):
            batch_op.drop_column(name)
