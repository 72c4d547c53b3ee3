"""The field of files: chosen in the form, or arrived before it was sent."""

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms.validators import InputRequired

from congress.files.models import Upload
from congress.files.queries import arrived
from congress.web.access import actor
from congress.web.fields import TextField, WholeField
from congress.web.forms import BaseForm

ARRIVED = "-arrived"
MOST = 20


class FilesField(MultipleFileField):
    """Several files; `place` names the form for which they may arrive ahead of it, in parts."""

    place = ""

    def process(self, formdata: Any, *rest: Any, **named: Any) -> None:
        """Read the files, and the numbers of those that arrived before."""
        super().process(formdata, *rest, **named)
        sent = formdata.getlist(self.name + ARRIVED) if formdata else []
        self.numbers = [int(one) for one in sent[:MOST] if re.fullmatch("[0-9]{1,9}", one)]

    @property
    def arrived(self) -> Sequence[Upload]:
        """The files that wait for this form to be sent."""
        return arrived(actor(), self.place) if self.place else ()


class BeginForm(BaseForm):
    """Announce a file that is about to arrive in parts."""

    place = TextField(_l("Biểu mẫu"), [InputRequired()], limit=200)
    name = TextField(_l("Tên tệp"), [InputRequired()], limit=300)
    size = WholeField(_l("Dung lượng"), [InputRequired()], high=999_999_999)
    mark = TextField(_l("Dấu của tệp"), [InputRequired()], limit=400)
