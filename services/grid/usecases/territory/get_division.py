"""Get a division: all changes of a community's map, with what became of every grid."""

from services.grid.domain.territory.division import Division
from services.grid.usecases.territory.ports import Divisions


def get_division(divisions: Divisions, *, community_code: str) -> Division:
    """Return the changes of a community; refused is one that has no grids."""
    return divisions.get(community_code)
