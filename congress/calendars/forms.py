"""The form that makes a feed."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from congress.web.fields import Required
from congress.web.forms import CreateForm


class FeedForm(CreateForm):
    """Choose whose deadlines a feed holds."""

    whose = SelectField(_l("Lịch của"), [Required()])
