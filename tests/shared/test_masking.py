import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.kernel.masking import masked_id_number, masked_name, masked_phone

people = st.text("张王李欧阳司马文明AbC·", min_size=2, max_size=12)
numbers = st.text("0123456789-", max_size=24)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("张三", "张*"),
        ("张", "张*"),
        ("王小明", "王*"),
        ("欧阳文", "欧阳*"),
        ("欧阳", "欧*"),
        ("司马", "司*"),
        ("阿卜杜拉·买买提", "阿*"),
        ("Smith", "S*"),
    ],
)
def test_of_a_name_the_surname_is_shown(name, label):
    assert masked_name(name) == label


@given(people)
def test_a_whole_name_is_never_shown(name):
    assert not masked_name(name).startswith(name)


@pytest.mark.parametrize(
    ("phone", "label"),
    [
        ("13800005678", "138****5678"),
        ("0551-62345678", "055******5678"),
        ("+8613800005678", "+86*******5678"),
        ("62345678", "********"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_of_a_telephone_number_the_middle_is_hidden(phone, label):
    assert masked_phone(phone) == label


@pytest.mark.parametrize(
    ("number", "label"),
    [
        ("340102199001010010", "340102********0010"),
        ("34010219900101001X", "340102********001X"),
        ("340102900101001", "340102*****1001"),
        ("E12345678", "*********"),
        ("H1234567890", "***********"),
    ],
)
def test_of_an_identity_number_division_and_end_are_shown(number, label):
    assert masked_id_number(number) == label


@pytest.mark.parametrize("mask", [masked_phone, masked_id_number])
@given(number=numbers)
def test_enough_is_hidden_that_nobody_can_guess_it(mask, number):
    label = mask(number)

    assert len(label) == len(number)
    assert label.count("*") >= min(len(number), 4)
