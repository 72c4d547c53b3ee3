"""The forms of the plans pages, one class a page."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import SelectField, SelectMultipleField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice

from congress.files.forms import FilesField
from congress.plans.models import ItemState, ProductKind
from congress.web.fields import (
    ChoiceField,
    DayField,
    ProseField,
    Required,
    TextField,
    WholeField,
    row_id,
)
from congress.web.forms import BaseForm, CreateForm, EditForm
from congress.web.words import word


class StartForm(CreateForm):
    """Start a plan."""

    committee_id = ChoiceField(_l("Ban lập kế hoạch"), [Required()])
    subject = TextField(_l("Trích yếu"), [Required()], limit=1000)


class PaperForm(EditForm):
    """What the plan's paper says around its table."""

    subject = TextField(_l("Trích yếu"), [Required()], limit=1000)
    place = TextField(_l("Địa danh"))
    grounds = ProseField(_l("Căn cứ"))
    purpose = ProseField(_l("Mục đích, yêu cầu"))
    arrangement = ProseField(_l("Tổ chức thực hiện"))
    recipients = ProseField(_l("Nơi nhận"))
    signer_capacity = ProseField(_l("Thẩm quyền ký"), limit=500)
    signer_post = TextField(_l("Chức vụ ở cơ quan"))
    signer_name = TextField(_l("Họ tên người ký"))


class _PartFields:
    """The fields of a heading."""

    number = TextField(_l("TT"), limit=20)
    content = ProseField(_l("Tên nhóm"), [Required()], limit=1000)


class NewPartForm(_PartFields, CreateForm):
    """Add a heading."""


class PartForm(_PartFields, EditForm):
    """Change a heading."""


class _TaskFields:
    """The fields of a job, in the order of the plan's columns."""

    number = TextField(_l("TT"), limit=20)
    content = ProseField(_l("Nội dung công việc"), [Required()])
    lead_id = ChoiceField(_l("Cơ quan chủ trì"))
    coordinating = ProseField(_l("Cơ quan phối hợp"), limit=2000)
    deadline_text = TextField(_l("Thời gian hoàn thành"), limit=500)
    product = ProseField(_l("Sản phẩm"), limit=2000)
    person_id = ChoiceField(_l("Người phụ trách"))
    leader_id = ChoiceField(_l("Lãnh đạo phụ trách"))
    implements_id = ChoiceField(_l("Thực hiện nhiệm vụ của kế hoạch Ban Chỉ đạo"))
    weight = WholeField(_l("Trọng số"), low=1, high=100, default=1)
    basis = ProseField(_l("Căn cứ"), limit=2000)
    note = ProseField(_l("Ghi chú"), limit=2000)
    explanation = TextField(_l("Giải trình khi chưa có chủ trì hoặc thời hạn"), limit=1000)


class NewTaskForm(_TaskFields, CreateForm):
    """Add a job."""

    under_id = ChoiceField(_l("Thuộc nhóm"))


class TaskForm(_TaskFields, EditForm):
    """Change a job."""


class BulkForm(BaseForm):
    """Do one thing to the jobs that are ticked in the plan's table."""

    act = SelectField(_l("Làm gì với các việc đã đánh dấu"), [Required()])
    deadline_text = TextField(_l("Thời hạn"), limit=500)
    lead = TextField(_l("Cơ quan chủ trì"), limit=300)
    weight = TextField(_l("Trọng số"), limit=3)
    under_id = ChoiceField(_l("Nhóm"))
    line = TextField(_l("Tiến độ, một dòng"), limit=1000)


class LinkForm(BaseForm):
    """Let a job follow another one."""

    before_id = ChoiceField(_l("Việc phải xong trước"), [Required()])
    lag_days = WholeField(_l("Cách ít nhất (ngày làm việc)"), low=0, high=365, default=0)


class ApproveForm(BaseForm):
    """Approve a plan."""

    number = TextField(_l("Số kế hoạch"), [Required()], limit=40)
    issued_on = DayField(_l("Ngày ban hành"), [Required()])


class ReasonForm(BaseForm):
    """Return something with the reason."""

    reason = ProseField(_l("Lý do trả lại"), [Required()], limit=1000)


class RemoveForm(BaseForm):
    """Take a row out of a plan, with the reason where there is one."""

    reason = TextField(_l("Lý do xóa"), limit=1000)


class HandOverForm(CreateForm):
    """Hand open jobs over to a colleague; the page draws a box for each job."""

    receiver_id = ChoiceField(_l("Người nhận bàn giao"), [Required()])
    reason = TextField(_l("Lý do bàn giao"), limit=1000)
    items = SelectMultipleField(_l("Công việc"), coerce=row_id, choices=(), validate_choice=False)


class ProgressForm(CreateForm):
    """Report progress in one line."""

    state = SelectField(_l("Tình trạng"), [Required()])
    percent = WholeField(_l("Tỷ lệ (%)"), low=0, high=99)
    line = TextField(_l("Tiến độ, một dòng"), limit=1000)
    files = FilesField(_l("Tệp kèm theo"))


class CompletionForm(CreateForm):
    """Hand in the product of a job, whole or a part."""

    kind = SelectField(_l("Loại sản phẩm"), [Required()], default=ProductKind.DOCUMENT.value)
    document_number = TextField(_l("Số, ký hiệu văn bản"), limit=120)
    document_on = DayField(_l("Ngày văn bản"))
    document_subject = TextField(_l("Trích yếu văn bản"), limit=1000)
    happened_on = DayField(_l("Ngày tổ chức sự kiện"))
    files = FilesField(_l("Tệp sản phẩm"))
    line = TextField(_l("Kết quả, một dòng"), limit=1000)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.kind.choices = [SelectChoice(kind.value, word(kind)) for kind in ProductKind]

    def validate_document_subject(self, field: TextField) -> None:
        """A new paper is named by number, date and subject; a known one by its number."""
        if (self.document_on.data or field.data) and not self.document_number.data:
            raise ValidationError(gettext("Văn bản cần đủ số, ngày và trích yếu."))


class UploadForm(BaseForm):
    """Bring a sheet in."""

    file = FileField(_l("Tệp bảng tính"), [Required(_l("Hãy chọn một tệp."))])


class _Wanted:
    """Marks a field as one to fill in; what is missing is said by who reads it."""

    field_flags = {"required": True}

    def __call__(self, _form: BaseForm, _field: TextAreaField) -> None:
        """Take any value."""


class PasteForm(BaseForm):
    """Bring in rows that were copied: as text in the box, or as a page that the script took."""

    text = TextAreaField(_l("Các dòng đã chép"), [_Wanted()])
    copied = FileField()

    def pasted(self) -> bytes:
        """What was pasted, as it was copied."""
        kept: bytes = self.copied.data.read() if self.copied.data else b""
        return kept or str(self.text.data or "").encode("utf-8", "replace")


REPORT_STATES = (
    ItemState.ACCEPTED,
    ItemState.IN_PROGRESS,
    ItemState.PAUSED,
    ItemState.CANCELLED,
)
