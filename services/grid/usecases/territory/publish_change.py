"""Publish a change: write the versions of all grids that it cut. Doing it again changes nothing."""

from datetime import datetime

from services.grid.domain.territory.division import Division
from services.grid.domain.territory.grid import Grid
from services.grid.domain.territory.map_change import Change
from services.grid.usecases.territory.ports import Ground


def publish_change(ground: Ground, *, change: Change, at: datetime) -> None:
    """Publish what is not published yet, and let every community whose border moved know the change.

    A crash in between leaves versions that do not count until the last of them is there; the command told
    again, or the timer when the change is due, writes the rest.
    """
    for code in change.communities:
        division = ground.divisions.find(code) or Division(id=code)
        division.join(change)
        if division.happened():
            ground.divisions.save(division)
    for cut in change.cuts:
        grid = ground.grids.find(cut.code) or Grid.blank(cut.code)
        if grid.publish(cut.outline, at=at):
            ground.grids.save(grid)
            ground.atlas.renew()
