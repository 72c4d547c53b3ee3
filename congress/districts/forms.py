"""The forms of the pages of children."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField
from wtforms.fields.choices import SelectChoice

from congress.congresses.models import CongressForm
from congress.files.forms import FilesField
from congress.web.fields import (
    ChoiceField,
    DayField,
    Required,
    TextField,
    WholeField,
    row_id,
)
from congress.web.forms import BaseForm, CreateForm, EditForm
from congress.web.words import choices_of


class PaperFields:
    """A paper that shows something: one registered already, or a new one with its file."""

    paper_id = ChoiceField(_l("Văn bản đã có"))
    number = TextField(_l("Số, ký hiệu văn bản"), limit=120)
    issued_on = DayField(_l("Ngày văn bản"))
    subject = TextField(_l("Trích yếu"), limit=1000)
    signer = TextField(_l("Người ký"))
    files = FilesField(_l("Tệp văn bản"))


class ReportForm(PaperFields, CreateForm):
    """Report milestones with one paper; the page draws a box for each milestone."""

    milestones = SelectMultipleField(_l("Mốc"), coerce=row_id, choices=(), validate_choice=False)
    on_date = DayField(_l("Ngày đạt mốc"))
    note = TextField(_l("Ghi chú, một dòng"), limit=1000)


class AcceptForm(PaperFields, CreateForm):
    """Accept a report."""

    report_id = WholeField(_l("Báo cáo"), [Required()], high=999_999_999)
    note = TextField(_l("Ghi chú khi tiếp nhận"), limit=1000)


class ReturnForm(CreateForm):
    """Send a report back, or take one back."""

    report_id = WholeField(_l("Báo cáo"), high=999_999_999)
    reason = TextField(_l("Lý do"), [Required()], limit=1000)


class VerifyForm(PaperFields, CreateForm):
    """Say what an inspection found."""

    report_id = WholeField(_l("Báo cáo"), [Required()], high=999_999_999)
    on_date = DayField(_l("Ngày kiểm tra"), [Required()])
    note = TextField(_l("Đoàn ghi nhận, một dòng"), limit=1000)


class AnswersForm(CreateForm):
    """Answer many reports: the button that is pressed says how."""

    reports = SelectMultipleField(_l("Báo cáo"), coerce=row_id, choices=(), validate_choice=False)
    reason = TextField(_l("Lý do khi trả lại"), limit=1000)


class _MilestoneFields:
    """The fields of a milestone."""

    code = TextField(_l("Mã"), [Required()], limit=40)
    name = TextField(_l("Tên mốc"), [Required()])
    due = TextField(_l("Thời hạn"), limit=500)
    forms = SelectMultipleField(_l("Áp dụng cho hình thức"))
    weight = WholeField(_l("Trọng số"), [Required()], low=1, high=100)
    evidence = TextField(_l("Minh chứng cần có"), limit=1000)
    is_personal = BooleanField(_l("Văn bản có dữ liệu cá nhân"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.forms.choices = [SelectChoice(*pair) for pair in choices_of(CongressForm)]


class NewMilestoneForm(_MilestoneFields, CreateForm):
    """Add a milestone."""


class MilestoneForm(_MilestoneFields, EditForm):
    """Change a milestone."""


class LastDayForm(EditForm):
    """Set the last day for all children."""

    last_on = DayField(_l("Ngày cuối phải tổ chức xong"))


class DaysForm(PaperFields, EditForm):
    """Set or move the days of a child."""

    planned_start_on = DayField(_l("Ngày khai mạc dự kiến"))
    planned_end_on = DayField(_l("Ngày bế mạc dự kiến"))
    actual_start_on = DayField(_l("Ngày khai mạc thực tế"))
    actual_end_on = DayField(_l("Ngày bế mạc thực tế"))
    reason = TextField(_l("Lý do dời ngày"), limit=1000)


class LeaderForm(CreateForm):
    """Say which leader is needed at a child's congress."""

    person_id = ChoiceField(_l("Lãnh đạo cần dự"), [Required(_l("Hãy chọn một người."))])


class MergeForm(PaperFields, CreateForm):
    """Merge a child into another one."""

    into_id = ChoiceField(_l("Sáp nhập vào"), [Required(_l("Hãy chọn một đơn vị."))])
    on_date = DayField(_l("Từ ngày"), [Required()])
    reason = TextField(_l("Lý do"), [Required()], limit=1000)


class PilotForm(BaseForm):
    """Mark a child as the pilot, or no longer."""
