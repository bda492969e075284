"""Sheet rows: what was read of a table becomes the rows that an import takes.

A row in which something is wrong becomes one too, with what it lacks made up, so that the import can tell
all that is wrong with it at once; nothing of it is kept.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from services.grid.domain.records.person import Population, Relation
from services.grid.schemas.records.read_sheet import ReadSheet, SheetRow
from services.grid.schemas.records.sheet import Column, SheetKind
from services.grid.usecases.records.import_households import HouseholdRow
from services.grid.usecases.records.import_people import PersonRow
from services.grid.usecases.records.seal_tag import TagRow

NO_DAY = date(1900, 1, 1)


def rows_of_sheet(kind: SheetKind, sheet: ReadSheet, columns: Sequence[Column]) -> list[Any]:
    """Return the rows for the import of that kind, in their order."""
    makes: dict[SheetKind, Callable[[SheetRow, Sequence[Column]], Any]] = {
        SheetKind.PEOPLE: _person_row,
        SheetKind.HOUSEHOLDS: _household_row,
        SheetKind.TAGS: _tag_row,
    }
    return [makes[kind](each, columns) for each in sheet.rows]


def _person_row(row: SheetRow, columns: Sequence[Column]) -> PersonRow:
    made_up = {
        "household_id": "",
        "relation": Relation.OTHER,
        "population": Population.REGISTERED,
        "name": "",
    }
    return PersonRow(**_words(row, columns, made_up), declined=row.declined)


def _household_row(row: SheetRow, columns: Sequence[Column]) -> HouseholdRow:
    made_up = {"house_id": "", "building_id": "", "members": 0}
    return HouseholdRow(**_words(row, columns, made_up), declined=row.declined)


def _tag_row(row: SheetRow, columns: Sequence[Column]) -> TagRow:
    """Return a row about a tag; details of its own category lose the name of that, others are faults."""
    words = _words(row, columns, {"category": "", "subject_id": "", "level": "", "valid_from": NO_DAY})
    prefix, unread = f"{words['category']}.", dict(words["unread"])
    strange = {name for name in words["details"] if not name.startswith(prefix)}
    unread |= dict.fromkeys(strange, ("此项不属于这一类别",)) | dict.fromkeys(
        row.declined, ("标签不能拒绝提供",)
    )
    details = {name: said for name, said in words["details"].items() if name not in strange}
    words["details"] = {name.removeprefix(prefix): said for name, said in details.items()}
    return TagRow(**words | {"unread": unread})


def _words(row: SheetRow, columns: Sequence[Column], made_up: dict[str, Any]) -> dict[str, Any]:
    detail = {each.name for each in columns if each.detail}
    plain = {name: said for name, said in row.values.items() if name not in detail}
    details = {name: str(said) for name, said in row.values.items() if name in detail}
    return {"id": f"row-{row.number}", **made_up, **plain, "details": details, "unread": row.unread}
