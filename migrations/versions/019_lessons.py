"""Lessons drawn from a pilot, and what each child did with them."""

import sqlalchemy as sa
from alembic import op

revision = "019"
down_revision = "021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_personal", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.alter_column("is_personal", server_default=None)
    # The two of the ladder that ships whose papers are lists of persons.
    milestone = sa.table("milestone", sa.column("code"), sa.column("is_personal", sa.Boolean()))
    listing = milestone.c.code.in_(("KT", "DSDB"))
    op.execute(milestone.update().where(listing).values(is_personal=True))
    op.create_table(
        "lesson",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("advice", sa.String(length=1000), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by_name", sa.String(length=300), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by_id", sa.Integer(), nullable=True),
        sa.Column("deleted_reason", sa.String(length=1000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("advice <> ''", name=op.f("ck_lesson_advice")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_lesson_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["deleted_by_id"], ["user.id"], name=op.f("fk_lesson_deleted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name=op.f("fk_lesson_milestone_id")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["congress.id"], name=op.f("fk_lesson_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
    )
    op.create_table(
        "lesson_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "taken_up",
                "not_applicable",
                name="answerstate",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "state <> 'not_applicable' OR note <> ''",
            name=op.f("ck_lesson_answer_not_applicable_has_reason"),
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_lesson_answer_by_id")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_lesson_answer_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_answer_lesson_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_answer")),
        sa.UniqueConstraint(
            "lesson_id", "congress_id", name=op.f("uq_lesson_answer_lesson_id_congress_id")
        ),
    )
    for table, column in (
        ("lesson", "congress_id"),
        ("lesson", "milestone_id"),
        ("lesson", "source_id"),
        ("lesson_answer", "congress_id"),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table("lesson_answer")
    op.drop_table("lesson")
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.drop_column("is_personal")
