"""The forms of the settings and calendar pages, one class a page."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice

from congress.web.fields import DayField, Required, TextField, WholeField
from congress.web.forms import CreateForm, EditForm


class SettingsForm(EditForm):
    """Change the settings."""

    before_is_strict = BooleanField(_l("“Trước ngày 30/6” nghĩa là xong trong ngày 29/6"))
    due_soon_days = WholeField(_l("Sắp đến hạn: trong số ngày tới"), [Required()], low=1, high=60)


def _as_choice(value: object) -> str:
    if isinstance(value, bool):
        return "worked" if value else "off"
    return str(value)


class _DayFields:
    """The fields of a day against the ordinary calendar."""

    day = DayField(_l("Ngày"), [Required()])
    is_worked = SelectField(
        _l("Ngày này"),
        [Required()],
        coerce=_as_choice,
        choices=[SelectChoice("off", _l("Nghỉ")), SelectChoice("worked", _l("Làm việc"))],
        default="off",
    )
    label = TextField(_l("Nội dung"), [Required()], limit=1000)
    legal_basis = TextField(_l("Căn cứ"), limit=1000)


class NewDayForm(_DayFields, CreateForm):
    """Record a day."""


class DayForm(_DayFields, EditForm):
    """Change a recorded day."""
