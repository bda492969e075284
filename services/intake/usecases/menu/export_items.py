"""Export items: what can be applied for on a day, for other systems and for people who work in tables."""

from collections.abc import Sequence
from datetime import date

from services.intake.domain.menu.menu import Category
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.ports import Items
from shared.kernel.errors import Invalid, NotFound

MOST_EXPORTED = 200


def export_items(
    items: Items, *, category: Category | None, codes: Sequence[str], on: date
) -> list[ServiceItem]:
    """Return the versions in force, of one category or of all, or those with these codes."""
    menu = items.menu(category, on=on) if category else items.whole_menu(on=on)
    if missing := sorted(set(codes) - {item.code for item in menu}):
        raise NotFound(f"没有可以导出的事项：{'、'.join(missing)}")
    chosen = [item for item in menu if not codes or item.code in codes]
    if len(chosen) > MOST_EXPORTED:
        raise Invalid(f"一次最多导出{MOST_EXPORTED}个事项，请按类别导出")
    return chosen
