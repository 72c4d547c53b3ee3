"""The forms by which approved plans are changed."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from congress.web.fields import DayField, ProseField, Required
from congress.web.forms import BaseForm, CreateForm


class ExtensionForm(CreateForm):
    """Ask for a new deadline; `seen` is the day whose effects were shown before."""

    new_due_on = DayField(_l("Hạn mới"), [Required()])
    reason = ProseField(_l("Lý do xin gia hạn"), [Required()], limit=1000)
    seen = HiddenField()


class RefuseForm(BaseForm):
    """Refuse a new deadline, with the reason."""

    reason = ProseField(_l("Lý do không đồng ý"), [Required()], limit=1000)
