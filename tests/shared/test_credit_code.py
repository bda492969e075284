"""Which credit codes can be right (domain reference §3.6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.kernel.credit_code import ALPHABET, credit_check_character, sound_credit_code
from shared.kernel.errors import Invalid

SOUND = "91350100M000100Y43"

bodies = st.builds(
    lambda kind, division, organisation: kind + division + organisation,
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
)


def slowly(body):
    """The standard to the letter: weights written down, and a remainder of 0 gives 0."""
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(body, weights, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


@pytest.mark.parametrize("typed", [SOUND, " 91350100m000100y43\n", "9135 0100 M000 100Y 43"])
def test_a_sound_code_is_kept_without_spaces_and_in_capitals(typed):
    assert sound_credit_code(typed) == SOUND


@pytest.mark.parametrize(
    "typed",
    ["", SOUND[:-1], SOUND + "0", "91350100I000100Y43", "9135010OM000100Y43", "\uff191350100M000100Y43"],
)
def test_what_is_no_code_at_all_is_refused_by_field(typed):
    with pytest.raises(Invalid) as refusal:
        sound_credit_code(typed)
    assert set(refusal.value.fields) == {"credit_code"}


@given(bodies)
def test_the_check_character_is_that_of_the_standard(body):
    assert credit_check_character(body) == slowly(body)
    assert sound_credit_code(body + slowly(body)) == body + slowly(body)


def test_a_remainder_of_nothing_gives_nought():
    """Where a popular library falls off the end of its alphabet."""
    assert credit_check_character("0" * 17) == "0"


@given(bodies, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(body, place, wrong):
    code = body + credit_check_character(body)
    spoilt = code[:place] + wrong + code[place + 1 :]
    if spoilt != code:
        with pytest.raises(Invalid):
            sound_credit_code(spoilt)
