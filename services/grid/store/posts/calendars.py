"""Collection `calendars`: which days work, as intake announced it; its ids are years."""

import time

from services.grid.store.posts.announcements import MongoAnnouncements
from shared.events.intake_menu import CalendarPublished
from shared.kernel.calendar import Calendar
from shared.kernel.workyear import CalendarYear, YearStatus
from shared.plumbing.holidays import known_years, official_year

FRESH = 1.0  # seconds


class MongoCalendars(MongoAnnouncements[CalendarPublished]):
    """The years, kept in MongoDB; what they add up to is looked up at most once a second.

    A year that was not heard of is taken from the official notices that are delivered.
    """

    kind = CalendarPublished
    collection_name = "calendars"
    _calendar = Calendar()
    _looked_up = float("-inf")

    def key(self, event: CalendarPublished) -> str:
        return str(event.year)

    def current(self) -> Calendar:
        """Return the calendar of all years that are known."""
        if time.monotonic() - self._looked_up > FRESH:
            said = self.about(document["_id"] for document in self.collection.find({}, {"_id": True}))
            found = Calendar(years=_years(said))
            if found.revision != self._calendar.revision:  # what was laid out of the old one is kept
                self._calendar = found
            self._looked_up = time.monotonic()
        return self._calendar


def _years(said: list[CalendarPublished]) -> tuple[CalendarYear, ...]:
    delivered = {year: official_year(year) for year in known_years()}
    years = {year: known for year, known in delivered.items() if known} | {
        each.year: CalendarYear(
            year=each.year,
            status=YearStatus.OFFICIAL,
            off=frozenset(each.off),
            worked=frozenset(each.worked),
            source=each.source,
        )
        for each in said
    }
    return tuple(years.values())
