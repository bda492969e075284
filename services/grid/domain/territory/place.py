"""Place: where something is said to be, and what is found there."""

from dataclasses import dataclass
from enum import StrEnum

from services.grid.domain.territory.grid import GridInForce
from shared.kernel.geography import Point


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place as it was told, by whichever fields are known."""

    household_id: str | None = None
    building: str | None = None
    point: Point | None = None


class FoundBy(StrEnum):
    """What a place was found by, the surest first."""

    HOUSEHOLD = "household"
    ADDRESS = "address"
    COORDINATES = "coordinates"


@dataclass(frozen=True, kw_only=True)
class Location:
    """What is known of a place. `found_by` is empty where nothing is; `grid` where no grid lies there."""

    found_by: FoundBy | None = None
    grid: GridInForce | None = None
    community_code: str | None = None
    building_id: str | None = None
