"""Revise an item that is still a draft."""

from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.get_version import get_version
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def revise_item(
    items: Items, code: str, *, version_no: int, guide: ItemGuide, command: Command
) -> ServiceItem:
    """Put other words in its place, whole."""
    item = get_version(items, code, version_no)
    if not item.heeded(command):
        item.revise(guide, by=command.by.id)
        items.save(item)
    return item
