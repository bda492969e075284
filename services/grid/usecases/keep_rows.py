"""Keep the rows of a batch as records: what all imports of records have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command

Kept = TypeVar("Kept")


class Records(Protocol[Kept]):
    """Records that come by import."""

    def keep(self, told: Sequence[tuple[Kept, Command]]) -> None:
        """Keep records, each with the command that told it; of two with one id the last.

        A command that was heard before changes nothing, whatever was told since.
        """

    def find_all(self, ids: Iterable[str]) -> Mapping[str, Kept]:
        """Return those that there are, by id."""


class Sent(Protocol):
    """A row says which record it is about."""

    @property
    def id(self) -> str: ...


class Placed(Protocol):
    """A record belongs to a community."""

    @property
    def community_code(self) -> str: ...


Row = TypeVar("Row", bound=Sent)
Record = TypeVar("Record", bound=Placed)


def keep_rows(
    records: Records[Record],
    rows: Sequence[Row],
    record_of: Callable[[Row, Command], Record],
    *,
    command: Command,
) -> list[RowOutcome]:
    """Keep a batch of records, replacing what was known of them; a refused row keeps nobody out.

    Refused is all that `record_of` refuses, and a row about a record that lies, as far as is known, outside
    of the caller's areas: nobody takes over what is not his.
    """
    before = records.find_all({row.id for row in rows})
    told: list[tuple[Record, Command]] = []

    def take(row: Row, wish: Command) -> None:
        if former := before.get(row.id):
            wish.by.require_area(former.community_code)
        told.append((record_of(row, wish), wish))

    outcomes = each_row(rows, take, command=command)
    records.keep(told)
    return outcomes
