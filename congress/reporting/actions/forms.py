"""Changing a form: its cut-off, its fields; a field that was answered is retired, never removed."""

import re
from collections.abc import Sequence
from typing import TypedDict, Unpack

from congress.audit.actions import changes_of, record
from congress.congresses.models import Congress
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.core.text import fold
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.models import Cadence, FieldKind, ReportField, ReportForm, ReportSection
from congress.reporting.queries import forms
from congress.reporting.rules.checking import is_rule
from congress.reporting.store import starter_forms

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FRIDAY, MONTH_DAY, CUTOFF_HOUR = 4, 25, 16


class FormFields(TypedDict):
    """What may be changed of a form."""

    name: str
    cadence: Cadence
    cutoff_day: int
    cutoff_hour: int
    applies: Sequence[str]


class FieldFields(TypedDict):
    """What may be written of a field; `choices` and `warns` as one text each."""

    label: str
    hint: str
    kind: FieldKind
    choices: str
    is_required: bool
    applies: Sequence[str]
    milestone_code: str
    warns: str


def create_form(
    *, actor: Actor, congress: Congress, name: str, code: str, cadence: Cadence
) -> ReportForm:
    """Begin a form without sections, cut off as those of the starters; codes stay as they are."""
    policy.require_guiding(actor, congress.id)
    _require_code(code)
    monthly = cadence is Cadence.MONTHLY
    made = ReportForm(
        congress_id=congress.id,
        code=code,
        name=name,
        cadence=cadence,
        cutoff_day=MONTH_DAY if monthly else FRIDAY,
        cutoff_hour=CUTOFF_HOUR,
        applies=[],
    )
    db.session.add(made)
    db.session.flush()
    _record(actor, "created", made, made)
    return made


def _require_code(code: str) -> None:
    if not CODE.fullmatch(code):
        say = N_("Mã chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ: tuyen-truyen.")
        raise RejectedError(say, field="code")
    if any(one.code == code for one in starter_forms()):
        say = N_("Mã này là của một biểu mẫu có sẵn; hãy lấy biểu mẫu đó hoặc đặt mã khác.")
        raise RejectedError(say, field="code")


def update_form(*, actor: Actor, form: ReportForm, **fields: Unpack[FormFields]) -> ReportForm:
    """Change a form; periods that were opened keep their cut-off."""
    policy.require_guiding(actor, form.congress_id)
    most = {Cadence.WEEKLY: 6, Cadence.FORTNIGHTLY: 6, Cadence.MONTHLY: 31, Cadence.ONCE: 31}
    least = 1 if fields["cadence"] is Cadence.MONTHLY else 0
    if not least <= fields["cutoff_day"] <= most[fields["cadence"]]:
        raise RejectedError(N_("Ngày này không hợp với kỳ hạn báo cáo."), field="cutoff_day")
    form.name, form.cadence = fields["name"], fields["cadence"]
    form.cutoff_day, form.cutoff_hour = fields["cutoff_day"], fields["cutoff_hour"]
    form.applies = list(fields["applies"])
    _record(actor, "updated", form, form)
    return form


def add_section(*, actor: Actor, form: ReportForm, title: str) -> ReportSection:
    """Add a section at the end of a form."""
    policy.require_guiding(actor, form.congress_id)
    taken = {one.code for one in form.sections}
    made = ReportSection(
        form=form, position=len(form.sections) + 1, code=_code(title, taken), title=title
    )
    db.session.add(made)
    _record(actor, "updated", form, form, note=title)
    return made


def add_field(
    *, actor: Actor, form: ReportForm, section_id: int, **fields: Unpack[FieldFields]
) -> ReportField:
    """Add a field at the end of a section of the form."""
    policy.require_guiding(actor, form.congress_id)
    section = next((one for one in form.sections if one.id == section_id), None)
    if section is None:
        raise RejectedError(N_("Hãy chọn mục của biểu mẫu."), field="section_id")
    taken = {one.code for one in forms.fields_of(form.id, with_retired=True)}
    made = ReportField(
        form_id=form.id,
        section_id=section.id,
        position=len(section.fields) + 1,
        code=_code(fields["label"], taken),
    )
    db.session.add(made)
    return _write(actor, form, made, "created", fields)


def update_field(
    *, actor: Actor, form: ReportForm, field: ReportField, **fields: Unpack[FieldFields]
) -> ReportField:
    """Change a field; its kind stays once it was answered."""
    policy.require_guiding(actor, form.congress_id)
    if fields["kind"] is not field.kind and forms.is_answered(field):
        raise RejectedError(N_("Ô này đã có số liệu nên không đổi loại được."), field="kind")
    return _write(actor, form, field, "updated", fields)


def _write(
    actor: Actor, form: ReportForm, field: ReportField, verb: str, fields: FieldFields
) -> ReportField:
    choices = [line.strip() for line in fields["choices"].splitlines() if line.strip()]
    if fields["kind"] is FieldKind.CHOICE and len(choices) < 2:
        raise RejectedError(N_("Hãy ghi ít nhất hai lựa chọn, mỗi dòng một."), field="choices")
    if not is_rule(fields["warns"]):
        raise RejectedError(N_("Mức cảnh báo phải là một số."), field="most")
    field.label, field.hint, field.kind = fields["label"], fields["hint"], fields["kind"]
    field.choices, field.is_required = choices, fields["is_required"]
    field.applies, field.milestone_code = list(fields["applies"]), fields["milestone_code"]
    field.warns = fields["warns"]
    _record(actor, verb, form, field)
    return field


def set_retired(*, actor: Actor, form: ReportForm, field: ReportField, retired: bool) -> None:
    """Ask a field no more, or ask it again; what was answered stays."""
    policy.require_guiding(actor, form.congress_id)
    field.is_retired = retired
    _record(actor, "updated", form, field)


def _code(words: str, taken: set[str]) -> str:
    """A code made of words, unique among those taken."""
    base = re.sub(r"[^a-z0-9]+", "_", fold(words)).strip("_")[:30].strip("_") or "o"
    return next(
        code
        for code in (base, *(f"{base}_{number}" for number in range(2, 1000)))
        if code not in taken
    )


def _record(
    actor: Actor, verb: str, form: ReportForm, target: ReportForm | ReportField, note: str = ""
) -> None:
    record(
        actor=actor,
        verb=verb,
        target=target,
        changes=changes_of(target),
        congress_id=form.congress_id,
        note=note,
    )
