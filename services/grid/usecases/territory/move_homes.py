"""Move homes: buildings lie in the grids of now, and who lives there in the community of his building."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from services.grid.domain.records.household import Household
from services.grid.domain.territory.building import Building
from services.grid.domain.territory.map_change import Change
from services.grid.usecases.records.ports import Households, People, Tags
from services.grid.usecases.territory.grid_of_building import grid_of_building
from services.grid.usecases.territory.ports import Ground, Houses
from shared.kernel.command import Caller, Command
from shared.kernel.ids import id_from

A_PAGE = 200


class Planning(Protocol):
    """Who plans the visits of households anew, because they lie elsewhere now."""

    def __call__(self, household_ids: Iterable[str], *, now: datetime) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Homes:
    """All who live in a building, what is known of them, and who calls on them."""

    houses: Houses
    households: Households
    people: People
    tags: Tags
    plan_anew: Planning


def move_homes(ground: Ground, homes: Homes, *, change: Change, name: str, at: datetime) -> None:
    """Let buildings, and who lives there, be where the map has them now. Doing it again changes nothing.

    Codes stay as they were given: a building that another community has now keeps its number. It is moved
    after those who live in it, so that a crash in between is made good the next time.
    """
    codes = change.touched | (set(change.codes) if change.borders else set())
    before = ground.buildings.in_grids(sorted(codes))
    after = {building.id: _here(ground, building, at) for building in before}
    moving = _Moving(homes, after, f"{name}/{at.isoformat()}", Caller(id=change.by, roles=frozenset()), at)
    if change.borders:
        moving.move_households(ground.inhabited.ids_in_buildings(after))
        moving.move_houses()
    moved = [after[building.id] for building in before if after[building.id] != building]
    homes.plan_anew(ground.inhabited.ids_in_buildings([building.id for building in moved]), now=at)
    ground.buildings.relocate(moved)


def _here(ground: Ground, building: Building, at: datetime) -> Building:
    grid = grid_of_building(ground.atlas, building, at=at)
    if grid is None:
        return replace(building, grid_code=None)
    return replace(building, grid_code=grid.code, community_code=grid.community_code)


@dataclass(frozen=True)
class _Moving:
    """One look at the buildings of a change: where each is now, by id."""

    homes: Homes
    after: Mapping[str, Building]
    name: str
    by: Caller
    at: datetime

    def move_households(self, living: Mapping[str, str]) -> None:
        """Move those that lie in another community than their building; people and tags before the rest."""
        for household in self.homes.households.find_all(living).values():
            building = self.after[living[household.id]]
            if household.community_code != building.community_code:
                self._move(household, building.community_code)

    def move_houses(self) -> None:
        for building in self.after.values():
            after: str | None = None
            while page := self.homes.houses.of_building(building.id, after=after, limit=A_PAGE):
                strayed = [each for each in page if each.community_code != building.community_code]
                told = [replace(each, community_code=building.community_code) for each in strayed]
                self.homes.houses.keep([(each, self._command(each.id)) for each in told])
                after = page[-1].id

    def _move(self, household: Household, to: str) -> None:
        tags = [replace(each, community_code=to) for each in self.homes.tags.of_household(household.id)]
        people = [replace(each, community_code=to) for each in self.homes.people.members(household.id)]
        self.homes.tags.keep([(tag, self._command(tag.id)) for tag in tags])
        self.homes.people.keep([(person, self._command(person.id)) for person in people])
        moved = replace(household, community_code=to)
        self.homes.households.keep([(moved, self._command(household.id))])

    def _command(self, about: str) -> Command:
        """Return the wish of this look: a later one may have to move the same again."""
        return Command(id=id_from(self.name, about), by=self.by, digest=self.name, at=self.at)
