"""List what can be applied for."""

from datetime import date

from services.intake.domain.menu.menu import Category, offered
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Caller


def list_items(items: Items, category: Category, *, on: date, caller: Caller) -> list[ServiceItem]:
    """Return one of the six parts of the menu of a day, as far as it is offered to the caller."""
    return [item for item in items.menu(category, on=on) if offered(item.guide.discretion, caller.roles)]
