"""Locate again: where a case lies on the map of now."""

from dataclasses import replace
from datetime import datetime

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.choice import Reason
from services.grid.domain.territory.place import Location
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.grid_of_building import following
from services.grid.usecases.territory.ports import Register


def locate_again(register: Register, assignment: Assignment, *, at: datetime) -> Location:
    """Return where the place of a case lies now.

    A case that somebody gave to a grid follows that grid, wherever its place is. Where a grid was divided
    and nobody knows the place, all that is left is the community.
    """
    known = assignment.location
    if found := _by_place(register, assignment, at):
        return found
    if known.grid is None:
        return known
    grid = following(register.atlas, known.grid.code, at=at)
    return replace(known, grid=grid, community_code=grid.community_code if grid else known.community_code)


def _by_place(register: Register, assignment: Assignment, at: datetime) -> Location | None:
    """Return where the place lies, if the rules found the grid by it."""
    if assignment.case is None or assignment.case.place is None:
        return None
    given = assignment.decision
    if given and (given.choice.reason is Reason.BY_HAND or given.location.found_by is None):
        return None
    found = find_place(register, assignment.case.place, at=at)
    return found if found.grid or given is None else None
