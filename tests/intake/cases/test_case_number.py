from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain.cases.case_number import case_number, read_case_number
from shared.kernel.checksum import check_character
from shared.kernel.errors import Invalid

DAY = date(2026, 11, 23)
digits = st.text("0123456789", min_size=23, max_size=26)


def a_number(**but):
    return case_number(**{"street": "340102998", "day": DAY, "kind": "issue", "sequence": 17} | but)


def test_a_number_tells_street_day_kind_and_place_in_the_day():
    assert a_number()[:-1] == "340102998" + "20261123" + "2" + "00017"


@pytest.mark.parametrize(
    ("digits", "check"),
    [("34052419800101001", "X"), ("11010519491231002", "X"), ("0794", "0"), ("440524188001010014"[:17], "4")],
)
def test_the_check_character_is_that_of_iso_7064_mod_11_2(digits, check):
    """Worked examples of the standard, and of GB 11643, which uses it."""
    assert check_character(digits) == check


def test_a_busy_day_makes_a_longer_number_that_can_be_read():
    number = a_number(sequence=123_456)

    assert len(number) == len(a_number()) + 1
    assert read_case_number(number) == number


@pytest.mark.parametrize("typed", ["{}", " {} ", "{0:.9}-{0:.0}", "x"])
def test_what_is_no_number_is_refused_and_what_only_looks_untidy_is_not(typed):
    number = a_number()
    if typed in ("{}", " {} "):
        assert read_case_number(typed.format(number)) == number
    else:
        with pytest.raises(Invalid) as refusal:
            read_case_number(typed.format(number))
        assert "number" in refusal.value.fields


def test_people_may_group_the_digits_and_write_a_small_x():
    number = next(each for n in range(50) if (each := a_number(sequence=n)).endswith("X"))
    grouped = "-".join([number[:9], number[9:17], f"{number[17:]}".lower()])

    assert read_case_number(f" {grouped} ") == number


@given(digits, st.data())
def test_one_wrong_digit_is_noticed(body, data):
    number = body + check_character(body)
    place = data.draw(st.integers(0, len(body) - 1))
    wrong = data.draw(st.sampled_from("0123456789".replace(body[place], "")))

    with pytest.raises(Invalid):
        read_case_number(number[:place] + wrong + number[place + 1 :])


@given(digits, st.data())
def test_two_swapped_neighbours_are_noticed(body, data):
    number = body + check_character(body)
    place = data.draw(st.integers(0, len(body) - 2))
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    if swapped != number:
        with pytest.raises(Invalid):
            read_case_number(swapped)


@pytest.mark.parametrize("typed", ["", "3" * 22, "3" * 40, "٣" * 24, "3401029982026112320001\n7", "X" * 24])
def test_what_was_never_a_number_is_refused(typed):
    with pytest.raises(Invalid):
        read_case_number(typed)
