"""Everything that the database and the journal say has a word on the page."""

import ast
from enum import Enum
from pathlib import Path

import flask
import pytest
import sqlalchemy as sa

import congress
from congress.audit.actions import TECHNICAL
from congress.core.deadlines import Note
from congress.core.model import Model
from congress.core.permissions import Role, Scope
from congress.plans.models import ItemState
from congress.plans.rules import DefectKind
from congress.web import words
from congress.web.once import FormToken
from congress.web.vocabulary import WORDS

pytestmark = pytest.mark.usefixtures("app")
SHOWN = (DefectKind, Note, Role, Scope)
SILENT = {"form_token", "journal_entry", "sign_in_attempt"}


def stored_enums() -> set[type[Enum]]:
    assert FormToken.__tablename__ in SILENT
    return {
        column.type.enum_class
        for table in Model.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, sa.Enum) and column.type.enum_class is not None
    }


def verbs_written() -> set[str]:
    """Every verb that the source gives to record(), directly or through a helper's parameter."""
    found = set()
    for path in Path(congress.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        places = {
            node.name: [argument.arg for argument in node.args.args].index("verb")
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and "verb" in [argument.arg for argument in node.args.args]
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "verb":
                found |= _texts(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = places.get(node.func.id)
                if place is not None and place < len(node.args):
                    found |= _texts(node.args[place])
    return found


def _texts(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return _texts(node.body) | _texts(node.orelse)
    return set()


def test_every_value_of_a_stored_enum_has_a_word():
    missing = [
        f"{kind.__name__}.{member.value}"
        for kind in stored_enums() | set(SHOWN)
        for member in kind
        if member.value not in WORDS.get(kind.__name__, {})
    ]
    assert not missing


def test_words_name_no_enum_value_that_is_gone():
    kinds = {kind.__name__: kind for kind in stored_enums() | set(SHOWN)}
    for name, kind in kinds.items():
        assert set(WORDS[name]) == {str(member.value) for member in kind}


def test_two_values_of_one_enum_never_share_a_word():
    for name, values in WORDS.items():
        assert len(set(values.values())) == len(values), name


def test_every_column_that_the_journal_may_name_has_a_word():
    missing = [
        f"{table.name}.{column.key}"
        for table in Model.metadata.tables.values()
        if table.name in words.TARGETS
        for column in table.columns
        if column.key not in TECHNICAL and column.key.removesuffix("_id") not in words.FIELDS
    ]
    assert not missing


def test_every_table_that_the_journal_may_name_has_a_word():
    rows = set(Model.metadata.tables) - SILENT
    recorded = {"plan", "work_item", "unit", "user", "congress", "committee", "attachment"}
    assert recorded <= rows
    assert recorded | {"document", "membership", "person"} <= set(words.TARGETS)
    assert set(words.TARGETS) <= rows


def test_every_verb_that_is_written_has_a_word():
    written = verbs_written()
    assert {"created", "approved", "completion_confirmed"} <= written
    assert written <= set(words.VERBS)


def test_a_job_put_off_is_journalled_by_its_state():
    assert {ItemState.PAUSED.value, ItemState.CANCELLED.value} <= set(words.VERBS)


def test_a_member_and_its_journal_form_have_the_same_word():
    assert words.word(Role.SECRETARY) == words.word("Role.secretary")
    assert words.word(DefectKind.NO_LEAD) == "chưa có cơ quan chủ trì"


def test_an_unknown_value_is_shown_as_it_stands():
    assert words.word("Role.astronaut") == "astronaut"
    assert words.word("astronaut") == "astronaut"


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("2024-05-20", "date", "20/05/2024"),
        ("2024-05-20T02:41:00+00:00", "instant", "09:41 20/05/2024"),
        ("08:30:00", "time", "08:30"),
        (True, "bool", "có"),
        (False, "bool", "không"),
        ("ItemState.done", "enum", "Hoàn thành"),
        (40, "number", "40"),
        (0, "number", "0"),
        (None, "text", ""),
        ("", "date", ""),
        ("Sở Tài chính", "text", "Sở Tài chính"),
    ],
)
def test_a_journal_value_is_said_as_an_office_writes_it(value, kind, text):
    assert words.said(value, kind) == text


def test_a_field_may_be_called_otherwise_in_one_table():
    assert words.field_word("work_item", "person") == "Người phụ trách"
    assert words.field_word("membership", "person") == "Người"


def test_templates_have_the_filter(app: flask.Flask):
    page = app.jinja_env.from_string("{{ 'PlanState.approved'|word }}")
    assert page.render() == "Đã duyệt"
