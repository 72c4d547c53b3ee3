"""The tables of congresses as accounts see them: their models stand above accounts."""

import sqlalchemy as sa

congress_table = sa.table("congress", *(sa.column(name) for name in ("id", "unit_id", "year")))
committee_table = sa.table(
    "committee", *(sa.column(name) for name in ("id", "congress_id", "unit_id", "name", "position"))
)
