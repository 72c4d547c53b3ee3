"""Texts by which rows are found; saved views."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "006"
down_revision = "010"
branch_labels = None
depends_on = None

SEARCHED = {
    "work_item": ("content", "product", "basis", "note", "explanation"),
    "plan": ("number", "subject"),
    "amendment": ("number",),
    "document": ("number", "subject"),
    "unit": ("name", "short_name"),
    "former_name": ("name",),
    "unit_alias": ("text",),
    "person": ("full_name", "post"),
}
OLD = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe"}
OLD |= {"oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy"}


def letters(text):
    return " ".join(re.sub(r"[^\w\s]|_", "", text).split())


def sought(text):
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return letters("".join(char for char in bare if not unicodedata.combining(char)))


def spelled(text):
    whole = unicodedata.normalize("NFC", text.casefold())
    for old, new in OLD.items():
        whole = whole.replace(old, new)
    return letters(whole)


def fill(name, fields):
    """Write both texts of every row of a table."""
    columns = [sa.column(field) for field in (*fields, "id", "sought", "spelled")]
    table = sa.table(name, *columns)
    change = (
        sa.update(table)
        .where(table.c.id == sa.bindparam("row"))
        .values(sought=sa.bindparam("bare"), spelled=sa.bindparam("typed"))
    )
    found = op.get_bind().execute(sa.select(*columns)).mappings().all()
    texts = ((row["id"], " ".join(row[field] or "" for field in fields)) for row in found)
    rows = [{"row": key, "bare": sought(text), "typed": spelled(text)} for key, text in texts]
    if rows:
        op.get_bind().execute(change, rows)


def upgrade() -> None:
    for name, fields in SEARCHED.items():
        for column in ("sought", "spelled"):
            op.add_column(name, sa.Column(column, sa.Text(), nullable=False, server_default=""))
        fill(name, fields)
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_saved_view_plan_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_saved_view_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_saved_view_user_id_name")),
    )
    with op.batch_alter_table("saved_view", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_view_plan_id"), ["plan_id"], unique=False)


def downgrade() -> None:
    op.drop_table("saved_view")
    for name in SEARCHED:
        op.drop_column(name, "spelled")
        op.drop_column(name, "sought")
