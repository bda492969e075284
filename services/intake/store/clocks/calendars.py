"""Collection `calendar_years`: one document per year whose working days were published here."""

import time
from typing import Any, ClassVar

from pymongo.database import Database

from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.domain.clocks.unit_calendar import own_days
from services.intake.store.clocks.unit_calendars import MongoUnitCalendars
from services.intake.store.menu.issue_types import DATA
from services.intake.store.organisation.delivered import read_organisation
from shared.kernel.calendar import Calendar
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Postman, Repository

FRESH = 1.0  # seconds


class MongoCalendars(Repository[CalendarRecord]):
    """The years, kept in MongoDB; what they and the days of units add up to is looked up once a second."""

    kind: ClassVar[type[Any]] = CalendarRecord
    collection_name = "calendar_years"
    _calendar = Calendar()
    _looked_up = float("-inf")

    def __init__(self, database: Database[Document], postman: Postman | None = None) -> None:
        super().__init__(database, postman)
        self._of_units = MongoUnitCalendars(database)
        self._organisation = read_organisation(DATA / "organisation.yaml")

    def current(self, known: str = "") -> Calendar:
        elsewhere = known not in ("", self._calendar.revision)  # another replica has looked it up since
        if elsewhere or time.monotonic() - self._looked_up > FRESH:
            years = tuple(self.read(each).year for each in self.collection.find())
            found = Calendar(years=years, own=own_days(self._organisation, self._of_units.all()))
            if found.revision != self._calendar.revision:  # what was laid out of the old one is kept
                self._calendar = found
            self._looked_up = time.monotonic()
        return self._calendar
