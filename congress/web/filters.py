"""How dates, moments and numbers stand on a page."""

from datetime import date, datetime
from typing import Any

import flask
from flask_babel import format_date
from markupsafe import Markup

from congress.core import clock, dates
from congress.web import words
from congress.web.i18n import locale


def day(value: date | None) -> str:
    """A day with its weekday: "thứ Sáu, 15/03/2024", "Friday, 15/03/2024"."""
    if value is None:
        return ""
    if locale() == "vi":
        return dates.full(value)
    return f"{format_date(value, 'EEEE')}, {dates.short(value)}"


def short_date(value: date | None) -> str:
    """A day as dd/mm/yyyy."""
    return dates.short(value) if value else ""


def instant(value: datetime | None) -> str:
    """A moment as the office's clocks show it: "09:41 20/05/2024"."""
    if value is None:
        return ""
    moment = clock.local(value)
    return f"{moment:%H:%M} {dates.short(moment.date())}"


def number(value: float | None, places: int = 0) -> str:
    """A number the Vietnamese way: 1.234,5 (1,234.5 in English)."""
    if value is None:
        return ""
    plain = f"{value:,.{places}f}"
    return plain.translate(str.maketrans(",.", ".,")) if locale() == "vi" else plain


def lines(value: str | None) -> Any:
    """Text with its line breaks, escaped."""
    return Markup("<br>").join((value or "").split("\n"))


def install(app: flask.Flask) -> None:
    """Give the filters to the templates."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "date": short_date,
        "day": day,
        "instant": instant,
        "number": number,
        "lines": lines,
        "word": words.word,
        "verb_word": words.verb_word,
        "target_word": words.target_word,
        "field_word": lambda field, table="": words.field_word(table, field),
        "said": words.said,
    }
