"""RPC doors for who is responsible for which households, and the timer that looks for gaps and overlaps."""

from datetime import date
from typing import Any

from nameko.timer import timer

from services.grid.domain.responsibilities.responsibility import Responsibility
from services.grid.entrypoints.handover_sources import HandoverSources
from services.grid.schemas.responsibilities.responsibility import (
    EndResponsibilityForm,
    GiveResponsibilityForm,
    ResponsibilitiesForm,
    ResponsibilityView,
    WhoAnswersView,
    WhoseHouseholdForm,
)
from services.grid.usecases.responsibilities.check_responsibilities import check_responsibilities
from services.grid.usecases.responsibilities.end_responsibility import end_responsibility
from services.grid.usecases.responsibilities.get_responsible import WhoAnswers, get_responsible
from services.grid.usecases.responsibilities.give_responsibility import (
    ResponsibilityWish,
    give_responsibility,
)
from services.grid.usecases.responsibilities.list_responsibilities import list_responsibilities
from services.grid.usecases.responsibilities.ports import (
    ResponsibilityChecks,
    Street,
)
from services.grid.usecases.territory.ports import Communities, Grids, Inhabited
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

LOOKING = ("worker", "clerk", "station_head", "section_head", "leader")
TEN_MINUTES = 600


class ResponsibilityDoors(HandoverSources):
    """Doors for heads who give households to somebody, and for who asks whose they are."""

    responsibility_checks: ResponsibilityChecks
    inhabited: Inhabited
    communities: Communities
    grids: Grids

    @command(GiveResponsibilityForm, ResponsibilityView, allow=("station_head",))
    def give_responsibility(self, command: Command, *, wish: ResponsibilityWish) -> Responsibility:
        """Make another than the worker of post A responsible for some households of a grid."""
        return give_responsibility(self.responsibility_book, wish=wish, command=command)

    @command(EndResponsibilityForm, ResponsibilityView, allow=("station_head",))
    def end_responsibility(
        self, command: Command, responsibility_id: str, *, until: date | None
    ) -> Responsibility:
        """Let it end: from the next day on the worker of post A is responsible again."""
        return end_responsibility(self.responsibility_book, responsibility_id, until=until, command=command)

    @query(WhoseHouseholdForm, WhoAnswersView, allow=LOOKING)
    def get_responsible(self, caller: Caller, household_id: str) -> WhoAnswers:
        """Show who is responsible for a household now, and why."""
        return get_responsible(self.responsibility_book, household_id, at=clock.now(), caller=caller)

    @query(ResponsibilitiesForm, Page(ResponsibilityView), allow=LOOKING)
    def list_responsibilities(
        self, caller: Caller, *, grid_code: str, cursor: str, limit: int
    ) -> dict[str, Any]:
        """Show what is given to others than the worker of post A in a grid, page by page."""
        items, place = list_responsibilities(
            self.responsibility_book,
            self.inhabited,
            grid_code=grid_code,
            after=cursor,
            limit=limit,
            caller=caller,
        )
        return {"items": items, "next": place}

    @timer(interval=TEN_MINUTES)
    def check_responsibilities(self) -> None:
        """Look once after midnight; a day on which nothing ran is looked at as soon as something does."""
        street = Street(
            book=self.responsibility_book,
            checks=self.responsibility_checks,
            communities=self.communities,
            grids=self.grids,
            inhabited=self.inhabited,
        )
        check_responsibilities(street, now=clock.now())
