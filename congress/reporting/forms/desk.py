"""The forms of the desk: one report accepted or returned, several returned with one reason."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, SelectMultipleField

from congress.reporting.models import Report, ReportField
from congress.web.fields import ProseField, Required
from congress.web.forms import CreateForm

ABOUT = "about_"


class DecisionForm(CreateForm):
    """Accept or return a report as it was seen; the class for one is made by `decision_form`."""

    seen = HiddenField()

    def reasons(self) -> dict[int, str]:
        """What was written, by the number of the field; 0 is about the whole report."""
        told = (name for name in self._fields if name.startswith(ABOUT))
        found = {int(name.removeprefix(ABOUT)): str(self[name].data or "") for name in told}
        return {number: reason for number, reason in found.items() if reason}


def decision_form(report: Report, fields: Iterable[ReportField], *, sent: bool) -> DecisionForm:
    """The form of a report at the desk: a place for a reason by each field, and for all of it."""
    places: dict[str, Field] = {
        f"{ABOUT}{field.id}": ProseField(_l("Ý kiến: %(cell)s", cell=field.label), limit=1000)
        for field in fields
    }
    places[f"{ABOUT}0"] = ProseField(_l("Ý kiến về cả báo cáo"), limit=1000)
    kind = type("DecisionForm", (DecisionForm,), places)
    made: DecisionForm = kind() if sent else kind(formdata=None, seen=str(report.version))
    return made


class ReturnManyForm(CreateForm):
    """Return several reports with one reason; each is picked as "number:version"."""

    picked = SelectMultipleField(_l("Báo cáo"), validate_choice=False)
    reason = ProseField(_l("Lý do trả lại"), [Required()], limit=1000)

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
