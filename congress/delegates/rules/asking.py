"""What a reader of a roster asks for, and its rows as they may be shown."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from congress.core.text import clean, whole_number
from congress.delegates.models import Allocation, Delegate, DelegateKind, Sex
from congress.delegates.rules import gaps, groups, reading
from congress.delegates.rules.gaps import Gap

MASK = "•••"
ORDERS = ("name", "unit")


@dataclass(frozen=True)
class Ask:
    """A question of a roster's page; what cannot be read is left out.

    `allocation` is the number of an allocation whose rows are asked for.
    """

    q: str = ""
    unit: int | None = None
    kind: DelegateKind | None = None
    sex: Sex | None = None
    ethnic: str = ""
    gap: Gap | None = None
    allocation: int | None = None
    order: str = "name"

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Ask":
        """Read an address."""
        order = values.get("order", "")
        return cls(
            q=clean(values.get("q", "")[:200].encode("utf-8", "replace").decode("utf-8")),
            unit=whole_number(values.get("unit", "")),
            kind=_member(DelegateKind, values.get("kind", "")),
            sex=_member(Sex, values.get("sex", "")),
            ethnic=values.get("ethnic", "") if values.get("ethnic") in groups.CHOICES else "",
            gap=_member(Gap, values.get("gap", "")),
            allocation=whole_number(values.get("allocation", "")),
            order=order if order in ORDERS else "name",
        )

    def address(self, **changes: Any) -> dict[str, str]:
        """The question as parameters of an address, with some of them changed."""
        asked = replace(self, **changes)
        values = {
            name: getattr(asked, name)
            for name in ("q", "unit", "kind", "sex", "ethnic", "gap", "allocation")
        }
        found = {name: str(value) for name, value in values.items() if value}
        return found | ({"order": asked.order} if asked.order != "name" else {})

    def is_sensitive(self, allocation: Allocation | None) -> bool:
        """Whether the rows that answer tell somebody's origin or party."""
        counted = allocation is not None and allocation.structure in gaps.SENSITIVE_STRUCTURES
        return bool(self.ethnic) or self.gap in gaps.SENSITIVE or counted

    def takes(
        self,
        row: Delegate,
        year: int,
        repeated: Collection[int],
        allocation: Allocation | None,
    ) -> bool:
        """Whether a row answers."""
        plain = (
            (self.unit, row.unit_id),
            (self.kind, row.kind),
            (self.sex, row.sex),
            (self.ethnic, row.ethnic),
        )
        if any(wanted and wanted != held for wanted, held in plain):
            return False
        if self.gap is not None and not gaps.answers(row, self.gap, year, repeated):
            return False
        return allocation is None or gaps.counts(allocation, row, year)


def _member(kind: Any, value: str) -> Any:
    return kind(value) if value in {member.value for member in kind} else None


@dataclass(frozen=True)
class Shown:
    """A delegate as a page shows it: what is sensitive stands behind dots unless it is opened."""

    id: int
    full_name: str
    sex: Sex | None
    birth: str
    kind: DelegateKind
    sent_by: str
    works: str
    learned: str
    honours: str
    commendation: str
    note: str
    ethnic: str
    religion: str
    party: bool | str | None
    union: bool | str | None
    is_repeated: bool


def shown(rows: Iterable[Delegate], *, is_open: bool, repeated: Collection[int]) -> list[Shown]:
    """The rows as a page shows them."""
    return [_shown(row, is_open=is_open, is_repeated=row.id in repeated) for row in rows]


def _shown(row: Delegate, *, is_open: bool, is_repeated: bool) -> Shown:
    secret: dict[str, Any] = {
        "ethnic": row.ethnic,
        "religion": row.religion,
        "party": row.is_party,
        "union": row.is_union,
    }
    return Shown(
        id=row.id,
        full_name=row.full_name,
        sex=row.sex,
        birth=reading.Birth(row.birth_year, row.birth_on).text,
        kind=row.kind,
        sent_by=row.sender or row.unit.name,
        works="; ".join(part for part in (row.occupation, row.agency) if part),
        learned="; ".join(part for part in (row.education, row.profession, row.theory) if part),
        honours=reading.honours_text(row),
        commendation=row.commendation,
        note=row.note,
        is_repeated=is_repeated,
        **(secret if is_open else dict.fromkeys(secret, MASK)),
    )
