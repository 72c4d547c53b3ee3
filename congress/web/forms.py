"""The base of every form: clean values, kept when refused; versions and once-only tokens."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import flask
from flask_wtf import FlaskForm
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from wtforms import Field, HiddenField

from congress.core import dates
from congress.core.constraints import violation
from congress.core.errors import RejectedError, StaleError
from congress.core.model import Model
from congress.extensions import db
from congress.web import drafts, once
from congress.web.i18n import FormTexts, worded


@dataclass(frozen=True)
class Conflict:
    """One field that somebody else changed while it was being edited, as three texts."""

    name: str
    label: str
    base: str
    theirs: str
    mine: str


TECHNICAL = {"csrf_token", "version", "base", "token"}


class BaseForm(FlaskForm):
    """A form that says its errors in the page's language and keeps everything typed."""

    form_errors: list[str]
    result: Any = None
    is_restored = False

    class Meta(FlaskForm.Meta):
        """Word the library's own messages by our catalogue."""

        def get_translations(self, _form: Any) -> FormTexts:
            """Return the source of the library's messages."""
            return FormTexts()

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Return what was sent; on a page that is asked to, what its user typed before."""
            sent = super().wrap_formdata(form, formdata)
            if sent is None and formdata is not None:
                sent = drafts.fitting([field.name for field in form])
                form.is_restored = sent is not None
            return sent

    def performs(self, act: Callable[[], object]) -> bool:
        """Whether the form was sent, is valid, and its intention was carried out.

        A refused intention or a broken constraint is worded beside its field instead.
        """
        if not self.validate_on_submit():
            return False
        try:
            with db.session.begin_nested():
                self.result = act()
        except RejectedError as error:
            self.refuse(worded(error), error.field)
        except IntegrityError as error:
            self._refuse_violation(error)
        except StaleDataError as error:
            raise StaleError from error
        else:
            return True
        return False

    def refuse(self, sentence: str, field: str | None = None) -> None:
        """Put a sentence beside a field, or above the form when it belongs to none."""
        target = self._fields.get(field) if field else None
        if target is None:
            self.form_errors = [*self.form_errors, sentence]
        else:
            target.errors = [*target.errors, sentence]

    def _refuse_violation(self, error: IntegrityError) -> None:
        found = violation(error, Model.metadata)
        if found is None:
            raise error
        self.refuse(worded(RejectedError(found.sentence)), found.field)

    def entered(self) -> dict[str, Any]:
        """What the user may fill in, by field name."""
        return {name: value for name, value in self.data.items() if name not in TECHNICAL}

    def visible_fields(self) -> list[Field]:
        """The fields a user sees, in order."""
        return [field for field in self if field.name not in TECHNICAL]


class CreateForm(BaseForm):
    """A form that makes something new: sent twice, it acts once."""

    token = HiddenField(default=once.new_token)

    def performs(self, act: Callable[[], object]) -> bool:
        """Act once for each token; the same form sent again leads to where the first one led."""
        once.check(str(self.token.data or ""), self.fingerprint())
        return super().performs(act)

    def fingerprint(self) -> str:
        """The content that tells a repeated form from another one with the same token."""
        return json.dumps(self.entered(), default=str, sort_keys=True, ensure_ascii=False)


class EditForm(BaseForm):
    """A form that changes a row: it knows the version and the values it started from."""

    version = HiddenField()
    base = HiddenField()
    is_stale = False
    conflicts: Sequence[Conflict] = ()

    def starts_from(self, row: Any) -> None:
        """Remember, on first display, the row's version and the values shown."""
        if flask.request.method == "GET" and not self.is_restored:
            self.version.data = str(row.version)
            self.base.data = json.dumps(self.shown(), ensure_ascii=False)

    def saves(self, row: Any, act: Callable[[], object]) -> bool:
        """Whether the form was sent, is valid, and was saved over the version it started from.

        When somebody saved the row meanwhile nothing is overwritten: `conflicts` then holds mine,
        theirs and the base, and the form goes on from the newer version with both merged.
        """
        if not self.is_submitted():
            return False
        # The form's own value falls back to the row's; only what was sent tells what was seen.
        if str(row.version) != flask.request.form.get(self.version.name):
            self._merge(row)
            return False
        self._take_theirs(row)
        try:
            return self.performs(act)
        except StaleError:
            db.session.refresh(row)
            self._merge(row)
            return False

    def _take_theirs(self, row: Any) -> None:
        """Where a conflict was answered by "theirs", put what stands now into the field."""
        answers = flask.request.form
        chosen = [f for f in self.visible_fields() if answers.get(f"choose-{f.name}") == "theirs"]
        if chosen:
            current = type(self)(formdata=None, obj=row)
            for field in chosen:
                field.data = current[field.name].data

    def _merge(self, row: Any) -> None:
        mine, base = self.shown(), self.started_with()
        current = type(self)(formdata=None, obj=row)
        theirs = current.shown()
        self.conflicts = [
            Conflict(
                name=field.name,
                label=field.label.text,
                base=in_words(field, base.get(field.name, "")),
                theirs=in_words(field, theirs[field.name]),
                mine=in_words(field, mine[field.name]),
            )
            for field in self.visible_fields()
            if theirs[field.name] not in (mine[field.name], base.get(field.name))
        ]
        for field in self.visible_fields():
            if mine[field.name] == base.get(field.name):
                field.data = current[field.name].data
                if hasattr(field, "typed"):
                    field.typed = ""
        self.version.data = str(row.version)
        self.base.data = json.dumps(theirs, ensure_ascii=False)
        self.is_stale = True

    def shown(self) -> dict[str, str]:
        """The form's values as its fields send them."""
        return {field.name: as_sent(field.data) for field in self.visible_fields()}

    def started_with(self) -> Mapping[str, str]:
        """The values the form was opened with, as it carried them; empty when it was cut short."""
        try:
            found = json.loads(str(self.base.data or "{}"))
        except json.JSONDecodeError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(name): as_sent(value) for name, value in found.items()}


def as_sent(value: Any) -> str:
    """Return a value as a form field would send it."""
    if value is None or value is False:
        return ""
    if value is True:
        return "y"
    if isinstance(value, date):
        return dates.short(value)
    if isinstance(value, list | tuple):
        return "\n".join(as_sent(part) for part in value)
    return str(value)


def in_words(field: Field, sent: str) -> str:
    """Return what a field sends as the user reads it: the words of its choices, else as it is."""
    choices = getattr(field, "choices", None) or ()
    words = {str(choice.value): str(choice.label) for choice in choices}
    return "; ".join(words.get(part, part) for part in sent.split("\n")) if words else sent
