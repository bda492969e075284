"""Responsibility check: whether an area has gaps or overlaps, looked at once a night. Its id is the area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from services.grid.domain.responsibilities.answering import Answering
from shared.events.grid_responsibilities import ResponsibilitiesChecked
from shared.kernel.aggregate import Aggregate

MOST_NAMED = 100  # households of each kind that the fact names


@dataclass(kw_only=True)
class ResponsibilityCheck(Aggregate):
    """What the newest look has found: households by id."""

    checked_on: date | None = None
    households: int = 0
    gaps: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()

    def look(self, found: Mapping[str, Answering], *, on: date, at: datetime) -> None:
        """Keep what a look has found; a second look on one day changes nothing."""
        if self.checked_on == on:
            return
        self.checked_on, self.households = on, len(found)
        self.gaps = tuple(sorted(id for id, each in found.items() if each.is_gap))
        self.overlaps = tuple(sorted(id for id, each in found.items() if each.is_overlap))
        self.record(
            ResponsibilitiesChecked(
                area=self.id,
                checked_on=on,
                households=self.households,
                gap_count=len(self.gaps),
                overlap_count=len(self.overlaps),
                gaps=self.gaps[:MOST_NAMED],
                overlaps=self.overlaps[:MOST_NAMED],
                checked_at=at,
            )
        )
