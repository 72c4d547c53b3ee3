"""The model base and the column types that every table shares."""

import enum
from datetime import UTC, datetime
from typing import Annotated, Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, registry
from typing_extensions import override

from congress.core import text

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class CleanText(sa.types.TypeDecorator[str]):
    """Text that passed the border: NFC, no control characters, within its length."""

    impl = sa.String
    cache_ok = True

    def __init__(self, length: int, *, multiline: bool = False) -> None:
        super().__init__(length)
        self.length = length
        self.multiline = multiline

    @override
    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Clean the text on its way in: the last line of defence behind forms and imports."""
        if value is None:
            return None
        return text.clean(value, limit=self.length, multiline=self.multiline)


class Instant(sa.types.TypeDecorator[datetime]):
    """A moment in UTC; naive moments are refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Turn an aware moment into UTC as the database keeps it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    @override
    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give every moment read its UTC mark."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _values(members: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in members]


Code = Annotated[str, mapped_column(CleanText(40))]
Name = Annotated[str, mapped_column(CleanText(300))]
Line = Annotated[str, mapped_column(CleanText(1000))]
Prose = Annotated[str, mapped_column(CleanText(8000, multiline=True))]


_STORED_ENUM = sa.Enum(
    enum.Enum, native_enum=False, create_constraint=True, length=30, values_callable=_values
)


class Model(DeclarativeBase):
    """Base of every table: named constraints, stored enums, an integer key."""

    registry = registry(
        metadata=sa.MetaData(naming_convention=CONVENTION),
        type_annotation_map={datetime: Instant(), enum.Enum: _STORED_ENUM},
    )

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


class Versioned:
    """A row that two people may edit: its version is compared and raised at each save."""

    version: Mapped[int] = mapped_column(default=1, sort_order=99)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """Tell the mapper which column guards against stale saves."""
        return {"version_id_col": cls.version}
