"""Publish what was delivered with this release: service items and the official calendar years."""

from collections.abc import Iterable

from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from shared.kernel.errors import StaleWrite
from shared.kernel.workyear import CalendarYear


def publish_delivered(
    items: Items,
    calendars: Calendars,
    *,
    delivered: Iterable[ServiceItem],
    years: Iterable[CalendarYear],
) -> None:
    """Publish what is not there yet. What the office has changed since is left alone."""
    for item in delivered:
        if items.find(item.id) is None:
            item.publish()
            _first(items, item)
    for year in years:
        if calendars.find(str(year.year)) is None:
            record = CalendarRecord.of(year.year)
            record.publish(year)
            _first(calendars, record)


def _first(shelf: Items | Calendars, thing: ServiceItem | CalendarRecord) -> None:
    try:
        shelf.save(thing)  # type: ignore[arg-type]
    except StaleWrite:  # another replica has published it
        return
