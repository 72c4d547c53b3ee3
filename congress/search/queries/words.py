"""The SQL twins of the rules of words: whether a row answers, and how well.

Both texts of a row are folded in Python when it is saved, and the words of a question are letters
and digits only, so that a plain LIKE answers the same on both databases and no word is a pattern.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from congress.search.rules import Fit, Word, phrase

Text = InstrumentedAttribute[str]
Condition = sa.ColumnElement[bool]
_SPACE = sa.literal(" ")


def every(words: Sequence[Word], *texts: Text | sa.ColumnElement[str]) -> list[Condition]:
    """A condition for each word: it stands in one of the texts."""
    return [sa.or_(*(text.contains(word.bare) for text in texts)) for word in words]


def other_accents(words: Sequence[Word], sought: Text, spelled: Text) -> sa.Case[int]:
    """0 when every word begins a word of the text as it was typed, 1 when it stands in it, else 2.

    A row that answers through another text, as a job through its lead, comes last.
    """
    as_typed = [(_SPACE + spelled).contains(f" {word.typed}") for word in words]
    own = [sought.contains(word.bare) for word in words]
    return sa.case((sa.and_(*as_typed), 0), (sa.and_(*own), 1), else_=2)


def fit(words: Sequence[Word], sought: Text) -> sa.Case[int]:
    """How the words stand in the text, as a `Fit`."""
    whole = [(_SPACE + sought + _SPACE).contains(f" {word.bare} ") for word in words]
    prefix = [(_SPACE + sought).contains(f" {word.bare}") for word in words]
    return sa.case(
        ((_SPACE + sought + _SPACE).contains(f" {phrase(words)} "), Fit.PHRASE.value),
        (sa.and_(*whole), Fit.WHOLE.value),
        (sa.and_(*prefix), Fit.PREFIX.value),
        else_=Fit.INSIDE.value,
    )
