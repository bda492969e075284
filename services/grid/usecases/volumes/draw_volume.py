"""Draw a volume: what the records say of a building or a grid at this moment."""

from collections.abc import Callable, Mapping
from datetime import datetime

from services.grid.domain.territory.grid import Grid
from services.grid.domain.volumes import contents
from services.grid.domain.volumes.findings import Standing, dwellings_of, inhabitants_of
from services.grid.domain.volumes.volume import Volume, VolumeKind
from services.grid.usecases.completeness.score_grid import score_grid
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.volumes.ports import Library
from shared.kernel.calendar import local_time
from shared.kernel.errors import NotFound


def draw_volume(library: Library, kind: VolumeKind, about: str, *, at: datetime) -> Volume:
    """Return the volume of a building by its code, or of a grid; raises NotFound where there is none."""
    return DRAW[kind](library, about, at)


def _of_building(library: Library, about: str, at: datetime) -> Volume:
    building = library.buildings.find_all([about]).get(about)
    if building is None:
        raise NotFound(f"没有楼栋 {about}")
    grid_code = building.grid_code or ""
    homes = library.ledger.homes.in_buildings([about], on=local_time(at).date())
    return Volume(
        kind=VolumeKind.BUILDING,
        about=about,
        title=building.address,
        grid_code=grid_code,
        drawn_at=at,
        sections=contents.of_building(
            building,
            dwellings_of(homes),
            inhabitants_of(homes),
            library.incidents.facilities_of_building(about),
            library.incidents.in_building(
                about, [home.household.id for home in homes], since=_a_year_before(at)
            ),
        ),
    )


def _of_grid(library: Library, about: str, at: datetime) -> Volume:
    in_force = library.atlas.named(about, at)
    grid = library.grids.find(about)
    if in_force is None or grid is None:
        raise NotFound(f"没有网格 {about}")
    buildings = [building.id for building in library.buildings.in_grids([about])]
    homes = library.ledger.homes.in_buildings(buildings, on=local_time(at).date())
    crew = gather_crew(library.rota, in_force, at=at)
    standing = Standing(
        version_no=in_force.version_no,
        workers={holder.post.value: holder.worker_id for holder in (crew.a, crew.b) if holder},
        buildings=len(buildings),
        households_at_creation=_households(grid, in_force.version_no),
        clears=score_grid(library.ledger, about, homes, at=at),
    )
    facilities = library.incidents.facilities_of_grid(about)
    troubles = library.incidents.in_grid(about, since=_a_year_before(at))
    sections = contents.of_grid(standing, dwellings_of(homes), inhabitants_of(homes), facilities, troubles)
    kind, title = VolumeKind.GRID, in_force.title
    return Volume(kind=kind, about=about, title=title, grid_code=about, drawn_at=at, sections=sections)


DRAW: Mapping[VolumeKind, Callable[[Library, str, datetime], Volume]] = {
    VolumeKind.BUILDING: _of_building,
    VolumeKind.GRID: _of_grid,
}


def _households(grid: Grid, version_no: int) -> int | None:
    return next((each.outline.households for each in grid.versions if each.number == version_no), None)


def _a_year_before(at: datetime) -> datetime:
    """Return the same moment twelve months earlier; of 29 February the day before."""
    leap_day = (at.month, at.day) == (2, 29)
    return at.replace(year=at.year - 1, day=28 if leap_day else at.day)
