"""Work sources: all that a change of the map moves."""

from collections.abc import Iterable
from datetime import datetime

from services.grid.entrypoints.visit_sources import VisitSources
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.assignments.resettle_cases import Work
from services.grid.usecases.facilities.ports import Facilities
from services.grid.usecases.records.ports import ChangeRequests, Duplicates
from services.grid.usecases.records.resettle_records import Matters
from services.grid.usecases.territory.move_homes import Homes
from services.grid.usecases.territory.ports import Houses
from services.grid.usecases.visits.plan_visits import plan_visits


class WorkSources(VisitSources):
    """What is under way, who lives where, and what waits for a decision."""

    assignments: Assignments
    facilities: Facilities
    duplicates: Duplicates
    change_requests: ChangeRequests
    houses: Houses

    @property
    def work(self) -> Work:
        return Work(
            assignments=self.assignments,
            hazards=self.hazards,
            disputes=self.disputes,
            facilities=self.facilities,
            matters=Matters(
                people=self.people,
                duplicates=self.duplicates,
                change_requests=self.change_requests,
                field_lines=self.field_lines,
            ),
            homes=Homes(
                houses=self.houses,
                households=self.households,
                people=self.people,
                tags=self.tags,
                plan_anew=self._plan_anew_at_once,
            ),
            register=self.register,
            rota=self.rota,
        )

    def _plan_anew_at_once(self, household_ids: Iterable[str], *, now: datetime) -> None:
        plan_visits(self.visit_book, household_ids, now=now)
