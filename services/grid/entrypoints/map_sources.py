"""Map sources: what the doors hand to the use cases that draw the map."""

from services.grid.entrypoints.sources import Sources
from services.grid.usecases.territory.ports import Communities, Divisions, Grids, Ground, Inhabited, Survey


class MapSources(Sources):
    """All that the map of a community is made of."""

    communities: Communities
    divisions: Divisions
    grids: Grids
    inhabited: Inhabited
    survey: Survey

    @property
    def ground(self) -> Ground:
        return Ground(
            communities=self.communities,
            divisions=self.divisions,
            grids=self.grids,
            buildings=self.buildings,
            inhabited=self.inhabited,
            atlas=self.atlas,
            survey=self.survey,
        )
