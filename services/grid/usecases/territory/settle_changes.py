"""Settle changes: carry out what has come into force, until nothing lies in a grid as it was."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from services.grid.domain.territory.division import Change, Division
from services.grid.usecases.assignments.resettle_cases import Work, resettle_cases
from services.grid.usecases.disputes.resettle_disputes import resettle_disputes
from services.grid.usecases.hazards.resettle_hazards import resettle_hazards
from services.grid.usecases.territory.grid_of_building import grid_of_building
from services.grid.usecases.territory.ports import Ground
from services.grid.usecases.territory.publish_change import publish_change
from shared.kernel.each_one import each_one


def settle_changes(ground: Ground, work: Work, *, at: datetime) -> None:
    """Move what lies in another grid now. Doing it again changes nothing, and a crash is made good.

    It is done over and over until no other process can go by the former map any more; then the change is
    settled for good.
    """
    each_one(ground.divisions.due(at), partial(_settle, ground, work, at))


def _settle(ground: Ground, work: Work, at: datetime, community_code: str) -> None:
    division = ground.divisions.get(community_code)
    due = [change for change in division.unsettled if change.valid_from <= at]
    for change in due:
        carry_out(ground, work, division=division, change=change, at=at)
    over = [change for change in due if change.looked_through_at <= at]
    for change in over:
        division.settle(change.number, at=at)
    if over:
        ground.divisions.save(division)


def carry_out(ground: Ground, work: Work, *, division: Division, change: Change, at: datetime) -> None:
    """Publish what a crash left unpublished; then let buildings, and what is open, lie where they are now."""
    publish_change(ground.grids, ground.atlas, change=change, at=at)
    _regrid(ground, change.touched, at)
    codes = sorted(change.touched)
    resettle_cases(work, codes=codes, change=f"{division.id}/{change.number}", at=at)
    resettle_hazards(work.hazards, work.register, codes=codes, at=at)
    resettle_disputes(work.disputes, work.register, codes=codes, at=at)


def _regrid(ground: Ground, touched: Iterable[str], at: datetime) -> None:
    moved: dict[str, str | None] = {}
    for building in ground.buildings.in_grids(touched):
        grid = grid_of_building(ground.atlas, building, at=at)
        code = grid.code if grid else None
        if code != building.grid_code:
            moved[building.id] = code
    ground.buildings.regrid(moved)
