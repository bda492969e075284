"""Publish an item: from its day on it can be applied for."""

from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.get_version import get_version
from services.intake.usecases.menu.ports import Items
from shared.kernel.calendar import local_time
from shared.kernel.command import Command


def publish_item(items: Items, code: str, *, version_no: int, command: Command) -> ServiceItem:
    """Put a draft on the menu, for good; cases that run under an older version keep it."""
    item = get_version(items, code, version_no)
    if not item.heeded(command):
        item.publish(today=local_time(command.at).date())
        items.save(item)
    return item
