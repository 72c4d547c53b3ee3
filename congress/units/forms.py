"""The forms of the units pages, one class a page."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from congress.units.models import UnitKind
from congress.web.fields import ChoiceField, DayField, Required, TextField, WholeField
from congress.web.forms import BaseForm, CreateForm, EditForm
from congress.web.words import choices_of


class _UnitFields:
    """The fields of a unit."""

    name = TextField(_l("Tên"), [Required()])
    short_name = TextField(_l("Tên viết tắt"), limit=100)
    code = TextField(_l("Mã"), [Required()], limit=40)
    level_id = ChoiceField(_l("Cấp"), [Required()])
    parent_id = ChoiceField(_l("Trực thuộc"))
    is_collective = BooleanField(_l("Là tên gọi chung của nhiều đơn vị"))


class NewUnitForm(_UnitFields, CreateForm):
    """Add a unit."""


class UnitForm(_UnitFields, EditForm):
    """Change a unit; a changed name is a correction or a new name from a day on."""

    naming = RadioField(
        _l("Nếu đổi tên"),
        [Required()],
        choices=[
            SelectChoice("correction", _l("Sửa lỗi viết tên")),
            SelectChoice("renamed", _l("Đơn vị được đổi tên; giữ lại tên cũ")),
        ],
        default="correction",
    )
    renamed_on = DayField(_l("Dùng tên mới từ ngày"))
    decision = TextField(_l("Văn bản đổi tên"), limit=1000)

    def validate_renamed_on(self, field: DayField) -> None:
        """A new name needs the day from which it is used."""
        if self.naming.data == "renamed" and field.data is None:
            raise ValidationError(gettext("Hãy cho biết tên mới dùng từ ngày nào."))


class AliasForm(CreateForm):
    """Add another name that people write."""

    text = TextField(_l("Tên gọi khác"), [Required()])


class EndForm(BaseForm):
    """Mark that a unit ceased to exist."""

    ended_on = DayField(_l("Ngày kết thúc hoạt động"), [Required()])
    decision = TextField(_l("Văn bản"), limit=1000)


class _LevelFields:
    """The fields of a level."""

    code = TextField(_l("Mã"), [Required()], limit=40)
    name = TextField(_l("Tên cấp"), [Required()])
    name_en = TextField(_l("Tên tiếng Anh"), [Required()])
    kind = SelectField(
        _l("Loại"), [Required()], coerce=UnitKind, choices=lambda: choices_of(UnitKind)
    )
    rank = WholeField(_l("Thứ bậc"), [Required()], low=0, high=99)


class NewLevelForm(_LevelFields, CreateForm):
    """Add a level."""


class LevelForm(_LevelFields, EditForm):
    """Change a level."""
