"""Cells: how a value of a record stands in a table, and how it is read again.

People write 是 and 否, and the words of closed lists; several values stand one below the other in a cell.
"""

from datetime import date, datetime
from typing import Any

from marshmallow import fields, validate

from services.intake.domain.exchange.words import WORDS, YES_NO
from services.intake.schemas.exchange.derived import Field
from shared.kernel.errors import Invalid
from shared.plumbing.workbook import Cell, Formula

EMPTY = "\\e"
"""Stands for an empty text in a list, where nothing would be no text at all."""


def to_cell(name: str, field: Field, value: Any) -> Cell:
    """Return what stands in the cell; None leaves it blank."""
    if isinstance(field, fields.List):
        return "\n".join(_escaped(str(to_cell(name, field.inner, each))) for each in value) or None
    if isinstance(field, fields.Boolean):
        return YES_NO[value]
    if is_closed(field):
        return words_of(name).get(value, value)
    return None if value == "" else value


def from_cell(name: str, field: Field, cell: Cell) -> Any:
    """Return the value of a cell that is not blank, as the record has it; raises Invalid."""
    if isinstance(cell, Formula):
        raise Invalid("不能使用公式，请填写数值或者文字")
    if isinstance(field, fields.List):
        return [from_cell(name, field.inner, _unescaped(each)) for each in str(cell).split("\n")]
    if isinstance(field, fields.Integer):
        return _number(cell)
    if isinstance(field, fields.Date):
        return _day(cell)
    return _word(name, field, _text(cell))


def is_closed(field: Field) -> bool:
    """Tell whether its values are a closed list, which has words for people."""
    return isinstance(field, fields.Enum) or any(
        isinstance(each, validate.OneOf) for each in field.validators
    )


def words_of(name: str) -> dict[str, str]:
    """Return the words of a closed list, by its codes."""
    known = WORDS.get(name) or WORDS.get(name.rpartition("_")[2], {})
    return dict(known)


def _word(name: str, field: Field, text: str) -> Any:
    if isinstance(field, fields.Boolean):
        answers: dict[str, Any] = {"是": True, "否": False, "TRUE": True, "FALSE": False}
        return answers.get(text.strip().upper(), text)
    if is_closed(field):
        codes = {word: code for code, word in words_of(name).items()}
        return codes.get(text.strip(), text.strip())
    return text


def _number(cell: Cell) -> Any:
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    text = str(cell).strip()
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() else cell


def _day(cell: Cell) -> str:
    if isinstance(cell, datetime | date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    return str(cell).strip()


def _text(cell: Cell) -> str:
    """Return what was typed; a code that the table took for a number is a text again."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n") or EMPTY


def _unescaped(text: str) -> str:
    if text == EMPTY:
        return ""
    parts = text.split("\\\\")
    return "\\".join(part.replace("\\n", "\n") for part in parts)
