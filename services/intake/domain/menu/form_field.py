"""Form field: a line of the form that an applicant fills in for an item (form_schema)."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.menu.faults import require, twice


class FieldKind(StrEnum):
    """What is written there."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MONEY = "money"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True)
class FormField:
    """A line; a choice has at least two things to choose from."""

    code: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        choice = self.kind is FieldKind.CHOICE
        require(
            (not (self.code and self.label), "form_schema", "表单项须有编码和名称"),
            (choice and len(self.choices) <= 1, "form_schema", f"{self.code}：选择项须有两个以上选项"),
            (not choice and bool(self.choices), "form_schema", f"{self.code}：不是选择项，却有选项"),
            (bool(twice(list(self.choices))), "form_schema", f"{self.code}：选项重复"),
        )
