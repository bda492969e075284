"""Shelves: the areas in whose lists something lies, and where it lies there."""

from datetime import datetime

END_OF_PLACES = 10**13  # milliseconds since 1970, in the year 2286
STREET, COMMUNITY = 9, 12  # digits


def areas_around(area: str) -> list[str]:
    """Return an area with those that hold it: street, community and grid."""
    return sorted({area[:STREET], area[:COMMUNITY], area})


def newest_first(moment: datetime, id: str) -> str:
    """Return where something lies: the smaller, the newer."""
    return f"{END_OF_PLACES - round(moment.timestamp() * 1000):013d}-{id}"
