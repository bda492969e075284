"""Publish a change: write the versions of all grids that it cut. Doing it again changes nothing."""

from datetime import datetime

from services.grid.domain.territory.division import Change
from services.grid.domain.territory.grid import Grid
from services.grid.usecases.territory.ports import Atlas, Grids


def publish_change(grids: Grids, atlas: Atlas, *, change: Change, at: datetime) -> None:
    """Publish what is not published yet.

    A crash in between leaves versions that do not count until the last of them is there; the command told
    again, or the timer when the change is due, writes the rest.
    """
    for cut in change.cuts:
        grid = grids.find(cut.code) or Grid.blank(cut.code)
        if grid.publish(cut.outline, at=at):
            grids.save(grid)
            atlas.renew()
