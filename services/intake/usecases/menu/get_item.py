"""Get an item: the version in force, or any other one."""

from datetime import date

from services.intake.domain.menu.menu import STAFF, offered
from services.intake.domain.menu.service_item import ItemState, ServiceItem
from services.intake.usecases.menu.get_offered_item import get_offered_item
from services.intake.usecases.menu.get_version import get_version
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound

UNPUBLISHED = frozenset({ItemState.DRAFT, ItemState.DISCARDED})
OFFICE = STAFF | {"operator"}


def get_item(items: Items, code: str, *, version_no: int | None, on: date, caller: Caller) -> ServiceItem:
    """Return a version; to the public no draft, and nothing that is not offered."""
    if version_no is None:
        return get_offered_item(items, code, on=on, caller=caller)
    item = get_version(items, code, version_no)
    hidden = item.state in UNPUBLISHED or not offered(item.guide.discretion, caller.roles)
    if hidden and OFFICE.isdisjoint(caller.roles):
        raise NotFound(f"没有事项{code}的第{version_no}版")
    return item
