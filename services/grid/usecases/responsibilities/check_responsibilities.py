"""Check responsibilities: once a night, whether every household has exactly one who is responsible for it."""

from collections.abc import Iterable
from datetime import datetime

from services.grid.domain.posts.duty import Crew
from services.grid.domain.responsibilities.responsibility_check import ResponsibilityCheck
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.responsibilities.answer_for import answer_for
from services.grid.usecases.responsibilities.ports import Street
from services.grid.usecases.territory.grids_in_force import grids_in_force
from shared.kernel.calendar import local_time
from shared.kernel.each_one import each_one


def check_responsibilities(street: Street, *, now: datetime) -> None:
    """Look at every grid in force, and in every community at what lies in no grid; each area once a day.

    Replicas may all do it: of those that look at one area at once one keeps what it found.
    """
    book = street.book
    grids = list(grids_in_force(street.communities, street.grids, book.register.atlas, at=now))
    each_one(grids, lambda code: _check_grid(street, code, now))
    each_one([each.id for each in street.communities.within("")], lambda code: _check_rest(street, code, now))


def _check_grid(street: Street, code: str, now: datetime) -> None:
    grid = street.book.register.atlas.named(code, now)
    if grid and (check := _due(street, code, now)):
        buildings = [each.id for each in street.book.register.buildings.in_grids([code])]
        _look(street, check, buildings, gather_crew(street.book.rota, grid, at=now), now)


def _check_rest(street: Street, community_code: str, now: datetime) -> None:
    if check := _due(street, community_code, now):
        stray = street.book.register.buildings.in_grids([None])
        buildings = [each.id for each in stray if each.community_code == community_code]
        _look(street, check, buildings, Crew(), now)


def _due(street: Street, area: str, now: datetime) -> ResponsibilityCheck | None:
    check = street.checks.find(area) or ResponsibilityCheck(id=area)
    return None if check.checked_on == local_time(now).date() else check


def _look(
    street: Street, check: ResponsibilityCheck, building_ids: Iterable[str], crew: Crew, now: datetime
) -> None:
    households = street.inhabited.ids_in_buildings(building_ids)
    found = answer_for(street.book.given, households, crew=crew, at=now)
    check.look(found, on=local_time(now).date(), at=now)
    street.checks.save(check)
