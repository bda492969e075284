import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.kernel.masking import discreet, discreet_words, masked_id_number, masked_name, masked_phone

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


def wide(text):
    """Write digits as wide as Chinese characters, as some keyboards do."""
    return text.translate({ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789-"})


PERSONAL = [
    "13800005678",
    "138 0000 5678",
    "138-0000-5678",
    "+8613800005678",
    "+86 138-0000-5678",
    "013800005678",
    wide("13800005678"),
    "340102199003070010",
    "34010219900307001X",
    "34010219900307001x",
    "340102 19900307 0010",
    "340102900307001",
    "6222021302012345678",
    "6222 0213 0201 2345 678",
    "6222021302012345",
]
LANDLINES = ["0551-62345678", "055162345678", "010 62345678", wide("0551-62345678")]
HARMLESS = [
    "编号340102998202603021000019",  # of a case: longer than any number of a person
    "编号34010299820260302100001X",
    "2026-11-23 18:30",
    "3幢201室",
    "全椒路12号",
    "请拨打12345",
    "110、119、120",
    "押金2000000元",
]


@pytest.mark.parametrize("around", ["{}", "请打{}找我", "{}，谢谢", "（{}）"])
@pytest.mark.parametrize("number", PERSONAL)
def test_a_number_that_leads_to_a_person_is_taken_out_of_any_text(number, around):
    assert discreet(around.format(number)) == discreet_words(around.format(number)) == around.format("***")


@pytest.mark.parametrize("number", LANDLINES)
def test_a_landline_is_taken_out_of_what_a_resident_wrote(number):
    assert discreet_words(f"家里电话{number}") == "家里电话***"


def test_a_landline_stays_in_what_an_office_wrote():
    assert discreet("请到区医保局办理，电话0551-62345678") == "请到区医保局办理，电话0551-62345678"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_numbers_stay(text):
    assert discreet_words(text) == text


def test_several_numbers_are_all_taken_out():
    assert discreet_words("打13800005678或0551-62345678，身份证34010219900307001X") == "打***或***，身份证***"


@given(st.text(max_size=80))
def test_any_text_can_be_made_discreet_and_stays_so(text):
    assert discreet_words(discreet_words(text)) == discreet_words(text)
