"""RPC doors for what is entered at a household's door, and for those who look at it again."""

from typing import Any

from services.grid.domain.access.look import Where
from services.grid.domain.visits.looking import Purpose
from services.grid.entrypoints.look_sources import LookSources
from services.grid.entrypoints.visit_sources import VisitSources
from services.grid.schemas.visits import forms, views
from services.grid.schemas.visits.entry import SubmitVisitForm
from services.grid.usecases.visits.amend_visit import amend_visit
from services.grid.usecases.visits.get_visit import VisitSheet, get_visit
from services.grid.usecases.visits.list_doubtful_visits import list_doubtful_visits
from services.grid.usecases.visits.list_visits import list_visits
from services.grid.usecases.visits.note_findings import Entry
from services.grid.usecases.visits.read_visit import read_visit
from services.grid.usecases.visits.review_visit import review_visit
from services.grid.usecases.visits.submit_visit import submit_visit
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

AT_THE_DOOR = ("worker", "station_head")
HEAD = ("station_head",)
OVERSIGHT = ("station_head", "section_head", "leader")


class VisitDoors(VisitSources, LookSources):
    """Doors of visits."""

    @command(SubmitVisitForm, views.VisitView, allow=AT_THE_DOOR)
    def submit_visit(self, command: Command, *, entry: Entry) -> VisitSheet:
        """Keep what was found at a door, however late it comes; opens the cases that are wished."""
        return VisitSheet(visit=submit_visit(self.visit_desk, entry=entry, command=command))

    @command(forms.AmendVisitForm, views.VisitView, allow=AT_THE_DOOR)
    def amend_visit(self, command: Command, visit_id: str, **wish: Any) -> VisitSheet:
        """Change what one wrote down oneself; after a day with a reason."""
        books = (self.visits, self.visit_table, self.sealer)
        return VisitSheet(visit=amend_visit(*books, visit_id, **wish, command=command))

    @command(forms.ReviewVisitForm, views.VisitView, allow=HEAD)
    def review_visit(self, command: Command, visit_id: str, **wish: Any) -> VisitSheet:
        """Judge an entry that looks doubtful, or that waits because its worker has left; not one's own."""
        return VisitSheet(visit=review_visit(self.visit_desk, visit_id, **wish, command=command))

    @command(forms.ReadVisitForm, views.VisitView, allow=OVERSIGHT)
    def read_visit(
        self, command: Command, visit_id: str, *, purpose: Purpose, **seen_from: Any
    ) -> VisitSheet:
        """Read what a worker noted, for a purpose; the look is kept."""
        where = Where(at=command.at, **seen_from)
        books = (self._desk(where), self.visits)
        return read_visit(*books, visit_id, purpose=purpose, command=command, where=where)

    @query(forms.GetVisitForm, views.VisitView, allow=("worker", *OVERSIGHT))
    def get_visit(self, caller: Caller, visit_id: str, **seen_from: Any) -> VisitSheet:
        """Show a visit; its words only to who wrote them, and as long as he works there."""
        where = Where(at=clock.now(), **seen_from)
        return get_visit(self._desk(where), self.visits, visit_id, caller=caller, where=where)

    @query(forms.VisitsOfHouseholdForm, Page(views.ListedVisitView), allow=("worker", *OVERSIGHT))
    def list_visits(self, caller: Caller, household_id: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show the visits of a household, newest first, page by page."""
        books = (self.visits, self.plans)
        items, place = list_visits(*books, household_id, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @query(forms.VisitsOfAreaForm, Page(views.ListedVisitView), allow=HEAD)
    def list_doubtful_visits(self, caller: Caller, area: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show what waits in an area for a second look, newest first, page by page."""
        items, place = list_doubtful_visits(self.visits, area, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}
