"""Appointment rules: the halls of this street, and what is settled for booking (domain reference §2.8)."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class WindowGroup:
    """Windows of a hall that do the same; people queue for a group, never for one window."""

    code: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Hall:
    """A service hall. `within` is the rest of its area's code behind the street's; none: the street's.

    `unit` keeps it open: its days are those of the hall; without one those of all.
    """

    code: str
    title: str
    windows: tuple[WindowGroup, ...]
    within: str = ""
    unit: str = ""

    def window(self, code: str) -> WindowGroup:
        """Return a group of windows, or raise NotFound."""
        for window in self.windows:
            if window.code == code:
                return window
        raise NotFound(f"{self.title}没有窗口 {code}")


@dataclass(frozen=True, kw_only=True)
class BookingRules:
    """What holds for every slot that is opened under it.

    `walk_in_share` per cent of the seats are never booked: they are for people who just come. A slot can be
    booked `days_ahead` days before. Who stayed away `most_no_shows` times within `no_show_days` books for the
    same day only. One may come `grace_minutes` early or late, and is reminded `remind_hours` before.
    """

    walk_in_share: int
    days_ahead: int
    grace_minutes: int
    most_no_shows: int
    no_show_days: int
    remind_hours: int

    def __post_init__(self) -> None:
        if not 0 <= self.walk_in_share <= 100:  # noqa: PLR2004 - per cent
            raise Invalid("a share lies between 0 and 100 %")
        if self.days_ahead < 0 or self.grace_minutes < 0:
            raise Invalid("nobody books or comes less than nothing early")
        if min(self.most_no_shows, self.no_show_days, self.remind_hours) < 1:
            raise Invalid("there is no less than one no-show, one day, one hour")

    def bookable(self, capacity: int) -> int:
        """Return how many seats of so many may be booked; the share of the walk-ins is rounded up."""
        return capacity * (100 - self.walk_in_share) // 100


@dataclass(frozen=True, kw_only=True)
class AppointmentRules:
    """One version; where its numbers come from is written beside them in `data/appointments.yaml`."""

    version_no: int
    effective_from: date
    halls: tuple[Hall, ...]
    booking: BookingRules

    def __post_init__(self) -> None:
        codes = [hall.code for hall in self.halls]
        groups = [f"{hall.code}/{window.code}" for hall in self.halls for window in hall.windows]
        if len(set(codes)) < len(codes) or len(set(groups)) < len(groups):
            raise Invalid("a hall, and a window of it, has a code of its own")

    def hall(self, code: str) -> Hall:
        """Return a hall, or raise NotFound."""
        for hall in self.halls:
            if hall.code == code:
                return hall
        raise NotFound(f"没有服务大厅 {code}")
