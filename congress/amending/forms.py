"""The forms by which approved plans are changed."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from congress.web.fields import ChoiceField, DayField, ProseField, Required, TextField
from congress.web.forms import BaseForm, CreateForm, EditForm


class ExtensionForm(CreateForm):
    """Ask for a new deadline; `seen` is the day whose effects were shown before."""

    new_due_on = DayField(_l("Hạn mới"), [Required()])
    reason = ProseField(_l("Lý do xin gia hạn"), [Required()], limit=1000)
    seen = HiddenField()


class RefuseForm(BaseForm):
    """Refuse a new deadline, with the reason."""

    reason = ProseField(_l("Lý do không đồng ý"), [Required()], limit=1000)


class _JobFields:
    """What an amendment says of a job."""

    content = ProseField(_l("Nội dung công việc"), [Required()])
    lead_id = ChoiceField(_l("Cơ quan chủ trì"), [Required()])
    coordinating = ProseField(_l("Cơ quan phối hợp"), limit=2000)
    deadline_text = TextField(_l("Thời gian hoàn thành"), [Required()], limit=500)
    product = ProseField(_l("Sản phẩm"), limit=2000)
    reason = TextField(_l("Lý do sửa đổi"), limit=1000)


class AddedJobForm(_JobFields, CreateForm):
    """Propose a new job."""

    under_id = ChoiceField(_l("Thuộc nhóm"))


class ChangedJobForm(_JobFields, EditForm):
    """Propose what a job should say."""


class RemovedJobForm(BaseForm):
    """Propose to take a job out of the plan."""

    reason = TextField(_l("Lý do bỏ"), [Required()], limit=1000)
