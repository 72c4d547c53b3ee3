"""The form of a paper's page."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from congress.web.fields import Required, TextField
from congress.web.forms import BaseForm


class VersionForm(BaseForm):
    """Add a version of a paper's file."""

    files = FileField(_l("Tệp của bản mới"), [Required(_l("Hãy chọn một tệp."))])
    note = TextField(_l("Khác bản trước ở chỗ nào"), limit=1000)
