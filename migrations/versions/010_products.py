"""Products have a kind and may come in parts; files arrive in parts ahead of their form."""

import sqlalchemy as sa
from alembic import op

revision = "010"
down_revision = "003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kinds = sa.Enum(
        "document",
        "event",
        "object",
        "data",
        name="productkind",
        native_enum=False,
        create_constraint=True,
        length=30,
    )
    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.add_column(sa.Column("product_kind", kinds, nullable=True))
        batch_op.add_column(
            sa.Column("is_partial", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("happened_on", sa.Date(), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_progress_partial_product"), "product_kind IS NOT NULL OR NOT is_partial"
        )
    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.alter_column("is_partial", server_default=None)
    op.execute("UPDATE progress SET product_kind = 'document' WHERE document_id IS NOT NULL")
    op.create_table(
        "upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("mark", sa.String(length=400), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("store_key", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("received BETWEEN 0 AND size", name=op.f("ck_upload_received")),
        sa.CheckConstraint("size > 0", name=op.f("ck_upload_size")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_upload_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
        sa.UniqueConstraint("user_id", "place", "mark", name=op.f("uq_upload_user_id_place_mark")),
    )


def downgrade() -> None:
    op.drop_table("upload")
    with op.batch_alter_table("progress", schema=None) as batch_op:
        for name in ("ck_progress_partial_product", "ck_progress_productkind"):
            batch_op.drop_constraint(op.f(name), type_="check")
        for name in ("happened_on", "is_partial", "product_kind"):
            batch_op.drop_column(name)
