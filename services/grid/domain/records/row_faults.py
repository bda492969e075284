"""Row faults: everything that is wrong with one row of a list, told at once and by its column."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from shared.kernel.errors import DomainError, Invalid

Words = Mapping[str, tuple[str, ...]]
"""What is wrong, in words for a person, by column."""


class RowFaults:
    """Gathers refusals, so that who sent the list mends a row once.

    `unread` is what could not be read at all: of such a column nothing more is said.
    """

    def __init__(self, unread: Words) -> None:
        self._unread = unread
        self._found: dict[str, list[str]] = {column: list(said) for column, said in unread.items()}

    @contextmanager
    def at(self, column: str) -> Iterator[None]:
        """Note what is refused in here, and go on."""
        try:
            yield
        except DomainError as refusal:
            if column not in self._unread:
                self._found.setdefault(column, []).append(refusal.message)

    def require_none(self) -> None:
        """Refuse the row where anything was refused: Invalid, with the words for a person by column."""
        if self._found:
            words = dict.fromkeys(word for told in self._found.values() for word in told)
            raise Invalid("；".join(words), self._found)
