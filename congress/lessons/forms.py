"""The forms by which lessons are written and answered."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import AnyOf

from congress.lessons.models import LONGEST, AnswerState
from congress.web.fields import ChoiceField, ProseField, Required, TextField
from congress.web.forms import BaseForm, CreateForm, EditForm


class LessonFields:
    """What a lesson says, and what it belongs to."""

    advice = ProseField(_l("Kinh nghiệm"), [Required()], limit=LONGEST)
    milestone_id = ChoiceField(_l("Gắn với mốc"))
    source_id = ChoiceField(_l("Rút ra từ đơn vị"))


class NewLessonForm(LessonFields, CreateForm):
    """Write a lesson."""


class LessonForm(LessonFields, EditForm):
    """Change a lesson."""


class RemoveLessonForm(BaseForm):
    """Take a lesson back, with the reason."""

    reason = TextField(_l("Lý do rút lại"), [Required()], limit=1000)


class PublishForm(BaseForm):
    """Publish what waits as a draft."""


class AnswerForm(BaseForm):
    """Say what was done with a lesson: the button that was pressed is the answer."""

    state = HiddenField(
        _l("Trả lời"),
        [AnyOf([str(state.value) for state in AnswerState], _l("Lựa chọn không hợp lệ."))],
    )
    note = TextField(_l("Lý do không áp dụng"), limit=1000)
