"""The forms of the pages of congresses, committees, members and persons, one class a page."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from congress.congresses.models import CommitteeKind, CongressForm, MemberRole
from congress.web.fields import ChoiceField, DayField, ProseField, Required, TextField, WholeField
from congress.web.forms import BaseForm, CreateForm, EditForm
from congress.web.words import choices_of


class _CongressFields:
    """The fields of a congress."""

    unit_id = ChoiceField(_l("Đơn vị tổ chức"), [Required()])
    parent_id = ChoiceField(_l("Đại hội cấp trên"))
    code = TextField(_l("Mã"), [Required()], limit=40)
    ordinal = WholeField(_l("Lần thứ"), [Required()], low=1, high=99)
    year = WholeField(_l("Năm"), [Required()], low=2000, high=2100)
    form = SelectField(
        _l("Hình thức"), [Required()], coerce=CongressForm, choices=lambda: choices_of(CongressForm)
    )
    is_pilot = BooleanField(_l("Được chọn làm điểm"))
    theme = TextField(_l("Chủ đề"), limit=1000)
    venue = TextField(_l("Địa điểm"), limit=1000)
    planned_start_on = DayField(_l("Ngày khai mạc dự kiến"))
    planned_end_on = DayField(_l("Ngày bế mạc dự kiến"))
    actual_start_on = DayField(_l("Ngày khai mạc thực tế"))
    actual_end_on = DayField(_l("Ngày bế mạc thực tế"))


class NewCongressForm(_CongressFields, CreateForm):
    """Add a congress."""


class CongressEditForm(_CongressFields, EditForm):
    """Change a congress."""


class _CommitteeFields:
    """The fields of a committee; its code is also the end of its unit's."""

    name = TextField(_l("Tên"), [Required()])
    kind = SelectField(
        _l("Loại"), [Required()], coerce=CommitteeKind, choices=lambda: choices_of(CommitteeKind)
    )
    code = TextField(_l("Mã"), [Required()], limit=36)
    helps_id = ChoiceField(_l("Giúp việc cho"))
    standing_agency_id = ChoiceField(_l("Cơ quan thường trực"))
    decision_number = TextField(_l("Số quyết định thành lập"), limit=100)
    decision_on = DayField(_l("Ngày quyết định"))
    remit = ProseField(_l("Nhiệm vụ"))
    official_name = TextField(_l("Tên đầy đủ trên văn bản"))
    parent_body = TextField(_l("Cơ quan cấp trên ghi ở đầu văn bản"))
    symbol = TextField(_l("Ký hiệu trên văn bản"), limit=40)
    position = WholeField(_l("Thứ tự trong danh sách"), low=0, high=999, default=0)


class NewCommitteeForm(_CommitteeFields, CreateForm):
    """Add a committee."""


class CommitteeEditForm(_CommitteeFields, EditForm):
    """Change a committee."""


class _SeatFields:
    """The fields of a seat."""

    role = SelectField(
        _l("Vai trò trong ban"),
        [Required()],
        coerce=MemberRole,
        choices=lambda: choices_of(MemberRole),
        default=MemberRole.MEMBER,
    )
    position = WholeField(_l("Thứ tự"), low=0, high=999)
    post = TextField(_l("Chức vụ"), limit=1000)
    agency_id = ChoiceField(_l("Cơ quan công tác"))
    from_on = DayField(_l("Tham gia từ ngày"))
    decision_number = TextField(_l("Số quyết định"), limit=100)
    decision_on = DayField(_l("Ngày quyết định"))


class NewMemberForm(_SeatFields, CreateForm):
    """Seat a person: a known one, or a new one."""

    person_id = ChoiceField(_l("Người trong danh bạ"))
    full_name = TextField(_l("Hoặc họ tên người mới"))
    is_namesake = BooleanField(_l("Là người khác, trùng tên với người đã có"))


class MemberEditForm(_SeatFields, EditForm):
    """Change a seat."""

    until_on = DayField(_l("Thôi tham gia từ ngày"))


class MemberEndForm(BaseForm):
    """End a seat."""

    until_on = DayField(_l("Thôi tham gia từ ngày"), [Required()])
    decision_number = TextField(_l("Số quyết định"), limit=100)
    decision_on = DayField(_l("Ngày quyết định"))


class _PersonFields:
    """The fields of a person."""

    full_name = TextField(_l("Họ và tên"), [Required()])
    post = TextField(_l("Chức vụ"), limit=1000)
    agency_id = ChoiceField(_l("Cơ quan công tác"))
    sort_name = TextField(_l("Khóa xếp thứ tự"))


class NewPersonForm(_PersonFields, CreateForm):
    """Add a person."""

    is_namesake = BooleanField(_l("Là người khác, trùng tên với người đã có"))


class PersonEditForm(_PersonFields, EditForm):
    """Change a person."""
