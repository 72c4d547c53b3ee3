"""The starter sets that ship with the product: whole, readable, and without repetition."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from congress.core import deadlines
from congress.core.deadlines import Context, Kind
from congress.core.text import clean, fold
from congress.starting import rules
from congress.starting.store import starters

D_DAY = date(2024, 11, 19)
WITH_DAY = Context(today=date(2024, 3, 15), d_day=D_DAY)
WITHOUT_DAY = Context(today=date(2024, 3, 15))
SETS = starters()
# Subcommittees by the names that provinces and the national congress really gave them.
REAL_NAMES = {
    "Tiểu ban Nội dung - Văn kiện": "van-kien",
    "Tiểu ban Nội dung": "van-kien",
    "Tiểu ban Nhân sự - Đại biểu": "nhan-su",
    "Tiểu ban Thi đua - Khen thưởng": "khen-thuong",
    "Tiểu ban Tuyên truyền - Khánh tiết": "tuyen-truyen",
    "Tiểu ban Tuyên truyền, khánh tiết": "tuyen-truyen",
    "Tiểu ban tuyên truyền": "tuyen-truyen",
    "Tiểu ban Văn nghệ - Dạ hội": "van-nghe",
    "Tiểu ban Văn hóa - văn nghệ": "van-nghe",
    "Tiểu ban Văn nghệ – trưng bày": "van-nghe",
    "Tiểu ban Hậu cần - Lễ tân": "hau-can",
    "Tiểu ban Hậu cần": "hau-can",
    "Tiểu ban An ninh - Y tế": "an-ninh",
}

each = pytest.mark.parametrize("starter", SETS, ids=lambda starter: starter.code)


def jobs(starter):
    return [row for row in starter.rows if not row.is_part]


def test_every_usual_subcommittee_has_a_set():
    assert {starter.code for starter in SETS} == set(REAL_NAMES.values())


@pytest.mark.parametrize(("name", "code"), REAL_NAMES.items())
def test_a_set_is_found_by_the_real_name_of_a_subcommittee(name, code):
    assert rules.fitting(name, SETS)[0].code == code


def test_a_subcommittee_that_joins_several_fits_several_sets():
    name = "Tiểu ban Lễ tân - hậu cần - an ninh"
    assert [starter.code for starter in rules.fitting(name, SETS)] == ["hau-can", "an-ninh"]


def test_a_body_that_is_no_usual_subcommittee_fits_none():
    assert rules.fitting("Ban Chỉ đạo Đại hội tỉnh", SETS) == []


@each
def test_every_deadline_counts_from_the_congress_and_has_a_day_once_d_day_is_known(starter):
    for row in jobs(starter):
        read = deadlines.parse(row.due, WITH_DAY)
        assert (read.kind, read.inferred) == (Kind.RELATIVE, False), row
        assert read.due is not None
        assert deadlines.parse(row.due, WITHOUT_DAY).offset == read.offset


@each
def test_no_job_is_due_before_a_plan_exists_or_long_after_the_congress(starter):
    offsets = [deadlines.parse(row.due, WITH_DAY).offset.days for row in jobs(starter)]
    assert min(offsets) >= -45
    assert max(offsets) <= 240


@each
def test_a_job_below_another_one_is_not_due_after_it(starter):
    above = None
    for row in jobs(starter):
        due = deadlines.parse(row.due, WITH_DAY).due
        assert not (row.is_sub and due > above), row
        above = above if row.is_sub else due


@each
def test_every_job_has_its_product_and_its_usual_lead(starter):
    assert [row for row in jobs(starter) if not (row.lead and row.product)] == []


@each
def test_a_set_is_grouped_and_no_part_is_empty(starter):
    kinds = [row.is_part for row in starter.rows]
    assert kinds[0]
    assert not kinds[-1]
    assert (True, True) not in set(pairwise(kinds))
    assert 12 <= starter.jobs <= 30


@each
def test_texts_are_as_the_product_stores_them_and_short_enough_to_read(starter):
    for row in starter.rows:
        for text in (row.content, row.lead, row.product):
            assert text == clean(text, limit=120)
        assert row.content[:1].isupper()
        assert not row.content.endswith((".", ";"))


def test_no_job_stands_twice_in_any_set():
    contents = [fold(row.content) for starter in SETS for row in jobs(starter)]
    assert [words for words, count in Counter(contents).items() if count > 1] == []


@each
def test_a_set_speaks_of_no_year_and_no_province(starter):
    words = fold(" ".join(row.content for row in starter.rows))
    assert not any(term in words for term in ("2024", "2019", "lang son", "lan thu"))
