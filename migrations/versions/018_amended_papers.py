"""Issued copies of amendments, and obstacles that were forwarded."""

import sqlalchemy as sa
from alembic import op

revision = "018"
down_revision = "017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("issued_copy", schema=None) as batch_op:
        batch_op.add_column(sa.Column("amendment_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_issued_copy_amendment_id"), ["amendment_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_issued_copy_amendment_id"), "amendment", ["amendment_id"], ["id"]
        )
    op.create_table(
        "obstacle_forwarding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("obstacle_id", sa.Integer(), nullable=False),
        sa.Column(
            "authority",
            sa.Enum(
                "lead",
                "keeper",
                "organising",
                "steering",
                "people",
                "other",
                name="authority",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("body_name", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(length=8000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_obstacle_forwarding_has_reason")),
        sa.ForeignKeyConstraint(
            ["body_id"], ["unit.id"], name=op.f("fk_obstacle_forwarding_body_id")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_obstacle_forwarding_by_id")),
        sa.ForeignKeyConstraint(
            ["obstacle_id"], ["obstacle.id"], name=op.f("fk_obstacle_forwarding_obstacle_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obstacle_forwarding")),
    )
    with op.batch_alter_table("obstacle_forwarding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_obstacle_forwarding_obstacle_id"), ["obstacle_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("obstacle_forwarding")
    with op.batch_alter_table("issued_copy", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_issued_copy_amendment_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_issued_copy_amendment_id"))
        batch_op.drop_column("amendment_id")
