"""Grids in force: all of the street, one after the other."""

from collections.abc import Iterator
from datetime import datetime

from services.grid.usecases.territory.ports import Atlas, Communities, Grids


def grids_in_force(communities: Communities, grids: Grids, atlas: Atlas, *, at: datetime) -> Iterator[str]:
    """Yield the codes of the grids that are in force, community by community."""
    for community in communities.within(""):
        for grid in grids.of_community(community.id):
            if atlas.named(grid.id, at):
                yield grid.id
