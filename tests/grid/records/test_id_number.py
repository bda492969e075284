"""Which identity numbers can be right (domain reference §3.5)."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.id_number import sound_id_number
from services.grid.domain.records.record_rules import RecordRules
from shared.kernel.checksum import check_character
from shared.kernel.errors import Invalid
from shared.plumbing.tables import read_policies
from tests.grid.records.builders import RULES, TABLE

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


def test_spaces_and_wide_brackets_are_spelled_in_one_way():
    assert sound_id_number("1234567890 （b）", today=TODAY) == "1234567890(B)"


IDENTITY = [a_number(), a_number(division="810000")]
OF_PAPERS = {
    "111": IDENTITY,
    "114": ["军字第1234567号", "武字第00012345号"],
    "115": ["123456", "皖公字第12345678号"],
    "414": ["E12345678", "EA1234567", "C01X00T47"],
    "511": ["12345678", "1234567890", "1234567890(B)"],
    "516": ["H12345678", "M1234567890"],
    "554": ["CHN340012345678", a_number(division="911840")],
}
OF_NONE = [
    "34010219900307001",
    "3401021990030700100",
    "34O102199003070010",
    "340102199003070011",
    "无证件",
    "E1234-5678",
]


@pytest.mark.parametrize("kind", OF_PAPERS)
def test_a_paper_has_a_number_of_its_own_form(kind):
    for number in OF_PAPERS[kind]:
        RULES.require_paper(number, kind, today=TODAY)
    known = {number for each in OF_PAPERS for number in OF_PAPERS[each] if each != kind}
    others = known - {number for number in known if fits_too(kind, number)}
    assert others
    for number in [*OF_NONE, *others]:
        with pytest.raises(Invalid) as refusal:
            RULES.require_paper(number, kind, today=TODAY)
        assert number not in str(refusal.value)


def fits_too(kind, number):
    """Tell whether the form of one kind holds for the number of another too: digits alone tell little."""
    if "字第" in number:
        return kind in {"114", "115"}
    plain = number.isascii() and number.isalnum()
    return (kind == "414" and plain and 6 <= len(number) <= 9) or (
        (kind, number) in {("115", "12345678"), ("111", a_number(division="911840"))}
    )


def test_a_paper_of_which_nobody_says_the_kind_is_an_identity_card():
    RULES.require_paper(a_number(), None, today=TODAY)
    for number in ("E12345678", "34010219900307001"):
        with pytest.raises(Invalid, match="18位"):
            RULES.require_paper(number, None, today=TODAY)


@pytest.mark.parametrize("papers", [[], [{"kind": "111", "form": "(", "source": "GB"}]])
def test_a_table_without_a_form_for_every_paper_is_refused(tmp_path, papers):
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    table["policies"][0]["papers"] = papers
    path = tmp_path / "records.yaml"
    path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")

    with pytest.raises(Invalid, match="paper"):
        read_policies(path, RecordRules)


@pytest.mark.parametrize("number", ["340102900307001", "340102330101123"])
def test_an_old_number_is_kept_apart(number):
    assert RULES.rule(About.PERSON, "old_id").sound(number, today=TODAY) == number
    with pytest.raises(Invalid, match="旧身份证号码"):
        RULES.rule(About.PERSON, "id_number").sound(number, today=TODAY)


@pytest.mark.parametrize("number", ["340102901307001", "34010290030700", "34010290030700x", a_number()])
def test_no_old_number_that_never_was(number):
    with pytest.raises(Invalid):
        RULES.rule(About.PERSON, "old_id").sound(number, today=TODAY)


@given(place=st.integers(0, 16), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(place, digit):
    number = "340102199003070010"
    wrong = number[:place] + digit + number[place + 1 :]

    if wrong != number:
        with pytest.raises(Invalid):
            sound_id_number(wrong, today=TODAY)
