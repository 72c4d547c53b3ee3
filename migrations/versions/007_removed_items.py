"""Removed items are marked and kept for a time; files of papers have versions."""

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
    op.create_table(
        "document_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_document_version_number")),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_document_version_attachment_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_document_version_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_version")),
        sa.UniqueConstraint(
            "document_id", "number", name=op.f("uq_document_version_document_id_number")
        ),
    )
    with op.batch_alter_table("document_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_version_attachment_id"), ["attachment_id"], unique=False
        )
    op.execute(
        "INSERT INTO document_version (document_id, number, attachment_id, note) "
        "SELECT id, 1, attachment_id, '' FROM document WHERE attachment_id IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_table("document_version")
    with op.batch_alter_table("work_item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_work_item_deleted_by_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_work_item_removed_with_id"), type_="foreignkey")
        for name in ("deleted_reason", "deleted_by_id", "deleted_at", "removed_with_id"):
            batch_op.drop_column(name)
