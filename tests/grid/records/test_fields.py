"""What may be known: the delivered table, what it refuses, and what a value must look like."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.access.masked import masked
from services.grid.domain.records.field_rule import About, Level, Seen, Shape
from services.grid.domain.records.lookup import lookup_spelling
from services.grid.domain.records.record_rules import RecordRules
from services.grid.domain.records.words import DECLINED
from shared.kernel.errors import Invalid
from shared.plumbing.tables import read_policies
from tests.grid.records.builders import NUMBER, RULES, TABLE, a_rule

TODAY = date(2026, 11, 23)


@pytest.fixture
def written(tmp_path):
    """Write the delivered table with one field changed, and return where."""

    def write(name, **but):
        table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
        [field] = [each for each in table["policies"][0]["fields"] if each["code"] == name]
        field |= but
        for gone in [each for each, value in but.items() if value is None]:
            del field[gone]
        path = tmp_path / "records.yaml"
        path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("code", "but", "complaint"),
    [
        ("employer", {"purpose": None}, "purpose and a legal basis"),
        ("employer", {"purpose": " "}, "purpose and a legal basis"),
        ("employer", {"legal_basis": None}, "purpose and a legal basis"),
        ("employer", {"level": None}, "level"),
        ("employer", {"level": "sensitive"}, "why it must be"),
        ("religion", {"collected": True, "purpose": "x", "legal_basis": "y"}, "why it must be"),
        ("employer", {"shape": "code"}, "have values"),
        ("employer", {"values": {"01": "x"}}, "have values"),
        ("employer", {"days": 0}, "out of date"),
        ("employer", {"code": "Employer!"}, "no name of a field"),
        ("employer", {"code": "phone"}, "once"),
        ("employer", {"source": "hearsay"}, "explains the source"),
        ("employer", {"colour": "red"}, "colour"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(written, code, but, complaint):
    with pytest.raises(Invalid, match=complaint):
        read_policies(written(code, **but), RecordRules)


def test_what_names_a_person_or_leads_to_him_is_sealed():
    for code in (
        "name",
        "former_name",
        "id_number",
        "phone",
        "born",
        "hukou_address",
        "employer",
        "permit_no",
    ):
        assert RULES.rule(About.PERSON, code).sealed, code
    for code in ("owner_name", "owner_phone", "tenant_name", "emergency_name", "emergency_phone", "deed_no"):
        assert RULES.rule(About.HOUSEHOLD, code).sealed, code


def test_every_number_and_phone_is_masked_wherever_it_is_shown():
    for rule in RULES.fields:
        if rule.shape in {Shape.PHONE, Shape.ID_NUMBER, Shape.NAME} and rule.code != "former_name":
            assert rule.seen is Seen.IDENTITY, rule.code
        if rule.level is not Level.ORDINARY:
            assert rule.seen is not Seen.OPEN, rule.code


@pytest.mark.parametrize("code", ["religion", "health", "photo"])
def test_religion_health_and_portraits_are_not_collected(code):
    with pytest.raises(Invalid, match="不在采集范围"):
        RULES.rule(About.PERSON, code).sound("00", today=TODAY)


def test_a_field_that_is_not_in_the_table_does_not_exist():
    for about, code in ((About.PERSON, "hiv"), (About.PERSON, "rented"), (About.HOUSEHOLD, "phone")):
        with pytest.raises(Invalid):
            RULES.rule(about, code)


WIDE_STAR = "\uff0a"
SOUND = {
    Shape.NAME: ["王小明", "Ann"],
    Shape.TEXT: ["明光路小学"],
    Shape.DATE: ["2026-02-28"],
    Shape.FLAG: ["yes", "no"],
    Shape.NUMBER: ["90", "89.5"],
    Shape.DIVISION: ["340102"],
    Shape.PHONE: ["13800001234", "+86-138", "0551-1234567"],
    Shape.PAPER_NO: ["AB123456"],
    Shape.ID_NUMBER: [NUMBER, "H12345678", "军字第1234567号"],
    Shape.OLD_ID: ["340102900307001"],
    Shape.CREDIT_CODE: ["91350100M000100Y43"],
}
UNSOUND = {
    Shape.NAME: ["", "王" * 61],
    Shape.TEXT: ["", "x" * 201],
    Shape.DATE: ["2026-02-29", "20260228", "yesterday", "2026-2-28"],
    Shape.FLAG: ["true", ""],
    Shape.NUMBER: ["-1", "1e3", "9" * 7],
    Shape.DIVISION: ["34010", "34010a"],
    Shape.PHONE: ["12", "phone"],
    Shape.PAPER_NO: ["a b", "abc"],
    Shape.ID_NUMBER: ["340102199003070011", "340102900307001", "abc", "3401;drop"],
    Shape.OLD_ID: ["34010290030700", "340102901307001", NUMBER],
    Shape.CREDIT_CODE: ["91350100M000100Y44", "short"],
}


@pytest.mark.parametrize("shape", SOUND)
def test_a_value_looks_like_its_field(shape):
    rule = a_rule(shape=shape)

    assert all(rule.sound(f" {value} ", today=TODAY) == value for value in SOUND[shape])
    for value in UNSOUND[shape]:
        with pytest.raises(Invalid) as refusal:
            rule.sound(value, today=TODAY)
        assert not value or value not in str(refusal.value)


@pytest.mark.parametrize("shape", SOUND)
@given(st.data())
def test_what_is_shown_instead_of_a_value_is_never_written_back(shape, data):
    value = data.draw(st.sampled_from(SOUND[shape]) | st.text("王小明AbC0123456789", min_size=3, max_size=20))
    rule = a_rule(shape=shape)

    for mask in {masked(shape, value), masked(Shape.TEXT, value), masked(Shape.PHONE, "13800001234")}:
        for spelled in (mask, f" {mask}", mask.replace("*", WIDE_STAR)):
            with pytest.raises(Invalid, match="遮盖"):
                rule.sound(spelled, today=TODAY)


@pytest.mark.parametrize("text", ["打13812345678", f"证件{NUMBER}"])
def test_a_text_that_lies_open_holds_no_number_of_anybody(text):
    with pytest.raises(Invalid, match="不加密") as refusal:
        a_rule(shape=Shape.TEXT, level=Level.ORDINARY, seen=Seen.OPEN).sound(text, today=TODAY)
    assert text not in str(refusal.value)
    assert a_rule(shape=Shape.TEXT).sound(text, today=TODAY) == text


@pytest.mark.parametrize("text", ["4*4米", "A*B", "**", "五星*"])
def test_a_star_in_a_text_is_no_mask(text):
    assert a_rule(shape=Shape.TEXT).sound(text, today=TODAY) == text


def test_every_shape_is_tried():
    assert set(SOUND) == set(UNSOUND) == set(Shape) - {Shape.CODE}


def test_a_code_is_one_of_its_values():
    rule = a_rule(shape=Shape.CODE, values={"01": "务工"})

    assert rule.sound("01", today=TODAY) == "01"
    with pytest.raises(Invalid):
        rule.sound("1", today=TODAY)


@pytest.mark.parametrize(
    ("shape", "spellings"),
    [
        (Shape.PHONE, ["13800001234", "+86 138-0000-1234", "86 13800001234", "138 0000 1234"]),
        (Shape.NAME, ["买买提·艾力", "买买提 艾力", "买买提艾力"]),
        (Shape.ID_NUMBER, ["11010519491231002x", "11010519491231002X"]),
    ],
)
def test_all_spellings_are_looked_up_as_one(shape, spellings):
    assert len({lookup_spelling(shape, each) for each in spellings}) == 1


@given(
    st.text(alphabet="0123456789", min_size=5, max_size=11),
    st.text(alphabet="0123456789", min_size=5, max_size=11),
)
def test_two_numbers_are_never_looked_up_as_one(one, other):
    assert (lookup_spelling(Shape.PHONE, one) == lookup_spelling(Shape.PHONE, other)) == (one == other)


SHOWN = {Shape.NAME: "欧阳小明", Shape.PHONE: "13800001234", Shape.ID_NUMBER: NUMBER}


def test_what_is_shown_instead_of_a_value_is_never_taken_for_one():
    for rule in RULES.fields:
        for shown in (masked(rule.shape, SHOWN.get(rule.shape, "x")), DECLINED):
            with pytest.raises(Invalid):
                rule.sound(shown, today=TODAY)
