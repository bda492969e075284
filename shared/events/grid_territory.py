"""What grid announces of its map: how a community was cut anew, and when that was carried out."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class Succession:
    """Which grids have the ground of a former one; one that lives on is among its own."""

    old: str
    new: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GridsReorganised(Event):
    """The grids of a community are cut anew from a moment on: laid out, split, merged or moved at a border.

    `codes` are those of the community that were published together. `mapping` is empty where there was no
    grid before; who keeps something by grid moves it along, and keeps the credit of what was done where it
    was.
    """

    name = "grid.grids_reorganised"
    heard_by = ("notify",)
    about = "division"
    community_code: str
    change: int
    codes: tuple[str, ...]
    mapping: tuple[Succession, ...]
    valid_from: datetime


@dataclass(frozen=True, kw_only=True)
class ReorganisationSettled(Event):
    """A change was carried out: buildings and open cases lie in the grids that it made."""

    name = "grid.reorganisation_settled"
    about = "division"
    community_code: str
    change: int
    settled_at: datetime


@dataclass(frozen=True, kw_only=True)
class BuildingNumbered(Event):
    """A new building has got the next number of its community."""

    name = "grid.building_numbered"
    about = "numbering"
    building_id: str
    community_code: str
    numbered_at: datetime


@dataclass(frozen=True, kw_only=True)
class CoordinatesSuspected(Event):
    """The positions of a source are off as if a conversion were missing or had been done twice.

    `source` is `device-<id>` or `import-<who>`; `suspicion` is not_converted (to the south-east) or
    converted_twice (to the north-west); `metres` is the median offset of so many positions.
    """

    name = "grid.coordinates_suspected"
    about = "coordinate_watch"
    source: str
    suspicion: str
    metres: int
    positions: int
    suspected_at: datetime


@dataclass(frozen=True, kw_only=True)
class CoordinatesCleared(Event):
    """The positions of a source that was suspected are where they should be again."""

    name = "grid.coordinates_cleared"
    about = "coordinate_watch"
    source: str
    cleared_at: datetime
