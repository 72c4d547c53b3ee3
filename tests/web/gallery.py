"""Renders templates without the application: stand-ins for the globals that pages use."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined

ROOT = Path(__file__).parents[2]
DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def place(label: str, icon: str, count: int | None = None, **more: object) -> SimpleNamespace:
    state = {"section": "", "hot": False} | more
    return SimpleNamespace(label=label, url="#", icon=icon, count=count, **state)


def shell(**changes: Any) -> SimpleNamespace:
    values = {
        "title": "Đại hội IV · Lạng Sơn",
        "d_day": date(2024, 11, 19),
        "days_left": 183,
        "nav": [
            place("Việc của tôi", "house", 3, hot=True),
            place("Kế hoạch", "list-check", 6, section="plans"),
            place("Ban, Tiểu ban", "people"),
            place("Đơn vị", "building", 32),
            place("Văn bản", "file-earmark-text"),
            place("Quản trị", "gear"),
        ],
        "section": "plans",
        "demo_day": date(2024, 5, 20),
        "user_id": 7,
        "actor_name": "Hoàng Thị Ngọc Ánh",
        "roles_label": "Thư ký Tiểu ban Tuyên truyền – Khánh tiết",
        "locale": "vi",
        "text_size": "s",
    }
    return SimpleNamespace(**(values | changes))


def environment(undefined: type[Undefined] = Undefined, **globals_: Any) -> Environment:
    env = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=undefined,
    )
    env.install_gettext_callables(lambda s: s, lambda s, p, n: s if n == 1 else p, newstyle=True)
    env.filters |= {
        "date": lambda d: d.strftime("%d/%m/%Y"),
        "day": lambda d: f"{DAYS[d.weekday()]}, {d:%d/%m/%Y}",
        "instant": lambda at: (at + timedelta(hours=7)).strftime("%H:%M %d/%m/%Y"),
        "number": lambda n: f"{n:,}".replace(",", "."),
        "verb_word": str,
        "target_word": str,
        "field_word": lambda field, _table="": str(field),
        "said": lambda value, _kind="text": str(value),
    }
    env.globals |= {
        "asset": lambda path: f"/static/{path}?v=1",
        "url_for": lambda endpoint, **_: "/" + endpoint.replace(".", "/"),
        "csrf_token": lambda: "token-1",
        "sheet_of": lambda key: SimpleNamespace(
            key=key, number="sheet-1", page="/plans/1", at=None, restored=False, address="#"
        ),
        "get_flashed_messages": lambda **_: [],
        "request": SimpleNamespace(path="/plans/1", full_path="/plans/1?", query_string=b""),
        "shell": shell(),
        "kept_piece": lambda template, name, *shown: getattr(
            env.get_template(template).module, name
        )(*shown),
    }
    env.globals |= globals_
    return env


def strict(**globals_: Any) -> Environment:
    return environment(StrictUndefined, **globals_)


def instant() -> datetime:
    return datetime(2024, 5, 20, 2, 41, tzinfo=UTC)
