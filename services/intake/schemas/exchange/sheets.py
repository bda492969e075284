"""Sheets: which tables a workbook of items has, and which columns."""

from dataclasses import dataclass
from typing import Any

from marshmallow import fields

from services.intake.domain.exchange.labels import LABELS, OF_A_LINE, OF_LINES
from services.intake.schemas.exchange.derived import Field
from services.intake.schemas.exchange.record import ABOUT, LINES, RECORD

ITEMS, ANSWERS = "事项", OF_LINES["answers"]
OF_THE_OFFICE = ("task_version", "task_state", "clock_unit")
"""Written for people to read; the table neither says which version it becomes nor what follows from it."""


@dataclass(frozen=True)
class Sheet:
    """A table. `of` are the columns that say whose line it is: the item, for an answer the question too."""

    title: str
    of: tuple[str, ...]
    columns: dict[str, Field]

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the first row."""
        return (*self.of, *self.columns)

    @property
    def labels(self) -> tuple[str, ...]:
        """The words in the second row."""
        known = LABELS if self.title == ITEMS else OF_A_LINE
        return tuple(known[name] for name in self.names)


def line_columns(name: str) -> dict[str, Field]:
    """Return the fields of lines of one kind, but for answers, which have a table of their own."""
    nested = LINES[name]
    assert isinstance(nested, fields.List)
    inner: Any = nested.inner
    return {each: field for each, field in inner.schema.fields.items() if each != "answers"}


def answer_columns() -> dict[str, Field]:
    """Return the fields of an answer."""
    answers: Any = LINES["scenarios"]
    return dict(answers.inner.schema.fields["answers"].inner.schema.fields)


FLAT = {name: field for name, field in RECORD.items() if name not in LINES}
SHEETS = {
    "items": Sheet(ITEMS, ("code", *OF_THE_OFFICE), FLAT),
    **{name: Sheet(OF_LINES[name], ("item",), line_columns(name)) for name in LINES},
    "answers": Sheet(ANSWERS, ("item", "question"), answer_columns()),
}
assert set(ABOUT) == set(SHEETS["items"].of)
