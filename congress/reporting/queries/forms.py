"""Report forms and their fields."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses.models import Congress
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.models import ReportField, ReportForm, ReportSection, ReportValue
from congress.reporting.rules.sheets import applies_to


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


def sections_of(fields: Sequence[ReportField]) -> list[tuple[ReportSection, list[ReportField]]]:
    """Fields in order, under their sections."""
    found: dict[int, tuple[ReportSection, list[ReportField]]] = {}
    for field in fields:
        found.setdefault(field.section_id, (field.section, []))[1].append(field)
    return list(found.values())


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
