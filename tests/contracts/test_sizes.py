"""The budgets of the house, measured."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "congress").rglob("*.py"))
# The catalogue shows every component in every state, and is as long as that takes.
TEMPLATES = sorted(p for p in (ROOT / "templates").rglob("*.html") if p.parent.name != "dev")


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(node):
    first = node.body[0]
    is_documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = node.body[1].lineno if is_documented and len(node.body) > 1 else first.lineno
    return (node.end_lineno or start) - start + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_short_and_says_what_belongs_in_it(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_function_is_at_most_forty_lines(path):
    assert [(node.name, length(node)) for node in functions(path) if length(node) > 40] == []


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if p.stem == "views" or p.parent.name == "views"],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_a_view_is_at_most_fifteen_lines(path):
    views = [node for node in functions(path) if any(_is_route(d) for d in node.decorator_list)]
    assert [(node.name, length(node)) for node in views if length(node) > 15] == []


def _is_route(decorator):
    return isinstance(decorator, ast.Call) and ast.unparse(decorator.func).startswith("bp.")


def test_the_median_function_is_at_most_eight_lines():
    lengths = sorted(length(node) for path in MODULES for node in functions(path))
    assert lengths[len(lengths) // 2] <= 8


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_template_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150
