"""Search the menu by what people call an item: its name, its sound, a keyword."""

from datetime import date

from services.intake.domain.menu.menu import offered
from services.intake.domain.menu.search import Line, index_of
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.ports import Items, Sounds
from shared.kernel.command import Caller


def search_items(items: Items, sounds: Sounds, words: str, *, on: date, caller: Caller) -> list[ServiceItem]:
    """Return what can be applied for on a day and is offered to the caller, the likeliest first."""
    menu = {
        item.code: item for item in items.whole_menu(on=on) if offered(item.guide.discretion, caller.roles)
    }
    lines = tuple(
        Line(code=item.code, title=item.guide.title, keywords=item.guide.keywords) for item in menu.values()
    )
    return [menu[code] for code in index_of(lines, sounds.readings).find(words)]
