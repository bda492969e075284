"""Command: one wish of one caller, which may arrive more than once."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.errors import NotAllowed


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who asks, as the signed token says.

    `areas` are codes; an area holds every code that begins with it (street ⊃ community ⊃ grid).
    """

    id: str
    roles: frozenset[str]
    areas: frozenset[str] = frozenset()

    def covers(self, area: str) -> bool:
        """Tell whether an area code lies in one of the caller's areas."""
        return any(area.startswith(own) for own in self.areas)

    def require_part_of(self, area: str) -> None:
        """Refuse an area in which the caller has nothing to do: neither all of it nor a part of it is his."""
        if not self.covers(area) and not any(own.startswith(area) for own in self.areas):
            raise NotAllowed(f"{area} 不在您负责的区域内")

    def require_area(self, area: str) -> None:
        """Refuse what lies outside of the caller's areas."""
        if not self.covers(area):
            raise NotAllowed(f"{area} 不在您负责的区域内")


@dataclass(frozen=True, kw_only=True)
class Command:
    """A wish to change something.

    `id` is chosen by the caller and repeated when he asks again; `digest` tells the same wish
    from another one under the same id; `at` is when this service heard it.
    """

    id: str
    by: Caller
    digest: str
    at: datetime
