"""Import grids: publish the grids of several communities, each community in one change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from services.grid.domain.territory.boundary import Boundary, Rings
from services.grid.domain.territory.grid import Grid
from services.grid.usecases.territory.cut_grids import NewGrid, Redrawing
from services.grid.usecases.territory.ports import Ground
from services.grid.usecases.territory.reorganise_grids import reorganise_grids
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import DomainError

REASON = "批量导入"

Numbered = tuple[int, "GridRow"]


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """One version of a grid as it is sent; its parts are in WGS-84."""

    code: str
    title: str
    community_code: str
    parts: tuple[Rings, ...]
    valid_from: datetime
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84


def import_grids(ground: Ground, *, rows: Sequence[GridRow], command: Command) -> list[RowOutcome]:
    """Publish a batch of grids.

    What one community gets from one moment on is one change, granted or refused as a whole, as
    `reorganise_grids` does; what was published just so before is granted again.
    """
    numbered = sorted(enumerate(rows), key=_changes_with)
    outcomes: dict[int, RowOutcome] = {}
    for _, together in groupby(numbered, key=_changes_with):
        outcomes |= _publish(ground, list(together), command)
    return [outcomes[number] for number in range(len(rows))]


def _changes_with(numbered: Numbered) -> tuple[str, datetime, str]:
    _, row = numbered
    return row.community_code, row.valid_from, row.coord_sys_in


def _publish(ground: Ground, numbered: Sequence[Numbered], command: Command) -> dict[int, RowOutcome]:
    first, like = numbered[0]
    redrawing = Redrawing(
        community_code=like.community_code,
        valid_from=like.valid_from,
        reason=REASON,
        grids=tuple(NewGrid(code=row.code, title=row.title, parts=row.parts) for _, row in numbered),
        coord_sys_in=like.coord_sys_in,
    )
    reason = None
    try:
        if not all(_known(ground.grids.find(row.code), row) for _, row in numbered):
            wish = replace(command, id=f"{command.id}-{first}")
            reorganise_grids(ground, redrawing=redrawing, command=wish)
    except DomainError as refusal:
        reason = refusal.message
    return {number: RowOutcome(row=number, ok=reason is None, reason=reason) for number, _ in numbered}


def _known(grid: Grid | None, row: GridRow) -> bool:
    """Tell whether just this was published before."""
    if grid is None or grid.community_code != row.community_code:
        return False
    return any(
        (each.title, each.valid_from) == (row.title, row.valid_from)
        and each.boundary == Boundary.of(row.parts).right_handed()
        for each in (version.outline for version in grid.versions)
    )
