"""Reorganise grids: lay out, split, merge or move the grids of a community, all in one change."""

from services.grid.domain.territory.division import Division
from services.grid.domain.territory.map_change import Change
from services.grid.usecases.territory.cut_grids import Redrawing, cut_grids
from services.grid.usecases.territory.ports import Ground
from services.grid.usecases.territory.publish_change import publish_change
from shared.kernel.command import Command


def reorganise_grids(ground: Ground, *, redrawing: Redrawing, command: Command) -> Change:
    """Publish grids that come into force together; those not named stay as they are. Return the change.

    Where other communities are named, ground may pass between them: the change is kept as a whole in the
    first one and from there in all others. Refused: a community outside of the caller's areas and what
    `cut_grids` refuses, and a moment that is not later than the last change of each. The map of this process
    shows it at once; what lies in another grid then is moved when the change comes into force.
    """
    for code in redrawing.communities:
        command.by.require_area(code)
    division = _division(ground, redrawing.community_code)
    if not division.heeded(command):
        for code in redrawing.communities:
            _division(ground, code).require_later(redrawing.valid_from)
        drawn = cut_grids(ground, redrawing)
        division.reorganise(
            drawn, reason=redrawing.reason, by=command.by.id, command_id=command.id, at=command.at
        )
        ground.divisions.save(division)
    change = division.made_by(command.id)
    publish_change(ground, change=change, at=command.at)
    return change


def _division(ground: Ground, community_code: str) -> Division:
    return ground.divisions.find(community_code) or Division(id=community_code)
