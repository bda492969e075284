"""Collection `calendar_years`: one document per year whose working days were published here."""

import time
from typing import Any, ClassVar

from services.intake.domain.clocks.calendar_record import CalendarRecord
from shared.kernel.calendar import Calendar
from shared.plumbing.mongo import Repository

FRESH = 1.0  # seconds


class MongoCalendars(Repository[CalendarRecord]):
    """The years, kept in MongoDB; what they add up to is looked up at most once a second."""

    kind: ClassVar[type[Any]] = CalendarRecord
    collection_name = "calendar_years"
    _calendar = Calendar()
    _looked_up = float("-inf")

    def current(self, known: str = "") -> Calendar:
        elsewhere = known not in ("", self._calendar.revision)  # another replica has looked it up since
        if elsewhere or time.monotonic() - self._looked_up > FRESH:
            found = Calendar(years=tuple(self.read(each).year for each in self.collection.find()))
            if found.revision != self._calendar.revision:  # what was laid out of the old one is kept
                self._calendar = found
            self._looked_up = time.monotonic()
        return self._calendar
