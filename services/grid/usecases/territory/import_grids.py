"""Import grids: publish the first or a new version of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.grid import Grid, Outline
from services.grid.usecases.territory.ports import Atlas, Grids
from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point

Position = tuple[float, float]  # longitude and latitude in degrees, WGS-84, in the order of GeoJSON


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """One version of a grid as it is sent."""

    code: str
    title: str
    community_code: str
    boundary: tuple[tuple[Position, ...], ...]
    valid_from: datetime
    predecessors: frozenset[str]


def import_grids(
    grids: Grids, atlas: Atlas, *, rows: Sequence[GridRow], command: Command
) -> list[RowOutcome]:
    """Publish a batch of grids; the map of this process shows them at once.

    Refused is a row from outside of the caller's areas or of the city, one whose shape crosses itself, and
    all that a grid refuses.
    """
    outcomes = each_row(rows, partial(_publish, grids, atlas), command=command)
    atlas.renew()
    return outcomes


def _publish(grids: Grids, atlas: Atlas, row: GridRow, command: Command) -> None:
    command.by.require_area(row.code)
    boundary = _boundary(atlas, row)
    grid = grids.find(row.code) or Grid.blank(row.code)
    if grid.community_code != row.community_code:
        raise Invalid(f"{row.code} is not a code of community {row.community_code}")
    outline = Outline(
        title=row.title, boundary=boundary, valid_from=row.valid_from, predecessors=row.predecessors
    )
    if not grid.heeded(command) and grid.publish(outline, at=command.at):
        grids.save(grid)


def _boundary(atlas: Atlas, row: GridRow) -> Boundary:
    rings = [[Point(longitude=east, latitude=north) for east, north in ring] for ring in row.boundary]
    boundary = Boundary(rings=tuple(tuple(ring) for ring in rings))
    boundary.require_within(atlas.box)
    if fault := atlas.fault(boundary):
        raise Invalid(f"the boundary of {row.code} is no proper shape: {fault}")
    return boundary
