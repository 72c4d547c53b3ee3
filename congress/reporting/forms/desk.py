"""The forms of the desk: one report accepted or returned, several returned with one reason."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from congress.reporting.models import Report, ReportField
from congress.reporting.store import return_reasons
from congress.web.fields import ProseField
from congress.web.forms import CreateForm

ABOUT, PICK = "about_", "pick_"


class DecisionForm(CreateForm):
    """Accept or return a report as it was seen; the class for one is made by `decision_form`."""

    seen = HiddenField()

    def reasons(self) -> dict[int, str]:
        """What was written, else chosen, by the number of the field; 0: about the whole report."""
        told = (name.removeprefix(ABOUT) for name in self._fields if name.startswith(ABOUT))
        found = {int(n): _said(self[f"{ABOUT}{n}"], self[f"{PICK}{n}"]) for n in told}
        return {number: reason for number, reason in found.items() if reason}


def _said(text: Field, pick: Field) -> str:
    """The words that were typed; without any, the ready reason that was chosen."""
    return str(text.data or pick.data or "")


def _ready(label: Any) -> Any:
    """A choice among the ready reasons."""
    return SelectField(
        label,
        default="",
        choices=[SelectChoice("", "—"), *(SelectChoice(one, one) for one in return_reasons())],
    )


def decision_form(report: Report, fields: Iterable[ReportField], *, sent: bool) -> DecisionForm:
    """The form of a report at the desk: a place for a reason by each field, and for all of it."""
    places: dict[str, Field] = {}
    for field in fields:
        places[f"{PICK}{field.id}"] = _ready(_l("Lý do có sẵn: %(cell)s", cell=field.label))
        words = ProseField(_l("Ý kiến: %(cell)s", cell=field.label), limit=1000)
        places[f"{ABOUT}{field.id}"] = words
    places[f"{PICK}0"] = _ready(_l("Lý do có sẵn về cả báo cáo"))
    places[f"{ABOUT}0"] = ProseField(_l("Ý kiến về cả báo cáo"), limit=1000)
    kind = type("DecisionForm", (DecisionForm,), places)
    made: DecisionForm = kind() if sent else kind(formdata=None, seen=str(report.version))
    return made


class ReturnManyForm(CreateForm):
    """Return several reports with one reason; each is picked as "number:version"."""

    picked = SelectMultipleField(_l("Báo cáo"), validate_choice=False)
    pick = _ready(_l("Lý do có sẵn"))
    reason = ProseField(_l("Lý do trả lại"), limit=1000)

    def validate_reason(self, _field: ProseField) -> None:
        """Nothing is returned without a reason, typed or chosen."""
        if not self.said():
            raise ValidationError(gettext("Hãy chọn một lý do có sẵn hoặc ghi lý do trả lại."))

    def said(self) -> str:
        """The reason as it is sent."""
        return _said(self.reason, self.pick)

    def seen(self) -> dict[int, int]:
        """The versions that were seen, by the number of the report."""
        pairs = (str(one).partition(":") for one in self.picked.data or [])
        return {
            int(number): int(version)
            for number, _, version in pairs
            if len(number) < 10 and len(version) < 10 and _is_digits(number + version)
        }


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
