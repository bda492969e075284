"""Sample: a small part of the street that stands by itself."""

from collections.abc import Sequence
from dataclasses import replace

from demo.street.boundaries import outline
from demo.street.codes import Role
from demo.street.records import Community, DemoStreet, Grid, Worker


def sample(street: DemoStreet, *, grids: int = 2) -> DemoStreet:
    """Return the first grids with everything and everybody in them, and the staff who answer for them.

    Rows keep their order, so that each still stands after what it refers to.
    """
    kept = street.grids[:grids]
    codes = {grid.code for grid in kept}
    communities = {grid.community_code for grid in kept}
    officers = tuple(officer for officer in street.officers if _answers_for(officer, communities))
    return replace(
        street,
        communities=tuple(_cut_to(each, kept) for each in street.communities if each.code in communities),
        grids=kept,
        compounds=tuple(each for each in street.compounds if each.grid_code in codes),
        buildings=tuple(each for each in street.buildings if each.grid_code in codes),
        houses=tuple(each for each in street.houses if each.grid_code in codes),
        households=tuple(each for each in street.households if each.grid_code in codes),
        people=tuple(each for each in street.people if each.grid_code in codes),
        workers=tuple(each for each in street.workers if each.area in codes),
        officers=officers,
        posts=tuple(each for each in street.posts if each.area in codes | communities),
    )


def _cut_to(community: Community, grids: Sequence[Grid]) -> Community:
    """Return a community as large as those of its grids that are kept."""
    return replace(
        community, ring=outline([grid.ring for grid in grids if grid.community_code == community.code])
    )


def _answers_for(officer: Worker, communities: set[str]) -> bool:
    return officer.role is not Role.STATION_HEAD or officer.area in communities
