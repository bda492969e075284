"""Get an item that can be applied for on a day, if it is offered to the caller."""

from datetime import date

from services.intake.domain.menu.menu import offered
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound


def get_offered_item(items: Items, code: str, *, on: date, caller: Caller) -> ServiceItem:
    """Return the version in force, or raise NotFound; what is not offered reads the same as nothing."""
    item = items.in_force(code, on=on)
    if not offered(item.guide.discretion, caller.roles):
        raise NotFound(f"没有事项 {code}")
    return item
