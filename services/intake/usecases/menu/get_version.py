"""Get a version of an item, whatever its state."""

from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.menu.ports import Items
from shared.kernel.errors import NotFound


def get_version(items: Items, code: str, version_no: int) -> ServiceItem:
    """Return it, or raise NotFound."""
    item = items.find(f"{code}@{version_no}")
    if item is None:
        raise NotFound(f"没有事项{code}的第{version_no}版")
    return item
