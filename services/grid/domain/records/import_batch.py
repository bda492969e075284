"""Import batch: what came in together, from whom, on what basis, and what became of each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import Origin
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


class Effect(StrEnum):
    """What a row does to the record that it is about."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"

    @classmethod
    def of(cls, former: object | None, now: object) -> "Effect":
        """Return what was done to a record that is not refused."""
        if former is None:
            return cls.NEW
        return cls.UNCHANGED if now == former else cls.CHANGED


@dataclass(frozen=True, kw_only=True)
class RecordOutcome(RowOutcome):
    """What became of a row, or would become of it.

    `contrary` are the fields in which it contradicts the record: nothing was overwritten, a person decides.
    `faults` are the words for everything that is wrong with a refused one, by column.
    """

    effect: Effect
    contrary: tuple[str, ...] = ()
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ImportBatch:
    """A batch that was taken in; rows count from 0. What is refused never repeats what a row said.

    `digest` tells its words: the same id stands for them alone.
    """

    id: str
    about: About
    origin: Origin
    rows: int
    effects: dict[Effect, int]
    refused: dict[str, str]
    digest: str = ""
    outcomes: tuple[RecordOutcome, ...] = ()

    @classmethod
    def of(
        cls, command: Command, *, about: About, origin: Origin, outcomes: Sequence[RecordOutcome]
    ) -> "ImportBatch":
        """Return the account of a batch."""
        effects = [outcome.effect for outcome in outcomes]
        return cls(
            id=command.id,
            about=about,
            origin=origin,
            rows=len(outcomes),
            effects={effect: effects.count(effect) for effect in Effect if effect in effects},
            refused={str(each.row): each.reason or "" for each in outcomes if not each.ok},
            digest=command.digest,
            outcomes=tuple(outcomes),
        )

    def require_same(self, command: Command) -> None:
        """Refuse other words under the id of this batch."""
        if self.digest and self.digest != command.digest:
            raise Conflict("此批次编号已用于另一批数据，请换一个编号")
