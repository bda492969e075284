"""What the use cases of single fields need from the world outside."""

from dataclasses import dataclass
from typing import Protocol

from services.grid.domain.records.field_line import FieldLine
from services.grid.usecases.records.ports import Households, People, Rules, Sealer, Tags, TagTable


class FieldLines(Protocol):
    """All that was said against what is known, field by field."""

    def get(self, id: str) -> FieldLine:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> FieldLine | None:
        """Return one, or None."""

    def save(self, aggregate: FieldLine, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def in_conflict(self, area: str, *, after: str, limit: int) -> list[FieldLine]:
        """Return those of an area about which a person must decide, by their ids, from behind one on."""


@dataclass(frozen=True, kw_only=True)
class Records:
    """What is known of people and households, and what may be known."""

    households: Households
    people: People
    rules: Rules
    tags: Tags
    tag_table: TagTable
    sealer: Sealer
