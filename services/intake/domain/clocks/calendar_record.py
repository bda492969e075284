"""Calendar record: the working days of one year, as they were published here."""

from dataclasses import dataclass

from shared.events.intake_menu import CalendarPublished
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict
from shared.kernel.workyear import CalendarYear, YearStatus


@dataclass(kw_only=True)
class CalendarRecord(Aggregate):
    """One year. A correction is published over it; official days never become provisional again."""

    year: CalendarYear

    @classmethod
    def of(cls, year: int) -> "CalendarRecord":
        """Begin the record of a year that follows Monday to Friday until it is announced."""
        supposed = CalendarYear(year=year, status=YearStatus.PROVISIONAL, source="Monday to Friday")
        return cls(id=str(year), year=supposed)

    def publish(self, year: CalendarYear) -> None:
        """Put the announced days in force."""
        if year.status is not YearStatus.OFFICIAL:
            raise Conflict(f"{year.year} 年日历须为正式公布的数据")
        self.year = year
        self.record(
            CalendarPublished(
                year=year.year,
                off=tuple(sorted(year.off)),
                worked=tuple(sorted(year.worked)),
                source=year.source,
            )
        )
