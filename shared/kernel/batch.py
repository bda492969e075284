"""Batch: many wishes in one command. Every row that can be granted is granted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from shared.kernel.command import Command
from shared.kernel.errors import DomainError

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class RowOutcome:
    """What became of a row, counted from 0; a refused one has a reason."""

    row: int
    ok: bool
    reason: str | None = None


def each_row(
    rows: Sequence[Row], grant: Callable[[Row, Command], object], *, command: Command
) -> list[RowOutcome]:
    """Grant row by row; one that is refused does not keep the others out.

    Every row is a wish of its own, `<command id>-<row>`, so sending the batch again is harmless. An
    outage ends the batch: what was granted until then stays granted.
    """
    return [
        _outcome(number, row, grant, replace(command, id=f"{command.id}-{number}"))
        for number, row in enumerate(rows)
    ]


def _outcome(number: int, row: Row, grant: Callable[[Row, Command], object], command: Command) -> RowOutcome:
    try:
        grant(row, command)
    except DomainError as refusal:
        return RowOutcome(row=number, ok=False, reason=refusal.message)
    return RowOutcome(row=number, ok=True)
