"""Field rule: one thing that may be known of people or households, what it is for, and how it looks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from services.grid.domain.records.id_number import sound_id_number, sound_old_id
from services.grid.domain.records.words import DECLINED
from shared.kernel.credit_code import sound_credit_code
from shared.kernel.errors import Invalid
from shared.kernel.masking import TAKEN_OUT, discreet, holds_mask, is_masked_name

LONGEST_NAME, LONGEST_TEXT, LONGEST_CODE = 60, 200, 64
PHONE = re.compile(r"\+?[0-9-]{3,20}")
PAPER_NO = re.compile(r"[0-9A-Za-z()/-]{4,30}")
DIVISION = re.compile(r"[0-9]{6}")
NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,2})?")
CODE = re.compile(r"[a-z][a-z_]{0,39}")
FLAGS = frozenset({"yes", "no"})


class About(StrEnum):
    """Whose field it is."""

    PERSON = "person"
    HOUSEHOLD = "household"


class Level(StrEnum):
    """How much harm it can do; all but the ordinary is sealed before the database sees it."""

    ORDINARY = "ordinary"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Shape(StrEnum):
    """What a value looks like."""

    NAME = "name"
    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    CODE = "code"
    NUMBER = "number"
    DIVISION = "division"
    PHONE = "phone"
    PAPER_NO = "paper_no"
    ID_NUMBER = "id_number"
    OLD_ID = "old_id"
    CREDIT_CODE = "credit_code"


class Seen(StrEnum):
    """The view by which a value is shown; who sees what in each stands in the rules of access."""

    OPEN = "open"
    IDENTITY = "identity"
    PRIVATE = "private"
    HIDDEN = "hidden"


@dataclass(frozen=True, kw_only=True)
class FieldRule:
    """A field. Refused is one that is collected without purpose and basis, or sensitive without necessity.

    `days` are natural days after which a value must be looked at again (domain reference §3.8, §4.7).
    """

    code: str
    about: About
    label: str
    level: Level
    shape: Shape
    seen: Seen
    source: str
    purpose: str = ""
    legal_basis: str = ""
    necessity: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    collected: bool = True
    lookup: bool = False
    declinable: bool = False
    days: int = 365

    def __post_init__(self) -> None:
        if not CODE.fullmatch(self.code):
            raise Invalid(f"{self.code} is no name of a field")
        if self.collected and not (self.purpose.strip() and self.legal_basis.strip()):
            raise Invalid(
                "a field that is collected has a purpose and a legal basis", {"purpose": [self.code]}
            )
        if self.collected and self.level is Level.SENSITIVE and not self.necessity.strip():
            raise Invalid(
                "a sensitive field that is collected says why it must be", {"necessity": [self.code]}
            )
        if (self.shape is Shape.CODE) != bool(self.values):
            raise Invalid("codes, and only codes, have values", {"values": [self.code]})
        if self.days < 1:
            raise Invalid("nothing is out of date at once", {"days": [self.code]})

    @property
    def sealed(self) -> bool:
        return self.level is not Level.ORDINARY

    @property
    def seal_name(self) -> str:
        """Return what is sealed in with a value, so that no other field can pass for it."""
        return f"{self.about}.{self.code}"

    def sound(self, typed: str, *, today: date) -> str:
        """Return a value as it is kept; raises Invalid, in words that never repeat it."""
        if not self.collected:
            raise Invalid(f"{self.label}不在采集范围内", {self.code: ["not collected"]})
        value = typed.strip()
        if self.is_mask(value):
            raise Invalid(
                f"{self.label}填写的是遮盖后的显示内容，请填写原文，不需变更的请勿填写",
                {self.code: ["a mask, and no value"]},
            )
        if self.shape is Shape.TEXT and not self.sealed and TAKEN_OUT in discreet(value):
            raise Invalid(
                f"{self.label}不加密保存，请勿填写证件号码或者电话", {self.code: ["no number of anybody"]}
            )
        fits = value in self.values if self.shape is Shape.CODE else SHAPES[self.shape](value)
        if not fits:
            raise Invalid(f"{self.label}填写有误", {self.code: [f"not a {self.shape}"]})
        return self._checked(value, today)

    def is_mask(self, value: str) -> bool:
        """Tell whether a value is what is shown in the place of one; such a thing is never written back."""
        return value == DECLINED or holds_mask(value) or (self.shape is Shape.NAME and is_masked_name(value))

    def require_declinable(self) -> None:
        """Refuse to note that somebody would not tell what he must, and what nobody may ask of him."""
        if not (self.collected and self.declinable):
            raise Invalid(f"{self.label}不属于可以拒绝提供的登记项", {self.code: ["not to be declined"]})

    def _checked(self, value: str, today: date) -> str:
        if self.shape is Shape.ID_NUMBER:
            return sound_id_number(value, today=today)
        if self.shape is Shape.OLD_ID:
            return sound_old_id(value, today=today)
        return sound_credit_code(value) if self.shape is Shape.CREDIT_CODE else value


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


SHAPES: Mapping[Shape, Callable[[str], object]] = {
    Shape.NAME: lambda value: 0 < len(value) <= LONGEST_NAME,
    Shape.TEXT: lambda value: 0 < len(value) <= LONGEST_TEXT,
    Shape.DATE: _is_date,
    Shape.FLAG: FLAGS.__contains__,
    Shape.NUMBER: NUMBER.fullmatch,
    Shape.DIVISION: DIVISION.fullmatch,
    Shape.PHONE: PHONE.fullmatch,
    Shape.PAPER_NO: PAPER_NO.fullmatch,
    Shape.ID_NUMBER: lambda value: 0 < len(value) <= LONGEST_CODE,
    Shape.OLD_ID: lambda value: 0 < len(value) <= LONGEST_CODE,
    Shape.CREDIT_CODE: lambda value: 0 < len(value) <= LONGEST_CODE,
}
