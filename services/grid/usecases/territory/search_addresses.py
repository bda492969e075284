"""Search addresses: the buildings whose address begins so, as somebody types."""

from dataclasses import dataclass

from services.grid.domain.territory.address import address_prefix
from services.grid.domain.territory.building import Building
from services.grid.usecases.territory.ports import Buildings, Communities
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid

COMMUNITY_DIGITS = 12
MOST_COMMUNITIES = 50


@dataclass(frozen=True, kw_only=True)
class FoundAddresses:
    """Some buildings, by code; `complete` tells whether there are no more."""

    items: tuple[Building, ...]
    complete: bool


def search_addresses(
    buildings: Buildings, communities: Communities, *, begins: str, limit: int, caller: Caller
) -> FoundAddresses:
    """Return buildings of the caller's communities whose address begins so, with or without its community.

    Refused is a beginning of which nothing is left without spaces and what stands in front of a community.
    """
    key = address_prefix(begins)
    if not key:
        raise Invalid("请至少输入一个字", {"begins": ["请至少输入一个字"]})
    found: dict[str, Building] = {}
    for code in _own(communities, caller):
        found |= {each.id: each for each in buildings.beginning(key, community=code, limit=limit + 1)}
    items = sorted(found.values(), key=lambda building: building.id)[:limit]
    return FoundAddresses(items=tuple(items), complete=len(found) <= limit)


def _own(communities: Communities, caller: Caller) -> list[str]:
    """Return the communities in which the caller has something to do."""
    areas = {area[:COMMUNITY_DIGITS] for area in caller.areas}
    codes = {community.id for area in areas for community in communities.within(area)}
    return sorted(codes)[:MOST_COMMUNITIES]
