"""Withdraw an item: nobody can apply for this version any more."""

from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.get_version import get_version
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command


def withdraw_item(items: Items, code: str, *, version_no: int, command: Command) -> ServiceItem:
    """Take a published version off the menu; cases that run under it carry on."""
    item = get_version(items, code, version_no)
    if not item.heeded(command):
        item.withdraw()
        items.save(item)
    return item
