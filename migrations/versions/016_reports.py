"""Periodic reports: forms, periods, reports with their cells, events, exceptions, requests."""

import sqlalchemy as sa
from alembic import op

revision = "016"
down_revision = "015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _report_form()
    _report_period()
    _report_section()
    _report()
    _report_event()
    _report_exception()
    _report_field()
    _unlock_request()
    _report_comment()
    _report_value()


def _report_form() -> None:
    op.create_table(
        "report_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column(
            "cadence",
            sa.Enum(
                "weekly",
                "fortnightly",
                "monthly",
                "once",
                name="cadence",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("cutoff_day", sa.Integer(), nullable=False),
        sa.Column("cutoff_hour", sa.Integer(), nullable=False),
        sa.Column("applies", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("cutoff_day BETWEEN 0 AND 31", name=op.f("ck_report_form_cutoff_day")),
        sa.CheckConstraint("cutoff_hour BETWEEN 0 AND 23", name=op.f("ck_report_form_cutoff_hour")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_report_form_congress_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_form")),
        sa.UniqueConstraint("congress_id", "code", name=op.f("uq_report_form_congress_id_code")),
    )
    with op.batch_alter_table("report_form", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_form_congress_id"), ["congress_id"], unique=False
        )


def _report_period() -> None:
    op.create_table(
        "report_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("cutoff_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_name", sa.String(length=300), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_report_period_order")),
        sa.ForeignKeyConstraint(
            ["form_id"], ["report_form.id"], name=op.f("fk_report_period_form_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_period")),
        sa.UniqueConstraint("code", name=op.f("uq_report_period_code")),
        sa.UniqueConstraint("form_id", "number", name=op.f("uq_report_period_form_id_number")),
    )


def _report_section() -> None:
    op.create_table(
        "report_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["report_form.id"], name=op.f("fk_report_section_form_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_section")),
        sa.UniqueConstraint("form_id", "code", name=op.f("uq_report_section_form_id_code")),
    )


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "with_leader",
                "sent",
                "accepted",
                "returned",
                name="reportstate",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by_name", sa.String(length=300), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by_name", sa.String(length=300), nullable=False),
        sa.Column("first_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by_name", sa.String(length=300), nullable=False),
        sa.Column("returns", sa.Integer(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_name", sa.String(length=300), nullable=False),
        sa.Column("leader_note", sa.String(length=8000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'accepted' OR (first_sent_at IS NOT NULL AND accepted_at IS NOT NULL)",
            name=op.f("ck_report_accepted_was_sent"),
        ),
        sa.CheckConstraint(
            "state <> 'sent' OR first_sent_at IS NOT NULL", name=op.f("ck_report_sent_has_moment")
        ),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_report_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["report_period.id"], name=op.f("fk_report_period_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint(
            "period_id", "congress_id", name=op.f("uq_report_period_id_congress_id")
        ),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_congress_id"), ["congress_id"], unique=False)


def _report_event() -> None:
    op.create_table(
        "report_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "opened",
                "moved",
                "closed",
                "resumed",
                "expected",
                "excused",
                "started",
                "submitted",
                "given_back",
                "sent",
                "returned",
                "accepted",
                "reopened",
                name="eventkind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=8000), nullable=False),
        sa.Column("cutoff_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sheet", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_report_event_by_id")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_report_event_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["report_period.id"], name=op.f("fk_report_event_period_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_event")),
    )
    with op.batch_alter_table("report_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_event_congress_id"), ["congress_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_report_event_period_id"), ["period_id"], unique=False)


def _report_exception() -> None:
    op.create_table(
        "report_exception",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("granted_by_id", sa.Integer(), nullable=True),
        sa.Column("granted_by_name", sa.String(length=300), nullable=False),
        sa.CheckConstraint("until_at > granted_at", name=op.f("ck_report_exception_ahead")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_report_exception_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["granted_by_id"], ["user.id"], name=op.f("fk_report_exception_granted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["report_period.id"], name=op.f("fk_report_exception_period_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_exception")),
    )
    with op.batch_alter_table("report_exception", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_exception_congress_id"), ["congress_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_report_exception_period_id"), ["period_id"], unique=False
        )


def _report_field() -> None:
    op.create_table(
        "report_field",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=1000), nullable=False),
        sa.Column("hint", sa.String(length=1000), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "text",
                "number",
                "date",
                "yes_no",
                "choice",
                "paper",
                name="fieldkind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("applies", sa.JSON(), nullable=False),
        sa.Column("milestone_code", sa.String(length=40), nullable=False),
        sa.Column("warns", sa.String(length=1000), nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["report_form.id"], name=op.f("fk_report_field_form_id")
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["report_section.id"], name=op.f("fk_report_field_section_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_field")),
        sa.UniqueConstraint("form_id", "code", name=op.f("uq_report_field_form_id_code")),
    )
    with op.batch_alter_table("report_field", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_field_section_id"), ["section_id"], unique=False
        )


def _unlock_request() -> None:
    op.create_table(
        "unlock_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "granted",
                "refused",
                name="requeststate",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "lock",
            sa.Enum(
                "cut_off",
                "closed",
                "with_leader",
                "sent",
                "accepted",
                "not_yours",
                name="lockreason",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_by_name", sa.String(length=300), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_name", sa.String(length=300), nullable=False),
        sa.Column("decision_note", sa.String(length=1000), nullable=False),
        sa.CheckConstraint(
            "state <> 'refused' OR decision_note <> ''",
            name=op.f("ck_unlock_request_refused_has_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["user.id"], name=op.f("fk_unlock_request_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_unlock_request_congress_id")
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["report_period.id"], name=op.f("fk_unlock_request_period_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unlock_request")),
    )
    with op.batch_alter_table("unlock_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_unlock_request_congress_id"), ["congress_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_unlock_request_period_id"), ["period_id"], unique=False
        )


def _report_comment() -> None:
    op.create_table(
        "report_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=8000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_report_comment_reason")),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_report_comment_by_id")),
        sa.ForeignKeyConstraint(
            ["field_id"], ["report_field.id"], name=op.f("fk_report_comment_field_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_comment_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_comment")),
    )
    with op.batch_alter_table("report_comment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_comment_report_id"), ["report_id"], unique=False
        )


def _report_value() -> None:
    op.create_table(
        "report_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=8000), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_report_value_attachment_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_report_value_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["field_id"], ["report_field.id"], name=op.f("fk_report_value_field_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_value_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_value")),
        sa.UniqueConstraint(
            "report_id", "field_id", "part", name=op.f("uq_report_value_report_id_field_id_part")
        ),
    )
    with op.batch_alter_table("report_value", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_value_attachment_id"), ["attachment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_report_value_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_report_value_field_id"), ["field_id"], unique=False)


def downgrade() -> None:
    for table in (
        "report_value",
        "report_comment",
        "unlock_request",
        "report_field",
        "report_exception",
        "report_event",
        "report",
        "report_section",
        "report_period",
        "report_form",
    ):
        op.drop_table(table)
