"""Agencies typed by name: recognised, or refused with the nearest known names."""

from congress.core.errors import N_, RejectedError
from congress.units.rules import Index, Match, split


def unit_named(index: Index, typed: str, field: str) -> Match:
    """What a text names; RejectedError offers the nearest names when it is no known unit."""
    match = index.find(typed)
    if match.unit_id is not None:
        return match
    near = ", ".join(one.name for one in match.suggestions)
    say = N_("Chưa nhận ra “{name}”. Gần giống: {near}. Đơn vị mới do cơ quan thường trực thêm.")
    if not near:
        say = N_("Chưa nhận ra “{name}”. Đơn vị mới do cơ quan thường trực thêm.")
    raise RejectedError(say, field=field, name=typed, near=near)


def units_named(index: Index, typed: str, field: str) -> list[Match]:
    """The units that a typed list names, in its order; see `unit_named`."""
    return [unit_named(index, name, field) for name in split(typed or "", index)]
