"""Resettle disputes: open ones lie in the grid of their parties since the map was cut anew."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from services.grid.domain.disputes.matter import Matter
from services.grid.domain.shelves import newest_first
from services.grid.domain.territory.grid import GridInForce
from services.grid.domain.territory.place import Place
from services.grid.usecases.disputes.ports import Disputes
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.grid_of_building import following
from services.grid.usecases.territory.ports import Register
from shared.kernel.each_one import each_one

A_PAGE = 100


def resettle_disputes(disputes: Disputes, register: Register, *, codes: Iterable[str], at: datetime) -> None:
    """Bring every open dispute of some grids to where its first party lives. Again it changes nothing.

    Mediator, deadline and what was agreed stay. Where no party lives here it follows the only heir of its
    grid; where there are several the community is left.
    """
    for code in codes:
        after = ""
        while page := disputes.open_in(code, after=after, limit=A_PAGE):
            each_one([dispute.id for dispute in page], partial(_resettle, disputes, register, at))
            after = newest_first(page[-1].registered_at, page[-1].id)


def _resettle(disputes: Disputes, register: Register, at: datetime, id: str) -> None:
    dispute = disputes.get(id)
    grid = _here(register, dispute.matter, at)
    code = grid.code if grid else None
    if dispute.is_open and code != dispute.matter.grid_code:
        community = grid.community_code if grid else dispute.matter.community_code
        dispute.move(code, community_code=community, at=at)
        disputes.save(dispute)


def _here(register: Register, matter: Matter, at: datetime) -> GridInForce | None:
    first = next(iter(matter.household_ids), None)
    found = find_place(register, Place(household_id=first), at=at)
    if found.grid:
        return found.grid
    return following(register.atlas, matter.grid_code, at=at) if matter.grid_code else None
