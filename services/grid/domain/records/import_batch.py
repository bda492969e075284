"""Import batch: what came in together, from whom, on what basis, and what became of each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import Origin
from shared.kernel.batch import RowOutcome


class Effect(StrEnum):
    """What a row does to the record that it is about."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class RecordOutcome(RowOutcome):
    """What became of a row, or would become of it."""

    effect: Effect


@dataclass(frozen=True, kw_only=True)
class ImportBatch:
    """A batch that was taken in; rows count from 0. `reasons` never repeat what a row said."""

    id: str
    about: About
    origin: Origin
    rows: int
    effects: dict[Effect, int]
    refused: dict[str, str]

    @classmethod
    def of(cls, id: str, *, about: About, origin: Origin, outcomes: Sequence[RecordOutcome]) -> "ImportBatch":
        """Return the account of a batch."""
        effects = [outcome.effect for outcome in outcomes]
        return cls(
            id=id,
            about=about,
            origin=origin,
            rows=len(outcomes),
            effects={effect: effects.count(effect) for effect in Effect if effect in effects},
            refused={str(each.row): each.reason or "" for each in outcomes if not each.ok},
        )
