"""Reorganise grids: lay out, split, merge or move the grids of a community, all in one change."""

from services.grid.domain.territory.division import Change, Division
from services.grid.usecases.territory.cut_grids import Redrawing, cut_grids
from services.grid.usecases.territory.ports import Ground
from services.grid.usecases.territory.publish_change import publish_change
from shared.kernel.command import Command


def reorganise_grids(ground: Ground, *, redrawing: Redrawing, command: Command) -> Change:
    """Publish grids that come into force together; those not named stay as they are. Return the change.

    Refused: a community outside of the caller's areas and what `cut_grids` refuses, and a moment that is not
    later than the last change. The map of this process shows it at once; what lies in another grid then is
    moved when the change comes into force.
    """
    command.by.require_area(redrawing.community_code)
    division = ground.divisions.find(redrawing.community_code) or Division(id=redrawing.community_code)
    if not division.heeded(command):
        division.require_later(redrawing.valid_from)
        cuts, mapping = cut_grids(ground, redrawing)
        division.reorganise(
            cuts,
            mapping=mapping,
            reason=redrawing.reason,
            by=command.by.id,
            command_id=command.id,
            at=command.at,
        )
        ground.divisions.save(division)
    change = division.made_by(command.id)
    publish_change(ground.grids, ground.atlas, change=change, at=command.at)
    return change
