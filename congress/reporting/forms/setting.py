"""The forms of the administration: report forms, their fields, and periods."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from congress.congresses.models import CongressForm
from congress.reporting.models import Cadence, FieldKind, ReportField
from congress.web.fields import ChoiceField, DayField, ProseField, Required, TextField, WholeField
from congress.web.forms import BaseForm, CreateForm, EditForm
from congress.web.words import choices_of

WEEKDAYS = (
    _l("thứ Hai"),
    _l("thứ Ba"),
    _l("thứ Tư"),
    _l("thứ Năm"),
    _l("thứ Sáu"),
    _l("thứ Bảy"),
    _l("Chủ nhật"),
)


RULES = {
    "whole": _l("số đếm không phải số nguyên"),
    "not_less": _l("số ít hơn lần đã tiếp nhận"),
    "planned": _l("ngày khác ngày dự kiến của Đại hội"),
    "not_past": _l("ngày đã qua"),
    "clash": _l("ngày trùng, hoặc chưa hợp lý để tổ chức"),
    "not_future": _l("ngày chưa đến"),
    "file": _l("văn bản chưa kèm tệp"),
}


def _ticks(label: Any) -> Any:
    """Ticks, any number of them."""
    look = {"widget": ListWidget(prefix_label=False), "option_widget": CheckboxInput()}
    return SelectMultipleField(label, **look)


class ReportFormForm(EditForm):
    """Change a report form; the day of its cut-off is a weekday or a day of the month."""

    name = TextField(_l("Tên biểu mẫu"), [Required()])
    cadence = SelectField(_l("Kỳ hạn báo cáo"), [Required()], coerce=Cadence)
    weekday = SelectField(_l("Hạn gửi vào thứ (hằng tuần, hai tuần)"), [Required()], coerce=int)
    month_day = WholeField(_l("Hạn gửi vào ngày (hằng tháng)"), [Required()], low=1, high=31)
    cutoff_hour = WholeField(_l("Giờ hết hạn gửi"), [Required()], low=0, high=23)
    applies = _ticks(_l("Áp dụng cho"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        words = choices_of(Cadence)
        self.cadence.choices = [SelectChoice(value, word) for value, word in words]
        self.weekday.choices = [SelectChoice(n, str(word)) for n, word in enumerate(WEEKDAYS)]
        self.applies.choices = _pairs(choices_of(CongressForm))

    def chosen(self) -> dict[str, Any]:
        """What was chosen, as the action takes it."""
        values = self.entered()
        weekday, month_day = values.pop("weekday"), values.pop("month_day")
        monthly = values["cadence"] is Cadence.MONTHLY
        return {**values, "cutoff_day": month_day if monthly else weekday}


class NewReportFormForm(CreateForm):
    """Begin a report form that no starter has."""

    name = TextField(_l("Tên biểu mẫu"), [Required()])
    code = TextField(_l("Mã biểu mẫu"), [Required()], limit=40)
    cadence = SelectField(_l("Kỳ hạn báo cáo"), [Required()], coerce=Cadence)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.cadence.choices = _pairs(choices_of(Cadence))


class _FieldFields(BaseForm):
    """What is written of a field; its warnings are two limits and some ticks."""

    label = TextField(_l("Câu hỏi"), [Required()], limit=1000)
    hint = TextField(_l("Hướng dẫn"), limit=1000)
    kind = SelectField(_l("Loại"), [Required()], coerce=FieldKind)
    choices = ProseField(_l("Các lựa chọn, mỗi dòng một"), limit=2000)
    is_required = BooleanField(_l("Bắt buộc điền"))
    applies = _ticks(_l("Áp dụng cho"))
    milestone_code = SelectField(_l("Mốc được báo cáo bằng ô này"))
    most = TextField(_l("Cảnh báo khi số lớn hơn"), limit=20)
    least = TextField(_l("Cảnh báo khi số nhỏ hơn"), limit=20)
    rules = _ticks(_l("Cảnh báo khác"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.applies.choices = _pairs(choices_of(CongressForm))
        self.kind.choices = _pairs(choices_of(FieldKind))
        self.rules.choices = _pairs((code, str(word)) for code, word in RULES.items())

    def chosen(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        values = self.entered()
        most, least, rules = (values.pop(name) for name in ("most", "least", "rules"))
        given = [f"max:{most}" if most else "", f"min:{least}" if least else "", *rules]
        return {**values, "warns": " ".join(rule for rule in given if rule)}


def _pairs(found: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(value, word) for value, word in found]


class FieldForm(_FieldFields, EditForm):
    """Change a field."""

    def __init__(self, *given: Any, obj: ReportField, **named: Any) -> None:
        shown = {name: getattr(obj, name) for name in _SHOWN}
        rules = [rule.partition(":") for rule in obj.warns.split()]
        limits = {name: number for name, _, number in rules}
        shown |= {"most": limits.get("max", ""), "least": limits.get("min", "")}
        shown |= {"rules": [name for name in limits if name in RULES]}
        super().__init__(*given, data={**shown, "choices": "\n".join(obj.choices)}, **named)


_SHOWN = ("label", "hint", "kind", "is_required", "applies", "milestone_code")


class NewFieldForm(_FieldFields, CreateForm):
    """Add a field to a section."""

    section_id = ChoiceField(_l("Mục"), [Required()])


def offer_milestones(form: FieldForm | NewFieldForm, ladder: list[tuple[str, str]]) -> None:
    """List the milestones that a field may stand for; one that is gone stays chosen."""
    known = {code for code, _ in ladder}
    kept = form.milestone_code.data
    more = [(kept, kept)] if kept and kept not in known else []
    offered = [("", gettext("không có")), *ladder, *more]
    form.milestone_code.choices = [SelectChoice(code, name) for code, name in offered]


class SectionForm(CreateForm):
    """Add a section to a form."""

    title = TextField(_l("Tên mục"), [Required()])


class OpenPeriodsForm(CreateForm):
    """Open the periods whose cut-off falls from one day to another."""

    since = DayField(_l("Từ ngày"), [Required()])
    until = DayField(_l("Đến ngày"), [Required()])


class CutoffForm(BaseForm):
    """Move the cut-off of a period for all."""

    cutoff_on = DayField(_l("Hạn gửi mới"), [Required()])
    cutoff_hour = WholeField(_l("Giờ hết hạn gửi"), [Required()], low=0, high=23)
