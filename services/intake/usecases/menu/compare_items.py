"""Compare two versions of an item."""

from datetime import date

from services.intake.domain.exchange.difference import Difference, differences
from services.intake.usecases.menu.get_item import get_item
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Caller


def compare_items(
    items: Items, code: str, *, former: int, latter: int, on: date, caller: Caller
) -> tuple[Difference, ...]:
    """Return what changed from one version to the other; to the public no draft."""
    versions = [
        get_item(items, code, version_no=version_no, on=on, caller=caller) for version_no in (former, latter)
    ]
    return differences(versions[0].guide, versions[1].guide)
