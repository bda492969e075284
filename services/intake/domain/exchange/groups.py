"""Groups of the exchange: the parts of a guide whose fields are written flat, under their own names."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from services.intake.domain.menu.authority import Authority
from services.intake.domain.menu.item_codes import ItemCodes
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.offer import Bookkeeping, Fee, Hall, ItemResult, Offer, Online

GROUPS: dict[str, type[Any]] = {
    "codes": ItemCodes,
    "authority": Authority,
    "offer": Offer,
    "hall": Hall,
    "online": Online,
    "fee": Fee,
    "result": ItemResult,
    "bookkeeping": Bookkeeping,
}


def names_of(group: str) -> tuple[str, ...]:
    """Return the fields of a group, as the exchange calls them."""
    return tuple(field.name for field in fields(GROUPS[group]))


def write_groups(guide: ItemGuide) -> Iterator[tuple[str, Any]]:
    """Yield every field of every group."""
    for group in GROUPS:
        part = getattr(guide, group)
        yield from ((name, getattr(part, name)) for name in names_of(group))


def read_groups(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what the groups are built of: the fields that the record tells of, and no others."""
    return {group: {name: record[name] for name in names_of(group) if name in record} for group in GROUPS}
