"""What the use cases need from the world outside."""

from collections.abc import Iterable
from typing import Protocol

from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.notice import Notice, State
from services.notify.domain.template import Template


class Notices(Protocol):
    """All the notices that there are; together, everybody's inbox."""

    def get(self, id: str) -> Notice:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Notice | None:
        """Return one, or None."""

    def save(self, notice: Notice) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def note_read(self, notice: Notice) -> None:
        """Keep the receipt of one that was read, unless it was changed meanwhile. No fact, no new version."""

    def page(self, boxes: Iterable[str], *, after: str, limit: int) -> list[Notice]:
        """Return the newest notices of some boxes that come after a place, each of them once."""

    def count_unacknowledged(self, boxes: Iterable[str], *, limit: int) -> int:
        """Count the notices whose recipients have still to confirm them; stops counting at the limit."""


class KnownCases(Protocol):
    """What notify remembers of the cases."""

    def get(self, id: str) -> KnownCase:
        """Return one, or raise NotFound."""

    def keep(self, case: KnownCase) -> None:
        """Remember one, in place of what was known of it."""


class Templates(Protocol):
    """How every message is put into words."""

    def newest(self, message: Message) -> Template:
        """Return the version in force."""


class Channel(Protocol):
    """A way to a recipient. A silent one rings nowhere, so it knows no quiet hours."""

    name: str

    def carry(self, notice: Notice) -> State:
        """Bring a notice on its way; return how far it got: SENT or DELIVERED. May raise Unavailable."""
