"""Collection `unit_calendars`: one document per unit and year in which it keeps hours of its own."""

from typing import Any, ClassVar

from services.intake.domain.clocks.unit_calendar import UnitCalendar
from shared.plumbing.mongo import Repository


class MongoUnitCalendars(Repository[UnitCalendar]):
    """The calendars of units, kept in MongoDB; a handful a year."""

    kind: ClassVar[type[Any]] = UnitCalendar
    collection_name = "unit_calendars"

    def all(self) -> list[UnitCalendar]:
        """Return those of all units and years."""
        return [self.read(document) for document in self.collection.find()]
