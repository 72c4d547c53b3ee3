"""The forms by which a report moves on, and by which locks are asked for and opened."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from congress.web.fields import ChoiceField, DayField, ProseField, Required, TextField, WholeField
from congress.web.forms import BaseForm, CreateForm


class SendForm(CreateForm):
    """Sign and send a report as it was seen, by its version."""

    seen = HiddenField()


class GiveBackForm(BaseForm):
    """Give a report back to its officer."""

    reason = ProseField(_l("Lý do trả lại cán bộ"), [Required()], limit=1000)


class UnlockForm(CreateForm):
    """Xin mở khóa: why a locked report should be opened."""

    reason = TextField(_l("Lý do xin mở khóa"), [Required()], limit=1000)


class _Until:
    """A moment until which leave is given."""

    until_on = DayField(_l("Cho phép gửi đến ngày"), [Required()])
    until_hour = WholeField(_l("Đến giờ"), [Required()], low=0, high=23, default=16)


class ExceptionForm(_Until, CreateForm):
    """Give one child congress leave to report after the cut-off."""

    congress_id = ChoiceField(_l("Đơn vị"), [Required()])
    reason = TextField(_l("Lý do"), [Required()], limit=1000)


class GrantTimeForm(_Until, BaseForm):
    """Open a lock of time, until a moment."""

    note = TextField(_l("Ý kiến"), limit=1000)


class GrantForm(BaseForm):
    """Open the lock of a report that was sent or accepted: it goes back to its unit."""

    note = TextField(_l("Ý kiến"), limit=1000)


class RefuseForm(BaseForm):
    """Leave a lock as it is, with the reason."""

    reason = TextField(_l("Lý do không đồng ý"), [Required()], limit=1000)
