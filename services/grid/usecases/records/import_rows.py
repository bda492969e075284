"""Import rows: what the imports of people and of households have in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.import_batch import Effect, ImportBatch, RecordOutcome
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.record_rules import RecordRules
from services.grid.usecases.keep_rows import Sent
from services.grid.usecases.records.ports import Batches, Revised, Sealer
from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command


class Identified(Protocol):
    """A record knows its id."""

    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=Sent)
Record = TypeVar("Record", bound=Identified)


@dataclass(frozen=True, kw_only=True)
class Registry:
    """What every import needs: what may be known, how it is sealed, and where batches are accounted for."""

    rules: RecordRules
    sealer: Sealer
    batches: Batches


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What is said of a whole batch: where it comes from, whether it is tried only, and who brings it."""

    about: About
    origin: Origin
    dry_run: bool
    command: Command


def import_rows(
    records: Revised[Record],
    registry: Registry,
    *,
    rows: Sequence[Row],
    change: Callable[[Row, Record | None, Command], tuple[Record, Effect]],
    brought: Brought,
) -> list[RecordOutcome]:
    """Change record after record as the rows say, and keep them all at once with the account of the batch.

    `change` is told the row and the record as it is known; of two rows about one record the second is told
    what the first has made of it. What it refuses keeps no other row out. A dry run keeps nothing.
    """
    changes = _Changes(dict(records.find_all({row.id for row in rows})), change)
    granted = each_row(rows, changes.take, command=brought.command)
    outcomes = [changes.outcome(each, f"{brought.command.id}-{each.row}") for each in granted]
    if not brought.dry_run:
        records.keep(list(changes.told.values()))
        id, origin = brought.command.id, brought.origin
        batch = ImportBatch.of(id, about=brought.about, origin=origin, outcomes=outcomes)
        registry.batches.keep([(batch, brought.command)])
    return outcomes


class _Changes(Generic[Row, Record]):
    """What the rows so far have made of the records."""

    def __init__(
        self,
        known: dict[str, Record],
        change: Callable[[Row, Record | None, Command], tuple[Record, Effect]],
    ) -> None:
        self._known, self._change = known, change
        self._effects: dict[str, Effect] = {}
        self.told: dict[str, tuple[Record, Command]] = {}

    def take(self, row: Row, wish: Command) -> None:
        record, effect = self._change(row, self._known.get(row.id), wish)
        self._known[row.id], self._effects[wish.id] = record, effect
        if effect is not Effect.UNCHANGED:
            self.told[row.id] = record, wish

    def outcome(self, granted: RowOutcome, wish_id: str) -> RecordOutcome:
        effect = self._effects.get(wish_id, Effect.REFUSED)
        return RecordOutcome(row=granted.row, ok=granted.ok, reason=granted.reason, effect=effect)
