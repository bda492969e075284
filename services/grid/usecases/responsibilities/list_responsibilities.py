"""List responsibilities: who but the worker of post A is responsible for households of a grid."""

from services.grid.domain.responsibilities.responsibility import Responsibility
from services.grid.usecases.responsibilities.ports import ResponsibilityBook
from services.grid.usecases.territory.ports import Inhabited
from shared.kernel.command import Caller

Given = tuple[list[Responsibility], str | None]


def list_responsibilities(
    book: ResponsibilityBook,
    inhabited: Inhabited,
    *,
    grid_code: str,
    after: str,
    limit: int,
    caller: Caller,
) -> Given:
    """Return a page of those for households that live in the grid now, and the place to go on from."""
    caller.require_area(grid_code)
    buildings = [each.id for each in book.register.buildings.in_grids([grid_code])]
    given = book.given.of_households(inhabited.ids_in_buildings(buildings))
    found = [each for each in given if each.id > after][: limit + 1]
    shown = found[:limit]
    return shown, shown[-1].id if len(found) > limit else None
