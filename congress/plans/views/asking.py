"""The filters of a plan page: each class, each filter in force and the way out of it."""

from collections.abc import Sequence
from typing import Any

import flask
from flask_babel import gettext

from congress.plans.models import ItemState, OfficialClass
from congress.plans.queries.choices import places
from congress.plans.queries.filters import MINE, Ask, leads_of
from congress.plans.queries.rows import ItemRow
from congress.web.words import word


def asked(plan_id: int, ask: Ask, every: Sequence[ItemRow]) -> dict[str, Any]:
    """What the filter bar of a plan shows."""
    leads, parts = leads_of(every), places([row for row in every if row.is_part])

    def address(**changes: object) -> str:
        values: dict[str, Any] = {"plan_id": plan_id, **ask.address(**changes)}
        return flask.url_for("plans.detail", **values)

    mine: tuple[Any, str] = (MINE, gettext("Của tôi"))
    everything: list[tuple[Any, str]] = [("", gettext("Tất cả"))]
    return {
        "ask": ask,
        "class_urls": {member.value: address(**{"class": member.value}) for member in OfficialClass}
        | {"total": address(**{"class": ""})},
        "selects": [
            _select("lead", gettext("Cơ quan"), _whose(ask), [*everything, mine, *leads]),
            _select("part", gettext("Nhóm việc"), ask.part, everything + parts),
            _select("state", gettext("Tình trạng"), ask.state, everything + _states()),
            _select("lack", gettext("Còn thiếu"), ask.lack, everything + _lacks()),
        ],
        "chips": [(words, address(**{name: ""})) for name, words in _in_force(ask, leads, parts)],
    }


def _select(name: str, label: str, value: object, options: list[tuple[Any, str]]) -> dict[str, Any]:
    return {"name": name, "label": label, "value": value or "", "options": options}


def _states() -> list[tuple[Any, str]]:
    return [(state.value, word(state)) for state in ItemState]


def _lacks() -> list[tuple[Any, str]]:
    return [
        ("lead", gettext("Chưa có chủ trì")),
        ("due", gettext("Chưa có thời hạn")),
        ("product", gettext("Chưa có sản phẩm")),
    ]


def _whose(ask: Ask) -> str | int | None:
    return MINE if ask.mine else ask.lead


def _in_force(
    ask: Ask, leads: list[tuple[int, str]], parts: list[tuple[int, str]]
) -> list[tuple[str, str]]:
    words = (
        ("q", f"“{ask.q}”" if ask.q else ""),
        ("class", word(OfficialClass(ask.class_)) if ask.class_ else ""),
        ("state", word(ItemState(ask.state)) if ask.state else ""),
        ("lead", gettext("Của tôi") if ask.mine else dict(leads).get(ask.lead or 0, "")),
        ("part", dict(parts).get(ask.part or 0, "")),
        ("lack", dict(_lacks()).get(ask.lack, "")),
        ("soon", gettext("Sắp đến hạn") if ask.soon else ""),
    )
    return [(name, said) for name, said in words if said]
