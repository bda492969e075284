"""Upkeep: how the facilities and hazards of a grid count (§4.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from services.grid.domain.completeness.entry import Entry
from services.grid.domain.completeness.four_clears import Facilities, Hazards


@dataclass(frozen=True, kw_only=True)
class LookedAfter:
    """A facility: how often somebody looks at it, and when somebody did last."""

    cycle_days: int
    last_looked_on: date | None

    def worth(self, on: date) -> float:
        """Return what is known of it: it is good for one cycle, and half as good for another."""
        looked = self.last_looked_on
        return Entry(
            name="inspected",
            weight=1,
            lasts=timedelta(days=self.cycle_days),
            present=looked is not None,
            verified=looked is not None,
            age=on - looked if looked else timedelta(),
        ).worth

    def is_checked(self, on: date) -> bool:
        """Tell whether somebody looked within the cycle."""
        looked = self.last_looked_on
        return looked is not None and (on - looked).days <= self.cycle_days


@dataclass(frozen=True, kw_only=True)
class Danger:
    """A hazard as far as it counts; `ended_on` is when it was closed."""

    found_on: date
    by_others: bool
    owned: bool
    deadline: date | None
    ended_on: date | None

    def was_due(self, since: date, on: date) -> bool:
        """Tell whether it had to be mended, or was, in a stretch of time."""
        ends = [day for day in (self.deadline, self.ended_on) if day and day <= on]
        return bool(ends) and min(ends) >= since

    @property
    def in_time(self) -> bool:
        return self.ended_on is not None and (self.deadline is None or self.ended_on <= self.deadline)


def facilities(all_of_them: Iterable[LookedAfter], *, on: date) -> Facilities:
    """Count the facilities of a grid."""
    found = list(all_of_them)
    return Facilities(
        scores=[each.worth(on) for each in found], checked=sum(each.is_checked(on) for each in found)
    )


def hazards(all_of_them: Iterable[Danger], *, since: date, on: date) -> Hazards:
    """Count the hazards of a grid that are open, and those that were due or found in a stretch of time."""
    found = list(all_of_them)
    open_ones = [each for each in found if each.ended_on is None]
    due = [each for each in found if each.was_due(since, on)]
    lately = [each for each in found if since <= each.found_on <= on]
    return Hazards(
        open=len(open_ones),
        with_owner_and_deadline=sum(each.owned and each.deadline is not None for each in open_ones),
        due=len(due),
        closed_in_time=sum(each.in_time for each in due),
        found=len(lately),
        found_by_others=sum(each.by_others for each in lately),
    )
