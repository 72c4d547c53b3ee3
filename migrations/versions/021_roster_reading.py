"""Rosters kept as they came in, and who read a roster with what is sensitive masked."""

import sqlalchemy as sa
from alembic import op

revision = "021"
down_revision = "018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("roster_batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cells", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "roster_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_roster_reading_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["delegate_id"], ["delegate.id"], name=op.f("fk_roster_reading_delegate_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_roster_reading_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_reading")),
    )
    with op.batch_alter_table("roster_reading", schema=None) as batch_op:
        batch_op.create_index(
            "ix_roster_reading_user_id_congress_id", ["user_id", "congress_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("roster_reading")
    with op.batch_alter_table("roster_batch", schema=None) as batch_op:
        batch_op.drop_column("cells")
