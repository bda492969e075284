"""Redraw borders: communities between which ground has passed have their new boundaries for good."""

from dataclasses import replace
from datetime import datetime

from services.grid.domain.territory.map_change import Change
from services.grid.usecases.territory.ports import Ground
from shared.kernel.command import Caller, Command


def redraw_borders(ground: Ground, *, change: Change, name: str, at: datetime) -> None:
    """Keep the borders of a change that has come into force; told again it changes nothing.

    A boundary that was told anew since stays as it was told.
    """
    known = ground.communities.find_all(change.communities)
    by = Caller(id=change.by, roles=frozenset())
    command = Command(id=f"borders-{name}", by=by, digest=name, at=at)
    ground.communities.keep(
        [
            (replace(known[border.community_code], boundary=border.boundary), command)
            for border in change.borders
            if border.community_code in known
        ]
    )
