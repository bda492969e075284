"""Imported: records as they came in, with the place of every value, and what was wrong there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from marshmallow import RAISE, ValidationError

from services.intake.domain.exchange.row_fault import RowFault, Where
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.schemas.exchange.reading import read_with_faults
from services.intake.schemas.exchange.record import ItemRecord
from shared.plumbing.strict import Place, written

Record = dict[str, Any]


@dataclass(kw_only=True)
class Imported:
    """One record. `rows` say where its parts stood: () for itself, ("materials", 2) for a third material."""

    code: str
    record: Record
    rows: dict[Place, Where]
    faults: list[RowFault] = field(default_factory=list)

    def guide(self) -> ItemGuide | None:
        """Return the guide, or None after noting every fault of the record by its place."""
        try:
            plain = ItemRecord(unknown=RAISE).load(self.record)
        except ValidationError as wrong:
            self._note(flattened(wrong.messages_dict))
            return None
        guide, faults = read_with_faults(plain)
        self._note(faults)
        return None if self.faults else guide

    def _note(self, faults: Iterable[tuple[Place, str]]) -> None:
        self.faults += [RowFault(where=self._where(place), reason=reason) for place, reason in faults]

    def _where(self, place: Place) -> Where:
        """Return the row that holds a place, and the field in it."""
        for cut in range(len(place), -1, -1):
            if place[:cut] in self.rows:
                row, rest = self.rows[place[:cut]], place[cut:]
                return Where(sheet=row.sheet, row=row.row, field=written(rest))
        return self.rows[()]


def flattened(messages: Mapping[Any, Any], place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield every message of a Form with its place."""
    for name, said in messages.items():
        inner = (*place, name)
        if isinstance(said, Mapping):
            yield from flattened(said, inner)
        else:
            yield from ((inner, str(each)) for each in (said if isinstance(said, list) else [said]))
