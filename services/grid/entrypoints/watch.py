"""RPC doors of the watch over who looks at people, and the timer that reports of it every week."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from nameko.timer import timer

from services.grid.domain.access.look import Where
from services.grid.domain.access.look_report import LookReport
from services.grid.domain.access.ties import Ties
from services.grid.entrypoints.access import LOOKERS, WATCHERS, AccessDoors
from services.grid.schemas.access import watch as forms
from services.grid.usecases.access.declare_ties import TieBook, declare_ties, get_ties
from services.grid.usecases.access.get_look_report import get_look_report
from services.grid.usecases.access.list_looks_at_person import LooksWish, list_looks_at_person
from services.grid.usecases.access.make_look_report import Watch, make_look_report
from services.grid.usecases.access.ports import LookReports, StaffTies
from services.grid.usecases.territory.ports import Communities
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query

HALF_AN_HOUR = 1800  # seconds
ASKERS = ("resident", "clerk", "station_head")


class WatchDoors(AccessDoors):
    """Doors of the watch."""

    look_reports: LookReports
    staff_ties: StaffTies
    communities: Communities

    @property
    def tie_book(self) -> TieBook:
        return TieBook(ties=self.staff_ties, rota=self.rota, households=self.households)

    @query(forms.LookReportForm, forms.LookReportView, allow=WATCHERS)
    def get_look_report(self, caller: Caller, *, week: date | None) -> LookReport:
        """Show what was odd about the looks of a week: the latest one, or that of a day."""
        return get_look_report(self.look_reports, week=week)

    @command(forms.DeclareTiesForm, forms.TiesView, allow=LOOKERS)
    def declare_ties(self, command: Command, *, staff_id: str, household_ids: Sequence[str]) -> Ties:
        """Tell which households are one's own and one's relatives', or those of one's staff."""
        return declare_ties(self.tie_book, staff_id=staff_id, household_ids=household_ids, command=command)

    @query(forms.StaffForm, forms.TiesView, allow=LOOKERS)
    def get_ties(self, caller: Caller, *, staff_id: str) -> Ties:
        """Show what was told of somebody, to himself and to his head."""
        return get_ties(self.tie_book, staff_id=staff_id, caller=caller)

    @query(forms.LooksAtPersonForm, forms.SeenLooksView, allow=ASKERS)
    def list_looks_at_person(self, caller: Caller, *, wish: LooksWish, **seen_from: Any) -> dict[str, Any]:
        """Tell a resident from which posts his file was opened, and what for; or a clerk who asks for him."""
        where = Where(at=clock.now(), **seen_from)
        items, following = list_looks_at_person(
            self._desk(where), self.rota, wish=wish, caller=caller, where=where
        )
        return {"items": items, "next": following}

    @timer(interval=HALF_AN_HOUR)
    def make_look_reports(self) -> None:
        """Every replica does it; the version of a report lets one of them win."""
        watch = Watch(
            journal=self.journal,
            reports=self.look_reports,
            ties=self.staff_ties,
            people=self.people,
            communities=self.communities,
            table=self.access_table,
        )
        while make_look_report(watch, now=clock.now()):
            pass
