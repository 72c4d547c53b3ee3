"""Every word of the pages has its English, and keeps its placeholders."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "congress/translations/en/LC_MESSAGES/messages.po"
KEYWORDS = {"_": None, "gettext": None, "N_": None, "_l": None, "lazy_gettext": None}
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}|<\w+>")


@pytest.fixture(scope="module")
def english():
    with CATALOGUE.open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


def spoken():
    with (ROOT / "deploy/babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    for folder in ("congress", "templates"):
        found = extract_from_dir(
            ROOT, [(f"{folder}/{p.split('/', 1)[-1]}", m) for p, m in methods], options, KEYWORDS,
            directory_filter=lambda path: not Path(path).name.startswith((".", "tests")),
        )  # fmt: skip
        for file, _line, message, _comments, _context in found:
            if file.startswith(f"{folder}/"):
                yield message


def test_every_word_has_its_english(english):
    words = set(spoken())
    assert len(words) > 900
    assert sorted(word for word in words if not english.get(word)) == []


def test_the_catalogue_holds_no_word_that_nobody_says(english):
    assert sorted(set(english) - set(spoken())) == []


def test_placeholders_are_kept(english):
    odd = [
        (source, target)
        for source, target in english.items()
        if sorted(PLACES.findall(source)) != sorted(PLACES.findall(target))
    ]
    assert odd == []
