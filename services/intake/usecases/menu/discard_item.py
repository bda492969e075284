"""Discard an item that is still a draft."""

from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.get_version import get_version
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def discard_item(items: Items, code: str, *, version_no: int, command: Command) -> ServiceItem:
    """Give it up; the next draft of the item may be begun."""
    item = get_version(items, code, version_no)
    if not item.heeded(command):
        item.discard(by=command.by.id)
        items.save(item)
    return item
