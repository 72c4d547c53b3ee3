"""Delegates, allocations, groups that should be there, imports of rosters, and their readers."""

import sqlalchemy as sa
from alembic import op

revision = "017"
down_revision = "016"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "allocation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("sender", sa.String(length=300), nullable=False),
        sa.Column(
            "structure",
            sa.Enum(
                "official",
                "ex_officio",
                "chosen",
                "appointed",
                "guest",
                "women",
                "young",
                "party",
                "prestigious",
                "ethnic",
                "sector",
                name="structure",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(length=1000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number BETWEEN 0 AND 9999", name=op.f("ck_allocation_number")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_allocation_congress_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_allocation_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation")),
        sa.UniqueConstraint(
            "congress_id",
            "structure",
            "folded",
            name=op.f("uq_allocation_congress_id_structure_folded"),
        ),
    )
    op.create_table(
        "ethnic_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("ethnic", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_ethnic_presence_congress_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ethnic_presence")),
        sa.UniqueConstraint(
            "congress_id", "ethnic", name=op.f("uq_ethnic_presence_congress_id_ethnic")
        ),
    )
    op.create_table(
        "delegate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(length=300), nullable=False),
        sa.Column("full_name", sa.String(length=300), nullable=False),
        sa.Column("sort_name", sa.String(length=300), nullable=False),
        sa.Column("folded", sa.String(length=300), nullable=False),
        sa.Column(
            "sex",
            sa.Enum(
                "male", "female", name="sex", native_enum=False, create_constraint=True, length=30
            ),
            nullable=True,
        ),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("birth_on", sa.Date(), nullable=True),
        sa.Column("ethnic", sa.String(length=300), nullable=False),
        sa.Column("religion", sa.String(length=300), nullable=False),
        sa.Column("is_party", sa.Boolean(), nullable=True),
        sa.Column("is_union", sa.Boolean(), nullable=True),
        sa.Column("education", sa.String(length=300), nullable=False),
        sa.Column("profession", sa.String(length=300), nullable=False),
        sa.Column("theory", sa.String(length=300), nullable=False),
        sa.Column("occupation", sa.String(length=300), nullable=False),
        sa.Column("sector", sa.String(length=300), nullable=False),
        sa.Column("agency", sa.String(length=1000), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ex_officio",
                "chosen",
                "appointed",
                "guest",
                name="delegatekind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("is_prestigious", sa.Boolean(), nullable=False),
        sa.Column("is_elder", sa.Boolean(), nullable=False),
        sa.Column("is_village_head", sa.Boolean(), nullable=False),
        sa.Column("commendation", sa.String(length=1000), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by_id", sa.Integer(), nullable=True),
        sa.Column("deleted_reason", sa.String(length=1000), nullable=False),
        sa.Column("sought", sa.Text(), server_default="", nullable=False),
        sa.Column("spelled", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100",
            name=op.f("ck_delegate_birth_year"),
        ),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_delegate_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["deleted_by_id"], ["user.id"], name=op.f("fk_delegate_deleted_by_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_delegate_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegate")),
    )
    with op.batch_alter_table("delegate", schema=None) as batch_op:
        batch_op.create_index(
            "ix_delegate_congress_id_unit_id", ["congress_id", "unit_id"], unique=False
        )
        batch_op.create_index("ix_delegate_folded", ["folded"], unique=False)

    op.create_table(
        "roster_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filename", sa.String(length=300), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("committed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_roster_batch_congress_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_roster_batch_unit_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_roster_batch_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_batch")),
    )
    with op.batch_alter_table("roster_batch", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_roster_batch_congress_id"), ["congress_id"], unique=False
        )

    op.create_table(
        "roster_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column(
            "opened_as",
            sa.Enum(
                "page",
                "xlsx",
                "pdf",
                "docx",
                name="openedas",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_roster_opening_congress_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_roster_opening_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_opening")),
    )
    with op.batch_alter_table("roster_opening", schema=None) as batch_op:
        batch_op.create_index(
            "ix_roster_opening_user_id_congress_id", ["user_id", "congress_id"], unique=False
        )

    op.create_table(
        "roster_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["roster_batch.id"], name=op.f("fk_roster_change_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["delegate_id"], ["delegate.id"], name=op.f("fk_roster_change_delegate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_change")),
        sa.UniqueConstraint(
            "batch_id", "delegate_id", name=op.f("uq_roster_change_batch_id_delegate_id")
        ),
    )
    with op.batch_alter_table("roster_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_roster_change_delegate_id"), ["delegate_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("roster_change")
    op.drop_table("roster_opening")
    op.drop_table("roster_batch")
    op.drop_table("delegate")
    op.drop_table("ethnic_presence")
    op.drop_table("allocation")
