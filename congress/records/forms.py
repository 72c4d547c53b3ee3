"""The forms of papers and of issued copies."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from congress.web.fields import ChoiceField, Required, TextField
from congress.web.forms import BaseForm


class VersionForm(BaseForm):
    """Add a version of a paper's file."""

    files = FileField(_l("Tệp của bản mới"), [Required(_l("Hãy chọn một tệp."))])
    note = TextField(_l("Khác bản trước ở chỗ nào"), limit=1000)


class IssueForm(BaseForm):
    """Bring the scan of a signed plan; a reason is asked for when one was marked before."""

    files = FileField(_l("Bản quét đã ký"), [Required(_l("Hãy chọn một tệp."))])
    reason = TextField(_l("Lý do thay"), limit=1000)


class MoveMarkForm(BaseForm):
    """Mark a later version as the issued copy."""

    number = ChoiceField(_l("Bản được đánh dấu"), [Required(_l("Hãy chọn một bản."))])
    why = TextField(_l("Lý do chuyển dấu"), [Required()], limit=1000)
