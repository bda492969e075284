"""Aggregate: an object that guards its rules and remembers what happened to it."""

from dataclasses import dataclass, field

from shared.kernel.command import Command
from shared.kernel.errors import Conflict
from shared.kernel.event import Event

REMEMBERED_COMMANDS = 200


@dataclass(kw_only=True)
class Aggregate:
    """Base of every aggregate.

    `version` counts the facts that are kept: every change records at least one, so the facts of an
    aggregate are numbered 1, 2, 3 … without a gap, and whoever follows them can tell that one is
    missing. `commands` are the last wishes that were granted, by their digests.
    """

    id: str
    version: int = 0
    commands: dict[str, str] = field(default_factory=dict, repr=False)
    _happened: list[Event] = field(default_factory=list, init=False, repr=False, compare=False)
    owed: list[object] = field(default_factory=list, init=False, repr=False, compare=False)
    """For the store alone: announcements of earlier facts that were not confirmed when it was read."""

    def record(self, event: Event) -> None:
        """Remember a fact; the store saves it together with the new state."""
        self._happened.append(event)

    def happened(self) -> tuple[Event, ...]:
        """Return the facts that are not saved yet, oldest first."""
        return tuple(self._happened)

    def saved(self) -> None:
        """Told by the store: this state and these facts are safe."""
        self.version += len(self._happened)
        self._happened.clear()

    def heeded(self, command: Command) -> bool:
        """Tell whether this very wish was granted before; if not, remember it as granted now.

        Raises Conflict when the same id came with other words.
        """
        known = self.commands.get(command.id)
        if known is not None and known != command.digest:
            raise Conflict(f"command {command.id} was used before, for something else")
        if known is None:
            self.commands = dict(
                [*self.commands.items(), (command.id, command.digest)][-REMEMBERED_COMMANDS:]
            )
        return known is not None
