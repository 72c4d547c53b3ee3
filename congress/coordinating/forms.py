"""The forms by which people work together on a job."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField

from congress.coordinating.models import COMMENT_LENGTH, Authority
from congress.web.fields import ChoiceField, DayField, ProseField, Required, TextField
from congress.web.forms import CreateForm
from congress.web.words import choices_of


class PartForm(CreateForm):
    """Say what became of an agency's part: the button that is pressed names the state."""

    state = StringField()
    line = TextField(_l("Ghi thêm, một dòng"), limit=1000)


class AuthorityForm(CreateForm):
    """Say whose authority it is to remove an obstacle."""

    authority = SelectField(_l("Thẩm quyền giải quyết"), [Required()])
    body_id = ChoiceField(_l("Cơ quan khác có thẩm quyền"))
    body_name = TextField(_l("Tên cơ quan, nếu không có trong danh sách"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.authority.choices = choices_of(Authority)


class ObstacleForm(AuthorityForm):
    """Raise an obstacle."""

    cause = ProseField(_l("Vướng mắc và nguyên nhân"), [Required()], limit=2000)
    proposal = ProseField(_l("Đề xuất"), [Required()], limit=2000)
    asked_on = DayField(_l("Ngày hỏi"), [Required()])


class ForwardForm(AuthorityForm):
    """Pass an obstacle on to another authority."""

    reason = ProseField(_l("Lý do chuyển"), [Required()], limit=1000)


class AnswerForm(CreateForm):
    """Answer an obstacle."""

    answer = ProseField(_l("Trả lời"), [Required()], limit=2000)
    answered_on = DayField(_l("Ngày trả lời"), [Required()])


class CloseForm(CreateForm):
    """Close an answered obstacle."""

    note = TextField(_l("Kết quả sau khi có trả lời"), limit=1000)


class WithdrawForm(CreateForm):
    """Take an obstacle back."""

    note = TextField(_l("Lý do rút lại"), [Required()], limit=1000)


class CommentForm(CreateForm):
    """Say something on a job."""

    text = ProseField(_l("Ý kiến"), [Required()], limit=COMMENT_LENGTH)
    user_id = ChoiceField(_l("Nhắc tới"))
