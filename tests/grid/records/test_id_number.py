"""Which identity numbers can be right (domain reference §3.5)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.records.id_number import sound_id_number
from shared.kernel.checksum import check_character
from shared.kernel.errors import Invalid

TODAY = date(2026, 11, 23)


def a_number(division="340102", born="19900307", sequence="001"):
    digits = division + born + sequence
    return digits + check_character(digits)


@pytest.mark.parametrize(
    "number",
    [
        "360426199101010071",
        "120103198806018241",
        "11010519491231002X",
        "340102199003070010",
        a_number(born="19330101"),  # older than the division: a popular library refuses her
        a_number(division="340105"),  # never assigned: old codes live on, and lists have gaps
        a_number(division="810000"),
        a_number(division="911234"),
        a_number(born=f"{TODAY:%Y%m%d}"),
    ],
)
def test_a_sound_number_is_kept(number):
    assert sound_id_number(number, today=TODAY) == number


@pytest.mark.parametrize(
    "number",
    [
        "360426199101010072",
        a_number(born="19900231"),
        a_number(born="19901301"),
        a_number(born="20261124"),
        a_number(born="18700101"),
        a_number(born="00000101"),
        "340102900307001",
    ],
    ids=["check", "no such day", "no such month", "tomorrow", "too long ago", "no year", "15 digits"],
)
def test_one_that_cannot_be_right_is_refused_and_not_repeated(number):
    with pytest.raises(Invalid) as refusal:
        sound_id_number(number, today=TODAY)
    assert number not in str(refusal.value)


def test_it_is_kept_in_capitals():
    assert sound_id_number(" 11010519491231002x ", today=TODAY) == "11010519491231002X"


@pytest.mark.parametrize("paper", ["E12345678", "H1234567890", "军字第1234567号"])
def test_the_number_of_another_paper_is_kept_as_it_is(paper):
    assert sound_id_number(paper, today=TODAY) == paper


@given(place=st.integers(0, 16), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(place, digit):
    number = "340102199003070010"
    wrong = number[:place] + digit + number[place + 1 :]

    if wrong != number:
        with pytest.raises(Invalid):
            sound_id_number(wrong, today=TODAY)
