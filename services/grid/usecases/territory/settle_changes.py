"""Settle changes: carry out what has come into force, until nothing lies in a grid as it was."""

from datetime import datetime
from functools import partial

from services.grid.domain.territory.division import Division
from services.grid.domain.territory.map_change import Change
from services.grid.usecases.assignments.resettle_cases import Work, resettle_cases
from services.grid.usecases.disputes.resettle_disputes import resettle_disputes
from services.grid.usecases.facilities.resettle_facilities import resettle_facilities
from services.grid.usecases.hazards.resettle_hazards import resettle_hazards
from services.grid.usecases.records.resettle_records import resettle_records
from services.grid.usecases.territory.move_homes import move_homes
from services.grid.usecases.territory.ports import Ground
from services.grid.usecases.territory.publish_change import publish_change
from services.grid.usecases.territory.redraw_borders import redraw_borders
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
    """Publish what a crash left unpublished; then let who lives there and all that is open lie where it does.

    Which change it was is told by the division in which it was made, whichever carries it out.
    """
    publish_change(ground, change=change, at=at)
    name = change.led_as or f"{division.id}/{change.number}"
    redraw_borders(ground, change=change, name=name, at=at)
    move_homes(ground, work.homes, change=change, name=name, at=at)
    codes = sorted(change.touched)
    resettle_cases(work, codes=codes, change=name, at=at)
    resettle_hazards(work.hazards, work.register, codes=codes, at=at)
    resettle_disputes(work.disputes, work.register, codes=codes, at=at)
    resettle_facilities(work.facilities, work.register, codes=codes, at=at)
    resettle_records(work.matters, work.register, codes=codes, at=at)
