"""Imports can be undone row by row, and a paste keeps its cells."""

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cells", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(
            sa.Column("order_before", sa.JSON(), nullable=False, server_default="[]")
        )
        batch_op.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.alter_column("order_before", server_default=None)
    op.create_table(
        "import_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_import_change_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["work_item.id"], name=op.f("fk_import_change_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_change")),
        sa.UniqueConstraint("batch_id", "item_id", name=op.f("uq_import_change_batch_id_item_id")),
    )
    with op.batch_alter_table("import_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_change_item_id"), ["item_id"], unique=False)


def downgrade() -> None:
    op.drop_table("import_change")
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        for name in ("undone_at", "order_before", "cells"):
            batch_op.drop_column(name)
