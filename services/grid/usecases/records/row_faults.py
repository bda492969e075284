"""Row faults: everything that is wrong with one row of a list, told at once and by its column."""

from collections.abc import Iterator
from contextlib import contextmanager

from shared.kernel.errors import DomainError, Invalid


class RowFaults:
    """Gathers refusals, so that who sent the list mends a row once."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    @contextmanager
    def at(self, column: str) -> Iterator[None]:
        """Note what is refused in here, and go on."""
        try:
            yield
        except DomainError as refusal:
            self._found.setdefault(column, []).append(refusal.message)

    def require_none(self) -> None:
        """Refuse the row where anything was refused: Invalid, with the words for a person by column."""
        if self._found:
            words = dict.fromkeys(word for told in self._found.values() for word in told)
            raise Invalid("；".join(words), self._found)
