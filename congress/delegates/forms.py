"""The forms of delegates, allocations and groups."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from congress.delegates.models import DelegateKind, Sex, Structure
from congress.delegates.rules import groups, reading
from congress.web.fields import ChoiceField, Required, TextField, WholeField
from congress.web.forms import BaseForm, CreateForm, EditForm
from congress.web.words import choices_of

FLAGS = ("is_party", "is_union")
YES, NO = "1", "0"
NONE = ("", "—")


def _listed(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(value, words) for value, words in pairs]


class BirthField(TextField):
    """A year or a day of birth, kept as typed; `born` is what it says."""

    latest = 2100
    born: reading.Birth = reading.Birth()

    def pre_validate(self, _form: BaseForm) -> None:
        """Read it; refuse what is no year from 1900 on."""
        found = reading.birth(str(self.data or ""), self.latest)
        if found is None:
            raise ValidationError(gettext("Ghi năm sinh như 1985, hoặc ngày sinh như 12/03/1985."))
        self.born = found


class _DelegateFields:
    """What is known about a delegate."""

    full_name = TextField(_l("Họ và tên"), [Required()], limit=300)
    birth = BirthField(_l("Năm sinh hoặc ngày sinh"), limit=60)
    sex = SelectField(_l("Giới tính"))
    ethnic = SelectField(_l("Dân tộc"))
    religion = TextField(_l("Tôn giáo"), limit=100)
    is_party = SelectField(_l("Đảng viên"))
    is_union = SelectField(_l("Đoàn viên"))
    kind = SelectField(_l("Loại đại biểu"), [Required()])
    unit_id = ChoiceField(_l("Đơn vị cử"), [Required()])
    sender = TextField(_l("Xã, cơ quan cử, nếu ghi cụ thể hơn"), limit=300)
    education = TextField(_l("Trình độ văn hóa"), limit=300)
    profession = TextField(_l("Trình độ chuyên môn"), limit=300)
    theory = TextField(_l("Lý luận chính trị"), limit=300)
    occupation = TextField(_l("Nghề nghiệp"), limit=300)
    sector = TextField(_l("Lĩnh vực"), limit=300)
    agency = TextField(_l("Chức vụ, đơn vị công tác"), limit=1000)
    is_prestigious = BooleanField(_l("Người có uy tín"))
    is_elder = BooleanField(_l("Già làng"))
    is_village_head = BooleanField(_l("Trưởng thôn, bản, khối"))
    commendation = TextField(_l("Khen thưởng đã được"), limit=1000)
    note = TextField(_l("Ghi chú"), limit=1000)
    sort_name = TextField(_l("Khóa xếp tên, khi tên gọi không đứng cuối"), limit=300)

    def offer(self: Any, places: list[tuple[int, str]], year: int) -> None:
        """List what may be chosen; the year of the congress is the latest year of birth."""
        self.birth.latest = year
        self.unit_id.offer(places, empty=None)
        self.sex.choices = _listed([NONE, *choices_of(Sex)])
        self.ethnic.choices = _listed([NONE, *((name, name) for name in groups.CHOICES)])
        self.kind.choices = _listed(choices_of(DelegateKind))
        for name in FLAGS:
            self[name].choices = _listed([NONE, (YES, gettext("có")), (NO, gettext("không"))])

    def values(self: Any) -> dict[str, Any]:
        """What was filled in, as the fields of a delegate."""
        found: dict[str, Any] = self.entered()
        del found["birth"]
        found["birth_year"], found["birth_on"] = self.birth.born.year, self.birth.born.on
        found["sex"] = Sex(found["sex"]) if found["sex"] else None
        found["kind"] = DelegateKind(found["kind"])
        return found | {name: _flag(found[name]) for name in FLAGS}


def _flag(value: str) -> bool | None:
    return {YES: True, NO: False}.get(value)


class NewDelegateForm(_DelegateFields, CreateForm):
    """Add a delegate."""


class DelegateForm(_DelegateFields, EditForm):
    """Change a delegate."""

    def __init__(self, *given: Any, obj: Any = None, **named: Any) -> None:
        super().__init__(*given, obj=_Shown(obj) if obj is not None else None, **named)


class _Shown:
    """A delegate as the form shows it: marks and birth as text, no key of order of its own."""

    def __init__(self, row: Any) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        row = self._row
        if name == "birth":
            return reading.Birth(row.birth_year, row.birth_on).text
        if name in FLAGS:
            value = getattr(row, name)
            return "" if value is None else (YES if value else NO)
        if name in {"sex", "kind"}:
            value = getattr(row, name)
            return "" if value is None else value.value
        return getattr(row, name)


class _AllocationFields:
    """How many of what from where."""

    unit_id = ChoiceField(_l("Đơn vị được phân bổ"))
    sender = TextField(_l("Xã, cơ quan, nếu không có trong danh sách đơn vị"), limit=300)
    structure = SelectField(_l("Cơ cấu"), [Required()])
    detail = TextField(_l("Dân tộc hoặc lĩnh vực"), limit=300)
    number = WholeField(_l("Số lượng"), [Required()], low=0, high=9999)

    def offer(self: Any, places: list[tuple[int, str]]) -> None:
        """List what may be chosen."""
        self.unit_id.offer(places, empty=gettext("Cả Đại hội"))
        self.structure.choices = _listed(choices_of(Structure))

    def values(self: Any) -> dict[str, Any]:
        """What was filled in, as the fields of an allocation."""
        found: dict[str, Any] = self.entered()
        return found | {"structure": Structure(found["structure"])}


class NewAllocationForm(_AllocationFields, CreateForm):
    """Add an allocation."""


class AllocationForm(_AllocationFields, EditForm):
    """Change an allocation."""


class GroupsForm(BaseForm):
    """Which minorities live in the unit."""

    groups = SelectMultipleField(
        _l("Dân tộc thiểu số có trong đơn vị"),
        choices=_listed((name, name) for name in groups.MINORITIES),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )


class RemoveDelegateForm(BaseForm):
    """Take a delegate off the roster."""

    reason = TextField(_l("Lý do đưa ra khỏi danh sách"), limit=1000)
