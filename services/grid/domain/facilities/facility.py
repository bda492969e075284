"""Facility (设施): where it is, how often somebody looks at it, and what he found."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from services.grid.domain.facilities.description import Description, Spot
from services.grid.domain.facilities.facility_rules import FacilityRules
from shared.events.grid_facilities import (
    FacilityChanged,
    FacilityInspected,
    FacilityRegistered,
    FacilityRemoved,
    InspectionDue,
    InspectionOverdue,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid

REMEMBERED_INSPECTIONS = 50  # the newest; the facts tell of all
ONE_DAY = timedelta(days=1)


class Condition(StrEnum):
    """What somebody found."""

    FINE = "fine"
    FAULTY = "faulty"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """One look at it; `words` are sealed."""

    on: date
    by: str
    at: datetime
    condition: Condition
    photo: str | None = None
    words: str | None = field(default=None, repr=False)


@dataclass(kw_only=True)
class Facility(Aggregate):
    """`next_due` is the day by which somebody looks at it again, `look_on` when somebody is reminded next."""

    kind: str
    title: str
    spot: Spot
    cycle_days: int
    registered_by: str
    registered_at: datetime
    next_due: date
    look_on: date | None
    warned: bool = False
    inspections: tuple[Inspection, ...] = ()
    removed_at: datetime | None = None

    @classmethod
    def register(
        cls, id: str, what: Description, rules: FacilityRules, *, by: str, at: datetime
    ) -> "Facility":
        """Begin to look after it; refused is a cycle that is over before anybody is reminded of it."""
        cycle = what.cycle(rules)
        due = local_time(at).date() + timedelta(days=cycle)
        facility = cls(
            id=id,
            kind=what.kind,
            title=what.title,
            spot=what.spot,
            cycle_days=cycle,
            registered_by=by,
            registered_at=at,
            next_due=due,
            look_on=due - timedelta(days=rules.warn_days),
        )
        facility.record(_registered(facility))
        return facility

    def reckon_from(self, day: date, rules: FacilityRules) -> None:
        """Let the first look be due a cycle after somebody looked at it before it was registered here."""
        self._due(day + timedelta(days=self.cycle_days), rules)

    def describe(self, what: Description, rules: FacilityRules, *, at: datetime) -> bool:
        """Take over what it is told to be; tell whether that changed anything. Its looks stay.

        The next look is due a cycle after the latest, or after the day on which it was registered.
        """
        self._require_in_use()
        cycle = what.cycle(rules)
        if (what.kind, what.title, what.spot, cycle) == (self.kind, self.title, self.spot, self.cycle_days):
            return False
        self.kind, self.title, self.spot, self.cycle_days = what.kind, what.title, what.spot, cycle
        since = self.newest.on if self.newest else local_time(self.registered_at).date()
        self._due(since + timedelta(days=cycle), rules)
        self.record(_changed(self, at))
        return True

    def move(self, spot: Spot, *, at: datetime) -> None:
        """Let it lie where it lies on the map of now; nothing else of it changes."""
        self.spot = spot
        self.record(_changed(self, at))

    @property
    def in_use(self) -> bool:
        return self.removed_at is None

    @property
    def newest(self) -> Inspection | None:
        """Return the latest look at it, whichever was told last."""
        return max(self.inspections, key=lambda each: (each.on, each.at), default=None)

    def inspect(self, inspection: Inspection, rules: FacilityRules) -> None:
        """Keep what somebody found; the next look is due a cycle after the latest, however told."""
        self._require_in_use()
        if inspection.on > local_time(inspection.at).date():
            raise Invalid("检查日期不能晚于今天", {"on": ["不能晚于今天"]})
        self.inspections = (*self.inspections, inspection)[-REMEMBERED_INSPECTIONS:]
        due = inspection.on + timedelta(days=self.cycle_days)
        if due > self.next_due:
            self._due(due, rules)
        self.record(
            FacilityInspected(
                facility_id=self.id,
                condition=inspection.condition,
                on=inspection.on,
                inspected_by=inspection.by,
                next_due=self.next_due,
                inspected_at=inspection.at,
            )
        )

    def remove(self, *, at: datetime) -> None:
        """End it: it is not there any more."""
        self._require_in_use()
        self.removed_at, self.look_on = at, None
        self.record(FacilityRemoved(facility_id=self.id, removed_at=at))

    def remind(self, *, now: datetime) -> None:
        """Tell that an inspection comes due and that it was missed, each once."""
        today = local_time(now).date()
        if self.look_on is None or today < self.look_on:
            return
        which: dict[str, Any] = {"facility_id": self.id, "due": self.next_due, **self.spot.codes}
        if today > self.next_due:
            self.look_on = None
            self.record(InspectionOverdue(**which, overdue_at=now))
        elif not self.warned:
            self.look_on, self.warned = self.next_due + ONE_DAY, True
            self.record(InspectionDue(**which, warned_at=now))

    def _due(self, on: date, rules: FacilityRules) -> None:
        self.next_due, self.warned = on, False
        self.look_on = on - timedelta(days=rules.warn_days)

    def _require_in_use(self) -> None:
        if not self.in_use:
            raise Conflict("该设施已经拆除")


def _registered(facility: Facility) -> FacilityRegistered:
    return FacilityRegistered(
        facility_id=facility.id,
        kind=facility.kind,
        building_id=facility.spot.building_id,
        grid_code=facility.spot.grid_code,
        community_code=facility.spot.community_code,
        cycle_days=facility.cycle_days,
        next_due=facility.next_due,
        registered_at=facility.registered_at,
    )


def _changed(facility: Facility, at: datetime) -> FacilityChanged:
    return FacilityChanged(
        facility_id=facility.id,
        kind=facility.kind,
        building_id=facility.spot.building_id,
        grid_code=facility.spot.grid_code,
        community_code=facility.spot.community_code,
        cycle_days=facility.cycle_days,
        next_due=facility.next_due,
        changed_at=at,
    )
