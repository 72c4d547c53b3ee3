"""What children owe their parent: ladder, marks, moved dates, leaders, mergers; who signed."""

import sqlalchemy as sa
from alembic import op

revision = "015"
down_revision = "014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("signer", sa.String(length=300), nullable=False, server_default="")
        )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.alter_column("signer", server_default=None)
    op.create_table(
        "guidance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_guidance_congress_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance")),
        sa.UniqueConstraint("congress_id", name=op.f("uq_guidance_congress_id")),
    )
    op.create_table(
        "leader_need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_leader_need_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_leader_need_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leader_need")),
        sa.UniqueConstraint(
            "congress_id", "person_id", name=op.f("uq_leader_need_congress_id_person_id")
        ),
    )
    with op.batch_alter_table("leader_need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leader_need_person_id"), ["person_id"], unique=False)

    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("deadline_text", sa.String(length=1000), nullable=False),
        sa.Column(
            "deadline_kind",
            sa.Enum(
                "fixed",
                "before",
                "latest",
                "range",
                "month",
                "about",
                "quarter",
                "relative",
                "recurring",
                "event",
                "none",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_hour", sa.Time(), nullable=True),
        sa.Column("offset_days", sa.Integer(), nullable=True),
        sa.Column("offset_is_working", sa.Boolean(), nullable=False),
        sa.Column("for_congress", sa.Boolean(), nullable=False),
        sa.Column("for_joint_conference", sa.Boolean(), nullable=False),
        sa.Column("for_selection_conference", sa.Boolean(), nullable=False),
        sa.Column("for_none", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.String(length=1000), nullable=False),
        sa.Column("is_dropped", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "for_congress OR for_joint_conference OR for_selection_conference OR for_none",
            name=op.f("ck_milestone_forms"),
        ),
        sa.CheckConstraint("weight BETWEEN 1 AND 100", name=op.f("ck_milestone_weight")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_milestone_congress_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("congress_id", "code", name=op.f("uq_milestone_congress_id_code")),
    )
    op.create_table(
        "congress_date_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("old_start_on", sa.Date(), nullable=True),
        sa.Column("old_end_on", sa.Date(), nullable=True),
        sa.Column("new_start_on", sa.Date(), nullable=True),
        sa.Column("new_end_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_congress_date_change_reason")),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_congress_date_change_by_id")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_congress_date_change_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_congress_date_change_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_congress_date_change")),
    )
    with op.batch_alter_table("congress_date_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_congress_date_change_congress_id"), ["congress_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_congress_date_change_document_id"), ["document_id"], unique=False
        )

    op.create_table(
        "congress_merger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.CheckConstraint("congress_id <> into_id", name=op.f("ck_congress_merger_another")),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_congress_merger_by_id")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_congress_merger_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_congress_merger_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["into_id"], ["congress.id"], name=op.f("fk_congress_merger_into_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_congress_merger")),
        sa.UniqueConstraint("congress_id", name=op.f("uq_congress_merger_congress_id")),
    )
    with op.batch_alter_table("congress_merger", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_congress_merger_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_congress_merger_into_id"), ["into_id"], unique=False)

    op.create_table(
        "milestone_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "reported",
                "accepted",
                "verified",
                name="markkind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "value",
            sa.Enum(
                "done",
                "taken_back",
                name="markvalue",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("of_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "(kind = 'reported') = (of_id IS NULL)", name=op.f("ck_milestone_mark_answers_report")
        ),
        sa.CheckConstraint(
            "value <> 'done' OR on_date IS NOT NULL", name=op.f("ck_milestone_mark_done_has_day")
        ),
        sa.CheckConstraint(
            "value = 'done' OR note <> ''", name=op.f("ck_milestone_mark_taken_back_has_reason")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_milestone_mark_by_id")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_milestone_mark_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_milestone_mark_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name=op.f("fk_milestone_mark_milestone_id")
        ),
        sa.ForeignKeyConstraint(
            ["of_id"], ["milestone_mark.id"], name=op.f("fk_milestone_mark_of_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone_mark")),
    )
    with op.batch_alter_table("milestone_mark", schema=None) as batch_op:
        batch_op.create_index(
            "ix_milestone_mark_congress_milestone",
            ["congress_id", "milestone_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_milestone_mark_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_milestone_mark_milestone_id"), ["milestone_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("milestone_mark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_mark_milestone_id"))
        batch_op.drop_index(batch_op.f("ix_milestone_mark_document_id"))
        batch_op.drop_index("ix_milestone_mark_congress_milestone")

    op.drop_table("milestone_mark")
    with op.batch_alter_table("congress_merger", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_congress_merger_into_id"))
        batch_op.drop_index(batch_op.f("ix_congress_merger_document_id"))

    op.drop_table("congress_merger")
    with op.batch_alter_table("congress_date_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_congress_date_change_document_id"))
        batch_op.drop_index(batch_op.f("ix_congress_date_change_congress_id"))

    op.drop_table("congress_date_change")
    op.drop_table("milestone")
    with op.batch_alter_table("leader_need", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_leader_need_person_id"))

    op.drop_table("leader_need")
    op.drop_table("guidance")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_column("signer")
