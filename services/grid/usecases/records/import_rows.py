"""Import rows: what the imports of people, of households and of tags have in common."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from services.grid.domain.records.change_request import Changes
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.held_back import NOTHING
from services.grid.domain.records.import_batch import Effect, ImportBatch, RecordOutcome
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.record_rules import RecordRules
from services.grid.domain.records.subject import Subject
from services.grid.usecases.keep_rows import Sent
from services.grid.usecases.records.ask_changes import AskedChange, ask_changes
from services.grid.usecases.records.contradict import Contrary, contradict
from services.grid.usecases.records.ports import Batches, ChangeRequests, FieldLines, Revised, Sealer
from services.grid.usecases.records.take_values import Against
from services.grid.usecases.territory.ports import Register
from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command
from shared.kernel.errors import DomainError


class Identified(Protocol):
    """A record knows its id."""

    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=Sent)
Record = TypeVar("Record", bound=Identified)


@dataclass(frozen=True, kw_only=True)
class Registry:
    """What every import needs: what may be known, how it is sealed, where batches are accounted for.

    Where a list contradicts a record, that goes to the lines of its fields, or becomes a request.
    """

    rules: RecordRules
    sealer: Sealer
    batches: Batches
    lines: FieldLines
    register: Register
    requests: ChangeRequests


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What is said of a whole batch: where it comes from, whether it is tried only, and who brings it."""

    about: About
    origin: Origin
    dry_run: bool
    command: Command

    @property
    def id(self) -> str:
        return self.command.id


@dataclass(frozen=True, kw_only=True)
class Changed(Generic[Record]):
    """What a row makes of a record; `against` are values that it says against the record, by field.

    `held` is what it would change beside the fields, and `present` the words for what stands there now.
    """

    record: Record
    effect: Effect
    household_id: str = ""
    against: Mapping[str, Against] = field(default_factory=dict)
    held: Changes = NOTHING
    present: str = ""

    @property
    def contrary(self) -> tuple[str, ...]:
        return (*self.against, *self.held.what)


Change = Callable[[Row, Record | None, Command], Changed[Record]]


def import_rows(
    records: Revised[Record],
    registry: Registry,
    *,
    rows: Sequence[Row],
    change: Change[Row, Record],
    brought: Brought,
) -> list[RecordOutcome]:
    """Change record after record as the rows say, and keep them all at once with the account of the batch.

    `change` is told the row and the record as it is known; of two rows about one record the second is told
    what the first has made of it. What it refuses keeps no other row out. A dry run keeps nothing. A batch
    that was kept is answered as it was then; raises Conflict where its id comes with other words.
    """
    if kept := _kept(registry, brought):
        return list(kept.outcomes)
    changes = _Changes(dict(records.find_all({row.id for row in rows})), change)
    granted = each_row(rows, changes.take, command=brought.command)
    outcomes = [changes.outcome(each, f"{brought.id}-{each.row}") for each in granted]
    if not brought.dry_run:
        records.keep(list(changes.told.values()))
        _ask(registry, changes.contraries(brought.about), changes.asked(brought.about), brought)
        batch = ImportBatch.of(brought.command, about=brought.about, origin=brought.origin, outcomes=outcomes)
        registry.batches.keep([(batch, brought.command)])
    return outcomes


def _kept(registry: Registry, brought: Brought) -> ImportBatch | None:
    """Return the batch if it was kept before; raises Conflict where its id came with other words."""
    kept = None if brought.dry_run else registry.batches.find_all([brought.id]).get(brought.id)
    if kept:
        kept.require_same(brought.command)
    return kept


def _ask(
    registry: Registry, found: Iterable[Contrary], asked: Iterable[AskedChange], brought: Brought
) -> None:
    """Let people decide about what the rows say against the records."""
    contradict(registry.lines, registry.register, found, origin=brought.origin, command=brought.command)
    ask_changes(registry.requests, registry.register, asked, origin=brought.origin, command=brought.command)


class _Changes(Generic[Row, Record]):
    """What the rows so far have made of the records."""

    def __init__(self, known: dict[str, Record], change: Change[Row, Record]) -> None:
        self._known, self._change = known, change
        self._made: dict[str, Changed[Record]] = {}
        self._faults: dict[str, Mapping[str, object]] = {}
        self.told: dict[str, tuple[Record, Command]] = {}

    def take(self, row: Row, wish: Command) -> None:
        try:
            made = self._change(row, self._known.get(row.id), wish)
        except DomainError as refusal:
            self._faults[wish.id] = refusal.fields
            raise
        self._known[row.id], self._made[wish.id] = made.record, made
        if made.effect is not Effect.UNCHANGED:
            self.told[row.id] = made.record, wish

    def outcome(self, granted: RowOutcome, wish_id: str) -> RecordOutcome:
        made = self._made.get(wish_id)
        return RecordOutcome(
            row=granted.row,
            ok=granted.ok,
            reason=granted.reason,
            effect=made.effect if made else Effect.REFUSED,
            contrary=made.contrary if made else (),
            faults=_words(self._faults.get(wish_id, {})),
        )

    def contraries(self, about: About) -> Iterator[Contrary]:
        """Yield all that the rows say against the records."""
        for made in self._made.values():
            for code, each in made.against.items():
                yield Contrary(
                    subject=Subject(about=about, id=made.record.id, code=code),
                    household_id=made.household_id,
                    present=each.present,
                    now=each.now,
                    value=each.value,
                )

    def asked(self, about: About) -> Iterator[AskedChange]:
        """Yield all that the rows would change beside the fields."""
        for made in self._made.values():
            if made.held.what:
                yield AskedChange(
                    about=about,
                    subject_id=made.record.id,
                    household_id=made.household_id,
                    present=made.present,
                    changes=made.held,
                )


def _words(faults: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Return what is said of each column."""
    lists = {column: said for column, said in faults.items() if isinstance(said, list)}
    return {column: tuple(str(each) for each in said) for column, said in lists.items()}
