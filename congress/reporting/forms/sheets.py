"""The sheet of a report: one form class made from the questions of its form."""

import json
from collections.abc import Collection, Iterable
from typing import Any

import flask
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice

from congress.files.forms import FilesField
from congress.reporting.models import PARTS, FieldKind, Report, ReportField
from congress.reporting.queries.reports import sheet_of
from congress.reporting.rules.sheets import WHY, YES_NO, key
from congress.web import once
from congress.web.fields import ProseField, TextField
from congress.web.forms import EditForm

PREFIX, FILE = "f_", "file"


class ReportSheetForm(EditForm):
    """The open cells of a report: all that is typed is kept; what it lacks is told by the check.

    The class for one report is made by `sheet_form`; each cell is named PREFIX and its key.
    """

    token = HiddenField(default=once.new_token)

    def __init__(self, *given: Any, obj: Report, **named: Any) -> None:
        cells = {PREFIX + name: text for name, text in sheet_of(obj).items()}
        super().__init__(*given, data=cells, **named)

    def visible_fields(self) -> list[Field]:
        """The cells; files are handed in apart."""
        return [one for one in super().visible_fields() if not isinstance(one, FilesField)]

    def sheet(self) -> dict[str, str]:
        """The cells that were sent, by their keys."""
        sent = flask.request.form
        return {
            field.name.removeprefix(PREFIX): str(field.data or "")
            for field in self.visible_fields()
            if field.name in sent
        }

    def scans(self) -> dict[str, FilesField]:
        """The fields of files, by the code of their paper."""
        return {
            field.name.removeprefix(PREFIX).removesuffix(f"__{FILE}"): field
            for field in self
            if isinstance(field, FilesField)
        }

    def claim(self) -> None:
        """Let the form, sent on as it stands, act once: sent again it leads where it led before."""
        sent = flask.request.form
        cells = {name: sent[name] for name in sent if name.startswith(PREFIX)}
        once.check(str(self.token.data or ""), json.dumps(cells, sort_keys=True))


def sheet_form(
    report: Report, fields: Iterable[ReportField], opened: Collection[str]
) -> ReportSheetForm:
    """The form of the fields of a report that may be written now."""
    asked = [field for field in fields if field.code in opened]
    cells: dict[str, Any] = {}
    for field in asked:
        cells |= _cells(field)
    made: ReportSheetForm = type("ReportSheetForm", (ReportSheetForm,), cells)(obj=report)
    for field in asked:
        made[PREFIX + field.code].flags.required = field.is_required
        if field.kind is FieldKind.PAPER:
            made[PREFIX + key(field.code, FILE)].place = f"report-{report.id}-{field.code}"
    return made


def typed_beyond(report: Report, fields: Iterable[ReportField]) -> list[tuple[str, str]]:
    """What the request brings for a report that differs from how it stands: label and text."""
    asked = list(fields)
    form = sheet_form(report, asked, {one.code for one in asked})
    typed, stands = form.sheet(), sheet_of(report)
    found = []
    for field in asked:
        for name in (key(field.code, part) for part in ("", *PARTS, WHY)):
            text = typed.get(name, "")
            if text.strip() and text != stands.get(name, ""):
                cell = form[PREFIX + name]
                apart = "" if name == field.code else f": {cell.label.text}"
                found.append((field.label + apart, text))
    return found


def _cells(field: ReportField) -> dict[str, Field]:
    label = field.label
    why = {"": _value(field), WHY: TextField(_l("Giải trình"), limit=1000)}
    if field.kind is FieldKind.PAPER:
        words = (_l("Ngày văn bản"), _l("Trích yếu"), _l("Người ký"))
        why |= {part: TextField(word, limit=1000) for part, word in zip(PARTS, words, strict=True)}
        why[FILE] = FilesField(_l("Tệp của văn bản: %(paper)s", paper=label))
    return {PREFIX + key(field.code, part): cell for part, cell in why.items()}


def _value(field: ReportField) -> Field:
    if field.kind is FieldKind.TEXT:
        return ProseField(field.label)
    if field.kind in {FieldKind.YES_NO, FieldKind.CHOICE}:
        offered = (
            [SelectChoice(value, gettext(word)) for value, word in YES_NO.items()]
            if field.kind is FieldKind.YES_NO
            else [SelectChoice(word, word) for word in field.choices]
        )
        blank = SelectChoice("", "—")
        return SelectField(field.label, choices=[blank, *offered], validate_choice=False)
    return TextField(field.label, limit=300)
