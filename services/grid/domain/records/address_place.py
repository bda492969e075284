"""Address place: where a household stands among all addresses, so that it is found by how its address begins.

It is looked for as it is said: from the community on (全椒路社区幸福…), or from the compound on (幸福小区3…).
"""

from unicodedata import normalize

from services.grid.domain.records.household import Household
from services.grid.domain.territory.address import BUILDING, COMMUNITY, INSIDE, PADDING, address_key

END = "\uffff"
COMMUNITY_WORD = "社区"


def spelled(address: str) -> str:
    """Return an address, or the beginning of one, the same for all spellings of its building."""
    plain = PADDING.sub("", normalize("NFKC", address)).upper()
    building = BUILDING.search(plain)
    if building:
        return address_key(address) + plain[building.end() :]
    inside = INSIDE.search(plain)
    return address_key(address) + (inside[0] if inside else "")


def without_community(spelling: str) -> str:
    """Return a spelling from the compound on."""
    return COMMUNITY.sub("", spelling)


def place_among(spelling: str, id: str) -> str:
    """Return the place of a household among all addresses; two never share one."""
    return f"{spelling}|{id}"


def says_community(spelling: str) -> bool:
    """Tell whether an address is said from its community on."""
    return COMMUNITY_WORD in spelling


def place_of(household: Household, sought: str) -> str:
    """Return the place of a household in the order in which such an address is looked for."""
    whole = spelled(household.address)
    return place_among(whole if says_community(sought) else without_community(whole), household.id)
