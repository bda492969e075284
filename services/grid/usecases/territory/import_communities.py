"""Import communities, with the boundaries that their grids have to cover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from services.grid.domain.territory.boundary import Rings
from services.grid.domain.territory.unit import STREET_DIGITS, Community, Street
from services.grid.usecases.keep_rows import keep_rows
from services.grid.usecases.territory.ports import Atlas, Communities, Streets
from services.grid.usecases.territory.sound_boundary import sound_boundary
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class CommunityRow:
    """One community as it is sent; the parts of its boundary are in WGS-84."""

    id: str
    name: str
    parts: tuple[Rings, ...] | None = None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84


def import_communities(
    communities: Communities,
    streets: Streets,
    atlas: Atlas,
    *,
    rows: Sequence[CommunityRow],
    command: Command,
) -> list[RowOutcome]:
    """Keep a batch of communities.

    Refused is one outside of the caller's areas, one whose street is unknown, and one with a boundary that
    leaves the city or is no proper shape.
    """
    there = streets.find_all({row.id[:STREET_DIGITS] for row in rows})
    return keep_rows(communities, rows, partial(_sound, there, atlas), command=command)


def _sound(there: Mapping[str, Street], atlas: Atlas, row: CommunityRow, command: Command) -> Community:
    command.by.require_area(row.id)
    if row.id[:STREET_DIGITS] not in there:
        raise NotFound(f"没有街道 {row.id[:STREET_DIGITS]}")
    boundary = sound_boundary(atlas, row.parts, of=row.id) if row.parts is not None else None
    return Community(id=row.id, name=row.name, boundary=boundary, coord_sys_in=row.coord_sys_in)
