"""Report forms and their fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.audit.queries import before
from congress.congresses.models import Congress
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.models import (
    Cadence,
    FieldKind,
    ReportField,
    ReportForm,
    ReportSection,
    ReportValue,
)
from congress.reporting.rules.sheets import applies_to

Placed = TypeVar("Placed", ReportField, "Question")


def form(actor: Actor, form_id: int) -> ReportForm:
    """The form with its congress; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(ReportForm)
        .where(ReportForm.id == form_id, policy.forms_seen(actor))
        .options(joinedload(ReportForm.congress).joinedload(Congress.unit))
    )
    if found is None:
        raise MissingError
    return found


def forms_of(congress_id: int) -> Sequence[ReportForm]:
    """The forms that a congress asks its children to fill in."""
    return db.session.scalars(
        sa.select(ReportForm).where(ReportForm.congress_id == congress_id).order_by(ReportForm.id)
    ).all()


def fields_of(form_id: int, *, with_retired: bool = False) -> Sequence[ReportField]:
    """The fields of a form in order, each with its section."""
    found = (
        sa.select(ReportField)
        .join(ReportSection, ReportSection.id == ReportField.section_id)
        .where(ReportField.form_id == form_id)
        .options(joinedload(ReportField.section))
        .order_by(ReportSection.position, ReportSection.id, ReportField.position, ReportField.id)
    )
    if not with_retired:
        found = found.where(ReportField.is_retired.is_(False))
    return db.session.scalars(found).all()


def fields_for(form_id: int, congress: Congress) -> list[ReportField]:
    """The fields that a child congress fills in: those meant for its form."""
    return [field for field in fields_of(form_id) if applies_to(field.applies, congress.form.value)]


def sections_of(fields: Sequence[Placed]) -> list[tuple[ReportSection, list[Placed]]]:
    """Fields in order, under their sections."""
    found: dict[int, tuple[ReportSection, list[Placed]]] = {}
    for field in fields:
        found.setdefault(field.section_id, (field.section, []))[1].append(field)
    return list(found.values())


@dataclass(frozen=True)
class FormThen:
    """What a form was called at a moment, and how often it was due."""

    name: str
    cadence: Cadence


@dataclass(frozen=True)
class Question:
    """A field of a form as it stood at a moment."""

    section_id: int
    section: ReportSection
    code: str
    label: str
    kind: FieldKind
    choices: Sequence[str]
    applies: Sequence[str]


def form_at(form: ReportForm, moment: datetime) -> FormThen:
    """The form as it stood at a moment."""
    then = before(ReportForm, moment, [form.id])
    return FormThen(then.held(form, ReportForm.name), then.held(form, ReportForm.cadence))


def asked_at(form_id: int, moment: datetime) -> list[Question]:
    """The fields that a form asked at a moment, in order; a place in it and a code never change."""
    rows = fields_of(form_id, with_retired=True)
    then = before(ReportField, moment, [row.id for row in rows])
    return [
        Question(
            section_id=row.section_id,
            section=row.section,
            code=row.code,
            label=then.held(row, ReportField.label),
            kind=then.held(row, ReportField.kind),
            choices=then.held(row, ReportField.choices) or (),
            applies=then.held(row, ReportField.applies) or (),
        )
        for row in rows
        if row.id not in then.unborn and not then.held(row, ReportField.is_retired)
    ]


def outline(form: ReportForm) -> list[tuple[ReportSection, list[ReportField]]]:
    """All sections of a form in order with all their fields, retired or not; some are empty."""
    fields = fields_of(form.id, with_retired=True)
    return [
        (section, [one for one in fields if one.section_id == section.id])
        for section in form.sections
    ]


def field(form: ReportForm, field_id: int) -> ReportField:
    """A field of a form, retired or not; MissingError when it is not one of its."""
    found = db.session.get(ReportField, field_id)
    if found is None or found.form_id != form.id:
        raise MissingError
    return found


def is_answered(field: ReportField) -> bool:
    """Whether any report holds a value of the field."""
    from_values = sa.select(sa.exists().where(ReportValue.field_id == field.id))
    return bool(db.session.scalar(from_values))
