"""Publish what was delivered with this release: lists, service items and the official calendar years."""

from collections.abc import Iterable

from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.domain.organisation.topic_list import TopicList
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Delivered, Items
from services.intake.usecases.organisation.ports import TopicLists
from shared.kernel.errors import StaleWrite


def publish_delivered(items: Items, calendars: Calendars, lists: TopicLists, *, delivered: Delivered) -> None:
    """Publish what is not there yet. What the office has changed since is left alone.

    The lists come first: an item that can be seen can be applied for.
    """
    _publish_lists(lists, delivered.lists())
    for item in delivered.items():
        if items.find(item.id) is None:
            item.publish()
            _first(items, item)
    for year in delivered.years():
        if calendars.find(str(year.year)) is None:
            record = CalendarRecord.of(year.year)
            record.publish(year)
            _first(calendars, record)


def _publish_lists(lists: TopicLists, delivered: Iterable[TopicList]) -> None:
    for each in delivered:
        if lists.latest(each.kind) is None:
            each.publish(former=None)
            _first(lists, each)


def _first(shelf: Items | Calendars | TopicLists, thing: ServiceItem | CalendarRecord | TopicList) -> None:
    try:
        shelf.save(thing)  # type: ignore[arg-type]
    except StaleWrite:  # another replica has published it
        return
