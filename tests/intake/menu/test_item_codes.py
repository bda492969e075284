"""Codes of other systems are read as they are and never invented: 12, 18 + 1 + 12 = 31, 31 + 8 + 4 = 43."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain.menu.authority import Authority, UseLevel
from services.intake.domain.menu.item_codes import (
    ItemCodes,
    TaskCode,
    read_task_case_number,
    task_case_number,
)
from shared.kernel.credit_code import ALPHABET, credit_check_character
from shared.kernel.errors import Invalid
from tests.intake.menu_builders import a_guide

DEPARTMENT = "12441500196720244T"  # a live sample (domain reference §2.1)
CATALOG = "442199806003"
TASK = DEPARTMENT + "3" + CATALOG
CASE = TASK + "20220623" + "0068"

bodies = st.builds(
    "".join,
    st.tuples(
        st.text(ALPHABET, min_size=2, max_size=2),
        st.text("0123456789", min_size=6, max_size=6),
        st.text(ALPHABET, min_size=9, max_size=9),
    ),
)
departments = bodies.map(lambda body: body + credit_check_character(body))
task_codes = st.builds(
    lambda department, level, catalog: department + level + catalog,
    departments,
    st.sampled_from("123456"),
    st.text("0123456789", min_size=12, max_size=12),
)


def test_the_sample_is_read():
    assert (len(TASK), len(CASE)) == (31, 43)
    assert TaskCode.read(TASK) == TaskCode(department=DEPARTMENT, level="3", catalog=CATALOG)
    assert read_task_case_number(CASE) == (TaskCode.read(TASK), date(2022, 6, 23), 68)
    assert task_case_number(TASK, day=date(2022, 6, 23), sequence=68) == CASE


@given(task=task_codes, day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), sequence=st.integers(1, 9999))
def test_a_number_that_was_made_is_read_back(task, day, sequence):
    assert read_task_case_number(task_case_number(task, day=day, sequence=sequence)) == (
        TaskCode.read(task),
        day,
        sequence,
    )


@given(task=task_codes, place=st.integers(0, 17), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_of_the_department_is_noticed(task, place, other):
    if task[place] != other:
        with pytest.raises(Invalid):
            TaskCode.read(task[:place] + other + task[place + 1 :])


@pytest.mark.parametrize(
    "text", ["", TASK[:-1], TASK + "0", DEPARTMENT + "0" + CATALOG, DEPARTMENT + "7" + CATALOG, "x" * 31]
)
def test_what_is_no_task_code_is_refused(text):
    with pytest.raises(Invalid):
        TaskCode.read(text)


@pytest.mark.parametrize("text", [CASE[:-1], TASK + "20220231" + "0001", TASK + "2022062X" + "0001"])
def test_what_is_no_number_of_a_case_is_refused(text):
    with pytest.raises(Invalid):
        read_task_case_number(text)


@pytest.mark.parametrize("sequence", [0, 10_000, -1])
def test_a_day_has_so_many_numbers(sequence):
    with pytest.raises(Invalid):
        task_case_number(TASK, day=date(2022, 6, 23), sequence=sequence)


@pytest.mark.parametrize(
    ("codes", "fields"),
    [
        ({"catalog_code": "44219980600"}, {"catalog_code"}),
        ({"catalog_code": "44219980600X"}, {"catalog_code"}),
        ({"task_code": TASK[:-1]}, {"task_code"}),
        ({"task_code": TASK, "catalog_code": "442199806004"}, {"task_code"}),
        ({"task_code": TASK, "task_handle_item": "01"}, {"task_handle_item"}),
        ({"task_handle_item": "1" * 51}, {"task_handle_item"}),
        (
            {"catalog_code": "1", "task_code": "2", "task_handle_item": "3"},
            {"catalog_code", "task_code", "task_handle_item"},
        ),
    ],
)
def test_all_wrong_codes_are_told_at_once(codes, fields):
    with pytest.raises(Invalid) as refused:
        ItemCodes(**codes)
    assert set(refused.value.fields) == fields


def test_codes_may_be_unknown_and_right_ones_are_kept():
    assert ItemCodes().level is None
    whole = ItemCodes(catalog_code=CATALOG, task_code=TASK, task_handle_item=TASK + "01")
    assert whole.level == "3"


def test_the_level_of_the_code_is_the_level_that_acts():
    codes = ItemCodes(task_code=TASK)

    assert a_guide(codes=codes, authority=Authority(use_level=UseLevel.CITY))
    with pytest.raises(Invalid) as refused:
        a_guide(codes=codes, authority=Authority(use_level=UseLevel.STREET))
    assert set(refused.value.fields) == {"use_level"}


@pytest.mark.parametrize("code", ["91350100M000100Y44", "91350100M000100Y4", "91350100m000100y43", "x"])
def test_a_department_is_known_by_a_sound_credit_code(code):
    assert Authority(dept_code="91350100M000100Y43")
    with pytest.raises(Invalid) as refused:
        Authority(dept_code=code)
    assert set(refused.value.fields) == {"dept_code"}
