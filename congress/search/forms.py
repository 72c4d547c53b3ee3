"""The forms of saved views."""

from flask_babel import lazy_gettext as _l

from congress.web.fields import Required, TextField
from congress.web.forms import CreateForm, EditForm


class SaveViewForm(CreateForm):
    """Keep what a list shows under a name."""

    name = TextField(_l("Tên cách xem"), [Required()], limit=100)


class RenameViewForm(EditForm):
    """Call a saved view differently."""

    name = TextField(_l("Tên cách xem"), [Required()], limit=100)
