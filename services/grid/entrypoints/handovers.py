"""RPC doors and listeners of handovers, and the check of rosters."""

from datetime import date
from typing import Any

from services.grid.domain.posts.handover import Handover
from services.grid.entrypoints.handover_sources import HandoverSources
from services.grid.schemas.posts.handover import (
    GridHandoversForm,
    HandOverForm,
    HandoverView,
    WhichHandoverForm,
)
from services.grid.schemas.posts.roster_check import RosterCheckForm, RosterCheckView, show_check
from services.grid.usecases.assignments.ports import Calendars
from services.grid.usecases.posts.accept_handover import accept_handover
from services.grid.usecases.posts.check_roster import check_roster
from services.grid.usecases.posts.grid_handovers import HandoverPage, grid_handovers
from services.grid.usecases.posts.hand_over import HandoverWish, hand_over
from services.grid.usecases.posts.move_cases import move_cases
from services.grid.usecases.posts.return_handover import return_handover
from shared.events.grid import HandoverMade, HandoverReturned
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.bus import listens
from shared.plumbing.door import Page, command, query

OF_A_GRID = ("worker", "station_head")


class HandoverDoors(HandoverSources):
    """Doors for who leaves, who takes over, and who heads them."""

    calendars: Calendars

    @command(HandOverForm, HandoverView, allow=OF_A_GRID)
    def hand_over(self, command: Command, *, wish: HandoverWish) -> Handover:
        """Hand over open cases and visits due of a grid, with keys and papers, before leaving."""
        return hand_over(self.handover_desk, wish=wish, command=command)

    @command(WhichHandoverForm, HandoverView, allow=OF_A_GRID)
    def accept_handover(self, command: Command, *, handover_id: str) -> Handover:
        """Confirm that everything on the list was received."""
        return accept_handover(self.handovers, handover_id=handover_id, command=command)

    @command(WhichHandoverForm, HandoverView, allow=OF_A_GRID)
    def return_handover(self, command: Command, *, handover_id: str) -> Handover:
        """Give back what is still open: who left is there again."""
        return return_handover(self.handovers, handover_id=handover_id, command=command)

    @query(GridHandoversForm, Page(HandoverView), allow=OF_A_GRID)
    def grid_handovers(
        self, caller: Caller, *, grid_code: str, after: str | None, limit: int
    ) -> HandoverPage:
        """Show who handed over what to whom in a grid, newest first."""
        return grid_handovers(self.handovers, grid_code=grid_code, after=after, limit=limit, caller=caller)

    @query(RosterCheckForm, RosterCheckView, allow=("station_head", "section_head", "leader", "operator"))
    def check_roster(self, caller: Caller, *, community_code: str, day: date) -> dict[str, Any]:
        """Check a day of a community: four hours in the grid for everybody, and somebody at the desk."""
        found = check_roster(self.rota, self.calendars, community_code=community_code, day=day, caller=caller)
        return show_check(found)

    @listens(HandoverMade)
    def on_handover_made(self, event: HandoverMade) -> None:
        self._move(event.handover_id)

    @listens(HandoverReturned)
    def on_handover_returned(self, event: HandoverReturned) -> None:
        self._move(event.handover_id)

    def _move(self, handover_id: str) -> None:
        move_cases(self.handovers, self.assignments, self.rota, handover_id=handover_id, at=clock.now())
