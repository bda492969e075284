"""Coordinate watch: whether the positions of one source can be trusted. No position is kept."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.territory.offset import Offset, Suspicion
from shared.events.grid_territory import CoordinatesCleared, CoordinatesSuspected
from shared.kernel.aggregate import Aggregate


@dataclass(kw_only=True)
class CoordinateWatch(Aggregate):
    """One source: a device, or who imports. `metres` is the median offset when it was last suspected."""

    suspicion: Suspicion | None = None
    metres: int = 0
    since: datetime | None = None

    def judge(self, offset: Offset, *, positions: int, at: datetime) -> bool:
        """Take a median offset into account; tell whether that changed anything.

        Suspicion begins with the first batch that looks so, and ends with the first that does not.
        """
        found = offset.suspicion
        if found is self.suspicion:
            return False
        self.suspicion, self.metres, self.since = found, round(offset.metres) if found else 0, at
        if found is None:
            self.record(CoordinatesCleared(source=self.id, cleared_at=at))
        else:
            self.record(
                CoordinatesSuspected(
                    source=self.id,
                    suspicion=found.value,
                    metres=self.metres,
                    positions=positions,
                    suspected_at=at,
                )
            )
        return True
