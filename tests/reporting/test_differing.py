"""Which cells of a report are shown: what differs from the last one, and what was asked."""

from hypothesis import given
from hypothesis import strategies as st

from congress.reporting.models import FieldKind, ReportField
from congress.reporting.rules.differing import Basis, compare
from congress.reporting.rules.sheets import WHY, key


def field(number, code, kind=FieldKind.TEXT):
    return ReportField(id=number, code=code, label=code, kind=kind, choices=[])


FIELDS = [field(1, "a"), field(2, "b"), field(3, "qd", FieldKind.PAPER)]


def opened(new, **basis):
    return [one.field.code for one in compare(FIELDS, new, Basis(**basis)) if one.is_open]


def test_only_what_differs_is_open():
    assert opened({"a": "1", "b": "2"}, old={"a": "1", "b": "3"}) == ["b"]


def test_a_first_report_opens_all_that_was_answered():
    assert opened({"a": "1"}) == ["a"]


def test_an_answer_that_was_taken_out_is_a_change():
    [cell, *_] = compare(FIELDS, {}, Basis(old={"a": "1"}))
    assert (cell.old, cell.new, cell.is_open) == ("1", "", True)


def test_a_day_written_otherwise_is_the_same_day():
    asked = [field(1, "ngay", FieldKind.DATE)]
    [cell] = compare(asked, {"ngay": "5/2/2024"}, Basis(old={"ngay": "05/02/2024"}))
    assert not cell.is_open


def test_another_part_of_a_paper_opens_it():
    paper = {"qd": "12/QĐ", key("qd", "on"): "05/02/2024"}
    assert opened({**paper, key("qd", "on"): "06/02/2024"}, old=paper) == ["qd"]


def test_another_file_opens_its_paper_though_the_words_are_the_same():
    assert opened({"qd": "12/QĐ"}, old={"qd": "12/QĐ"}, new_files={"qd"}) == ["qd"]


def test_a_new_explanation_opens_its_cell():
    before = {"a": "1", key("a", WHY): "vì mưa"}
    assert opened({"a": "1", key("a", WHY): "vì bão"}, old=before) == ["a"]


def test_what_was_sent_back_is_open_and_told_when_nobody_touched_it():
    same = {"a": "1", "b": "2"}
    cells = compare(FIELDS, {**same, "b": "3"}, Basis(old=same, asked={1, 2}, earlier=same))
    assert [(one.is_open, one.is_untouched) for one in cells[:2]] == [(True, True), (True, False)]


SHEETS = st.dictionaries(st.sampled_from(["a", "b", "qd", "qd__on", "a__why"]), st.text(max_size=3))


@given(SHEETS, SHEETS)
def test_every_field_is_told_once_in_the_order_of_the_form(old, new):
    cells = compare(FIELDS, new, Basis(old=old))
    assert [one.field.id for one in cells] == [1, 2, 3]


@given(SHEETS)
def test_a_report_beside_itself_has_nothing_open(sheet):
    assert not [one for one in compare(FIELDS, sheet, Basis(old=sheet)) if one.is_open]
