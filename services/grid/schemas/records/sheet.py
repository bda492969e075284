"""Sheets: the tables in which people, households and tags come in, and what each column means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from marshmallow import Schema

from services.grid.domain.records.field_rule import About, FieldRule, Shape
from services.grid.domain.records.record_rules import RecordRules
from services.grid.domain.records.tag_rules import TagRules
from services.grid.domain.records.words import DECLINED, KINDS, POPULATIONS, RELATIONS, TENURES, YES_NO
from services.grid.schemas.records.household import HouseholdForm
from services.grid.schemas.records.person import PersonForm
from services.grid.schemas.records.tag import TagForm

Words = Mapping[str, str]
NUMBERS_AS_TEXT = "请把单元格格式设为文本"


class SheetKind(StrEnum):
    """What a table is about."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    TAGS = "tags"


TITLES = {SheetKind.PEOPLE: "人员", SheetKind.HOUSEHOLDS: "户", SheetKind.TAGS: "标签"}
FORMS: Mapping[SheetKind, type[Schema]] = {
    SheetKind.PEOPLE: PersonForm,
    SheetKind.HOUSEHOLDS: HouseholdForm,
    SheetKind.TAGS: TagForm,
}
PLAIN: Mapping[SheetKind, Words] = {
    SheetKind.PEOPLE: {
        "id": "人员编号",
        "household_id": "户编号",
        "relation": "与户主关系",
        "population": "人口类型",
        "name": "姓名",
        "id_number": "证件号码",
        "phone": "电话",
        "tenure": "居住类型",
        "lives_since": "居住开始日期",
    },
    SheetKind.HOUSEHOLDS: {
        "id": "户编号",
        "house_id": "户室编码",
        "building_id": "楼栋编码",
        "members": "家庭人数",
        "door": "单元和房号",
        "kind": "户类型",
    },
    SheetKind.TAGS: {
        "id": "标签编号",
        "category": "类别编码",
        "subject_id": "人员编号或者户编号",
        "level": "等级",
        "valid_from": "有效期起",
        "valid_until": "有效期止",
    },
}
CLOSED: Mapping[str, Words] = {
    "relation": RELATIONS,
    "population": POPULATIONS,
    "tenure": TENURES,
    "kind": KINDS,
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its name in the first row, its words for people, and what may stand in it.

    `words` are a closed list by code. A `detail` is a field of the table of fields, or of a category.
    """

    name: str
    label: str
    required: bool = False
    words: Words = field(default_factory=dict)
    date: bool = False
    number: bool = False
    digits: bool = False
    detail: bool = False
    declinable: bool = False

    @property
    def note(self) -> str:
        """Return what stands below the name, for who fills the table in."""
        said = [self.label, "必填" if self.required else "", "、".join(self.words.values())]
        shapes = ("日期，如2026-03-01" if self.date else "", NUMBERS_AS_TEXT if self.digits else "")
        refusal = f"可填“{DECLINED}”" if self.declinable else ""
        return "；".join(each for each in (*said, *shapes, refusal) if each)


@cache
def form_fields(kind: SheetKind) -> Mapping[str, Any]:
    """Return the fields of the Form by which such a row comes in without a table."""
    return FORMS[kind]().fields


def columns_of(kind: SheetKind, rules: RecordRules, tag_rules: TagRules) -> tuple[Column, ...]:
    """Return the columns of a table, those that every row needs first."""
    plain = tuple(_plain(kind, name, label) for name, label in PLAIN[kind].items())
    if kind is SheetKind.TAGS:
        return (*plain, *_of_categories(tag_rules))
    about = About.PERSON if kind is SheetKind.PEOPLE else About.HOUSEHOLD
    known = {each.name for each in plain}
    asked = [rule for rule in rules.fields if rule.about is about and rule.collected]
    return (*plain, *(_of_rule(rule) for rule in asked if rule.code not in known))


def template_rows(columns: Sequence[Column]) -> list[list[str]]:
    """Return the two rows that every table begins with: the names, and what they mean."""
    return [[each.name for each in columns], [each.note for each in columns]]


def _plain(kind: SheetKind, name: str, label: str) -> Column:
    asked = form_fields(kind)[name]
    return Column(
        name=name,
        label=label,
        required=asked.required,
        words=CLOSED.get(name, {}),
        date=name in {"lives_since", "valid_from", "valid_until"},
        number=name == "members",
        digits=name in {"id_number", "phone"},
    )


def _of_rule(rule: FieldRule) -> Column:
    return Column(
        name=rule.code,
        label=rule.label,
        words=YES_NO if rule.shape is Shape.FLAG else rule.values,
        date=rule.shape is Shape.DATE,
        digits=rule.shape in {Shape.PHONE, Shape.PAPER_NO, Shape.CREDIT_CODE, Shape.DIVISION},
        detail=True,
        declinable=rule.declinable,
    )


def _of_categories(tag_rules: TagRules) -> Iterator[Column]:
    """Yield a column for each detail of each category: `C03.kind`."""
    for category in tag_rules.categories:
        for code, label in category.details.items():
            yield Column(name=f"{category.code}.{code}", label=f"{category.label}：{label}", detail=True)
