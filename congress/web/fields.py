"""Form fields that every slice uses: clean text, exact dates, bounded numbers, choices by id."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import gettext
from wtforms import Field, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation
from wtforms.widgets import TextArea, TextInput

from congress.core import clock, dates, text
from congress.core.text import whole_number


class _Clean(StringField):
    """Cleans what was typed at the border; what cannot be kept is refused beside the field."""

    multiline = False

    def __init__(self, label: Any = None, validators: Any = None, *, limit: int = 300, **kw: Any):
        self.limit = limit
        super().__init__(label, validators, **kw)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the typed text; keep it as typed when it is refused."""
        if not valuelist:
            self.data = ""
            return
        self.data = valuelist[0]
        try:
            self.data = text.clean(valuelist[0], limit=self.limit, multiline=self.multiline)
        except text.TextError as error:
            self.data = valuelist[0].encode("utf-8", "replace").decode("utf-8")
            raise ValueError(_refusal(error)) from error


def _refusal(error: text.TextError) -> str:
    if error.code == "too_long":
        return str(gettext("Dài quá %(limit)s ký tự; hãy viết ngắn lại.", limit=error.limit))
    return str(gettext("Có ký tự không đọc được; hãy gõ lại."))


class TextField(_Clean):
    """One line of text."""


class ProseField(_Clean):
    """Several lines of text."""

    multiline = True
    widget = TextArea()

    def __init__(self, label: Any = None, validators: Any = None, *, limit: int = 8000, **kw: Any):
        super().__init__(label, validators, limit=limit, **kw)


class DayField(Field):
    """A date typed as dd/mm/yyyy (dd/mm/yy, or yyyy-mm-dd), between 2000 and 2100."""

    data: Any
    widget = TextInput()

    def __init__(self, label: Any = None, validators: Any = None, **kw: Any):
        super().__init__(label, validators, **kw)
        self.typed = ""

    def _value(self) -> str:
        """The day in full where one was read, so that a short year shows what it was taken for."""
        return dates.short(self.data) if isinstance(self.data, date) else self.typed

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the typed date; None when the field is left empty."""
        if not valuelist:
            return
        self.typed = valuelist[0].strip()[:40].encode("utf-8", "replace").decode("utf-8")
        self.data = dates.parse_typed(self.typed, clock.today()) if self.typed else None
        if self.typed and self.data is None:
            raise ValueError(gettext("Ngày chưa đúng; hãy gõ như 05/02/2024."))


class WholeField(Field):
    """A whole number in ASCII digits within a range."""

    widget = TextInput()

    def __init__(
        self,
        label: Any = None,
        validators: Any = None,
        *,
        low: int = 0,
        high: int = 9999,
        **kw: Any,
    ):
        super().__init__(label, validators, **kw)
        self.low, self.high, self.typed = low, high, ""

    def _value(self) -> str:
        return self.typed or ("" if self.data is None else str(self.data))

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the typed number; None when the field is left empty."""
        if not valuelist:
            return
        self.typed = valuelist[0].strip()[:40].encode("utf-8", "replace").decode("utf-8")
        self.data = None
        if not self.typed:
            return
        number = whole_number(self.typed)
        if number is not None and self.low <= number <= self.high:
            self.data = number
            return
        raise ValueError(
            gettext("Hãy nhập số từ %(low)s đến %(high)s.", low=self.low, high=self.high)
        )


class ChoiceField(SelectField):
    """A choice by number of a row that the caller lists; empty means none."""

    def __init__(self, label: Any = None, validators: Any = None, **kw: Any):
        super().__init__(label, validators, coerce=row_id, choices=[SelectChoice("", "—")], **kw)

    def offer(self, rows: Iterable[tuple[int, str]], *, empty: str | None = "—") -> None:
        """List the rows that may be chosen, with or without an empty first line."""
        first = [] if empty is None else [SelectChoice("", empty)]
        self.choices = first + [SelectChoice(number, label) for number, label in rows]


def row_id(value: Any) -> int | None:
    """Read the number of a row; None for the empty choice."""
    if value is None or value == "":
        return None
    number = whole_number(str(value))
    if number is None:
        raise ValueError(gettext("Lựa chọn không hợp lệ."))
    return number


class Required:
    """The field must hold something; says so in the user's words."""

    field_flags = {"required": True}

    def __init__(self, say: Any = None) -> None:
        self.say = say

    def __call__(self, _form: Any, field: Field) -> None:
        """Stop when nothing was given."""
        if field.errors:
            raise StopValidation
        if not field.data and field.data != 0:
            field.errors = []
            raise StopValidation(str(self.say or gettext("Ô này cần được điền.")))
