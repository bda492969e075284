"""RPC doors of facilities, what grid hears of them, and the timer that reminds of inspections."""

from collections.abc import Sequence
from typing import Any

from nameko.timer import timer

from services.grid.domain.facilities.facility import Facility
from services.grid.entrypoints.hazard_sources import HazardSources
from services.grid.schemas.facilities import forms, views
from services.grid.schemas.records.origin import RecordRowsView
from services.grid.usecases.facilities.find_facility_hazard import find_facility_hazard
from services.grid.usecases.facilities.get_facility import get_facility
from services.grid.usecases.facilities.import_facilities import FacilityRow, import_facilities
from services.grid.usecases.facilities.inspect_facility import inspect_facility
from services.grid.usecases.facilities.list_facilities import list_facilities
from services.grid.usecases.facilities.ports import Facilities, FacilityBook, FacilityTable
from services.grid.usecases.facilities.register_facility import NewFacility, register_facility
from services.grid.usecases.facilities.remove_facility import remove_facility
from services.grid.usecases.remind import remind
from shared.events.grid_facilities import FacilityInspected
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.bus import heard, listens
from shared.plumbing.door import Page, command, query

KEEPERS = ("worker", "clerk", "station_head")
LOOKING = ("worker", "clerk", "station_head", "section_head", "leader")


class FacilityDoors(HazardSources):
    """Doors of facilities."""

    facilities: Facilities
    facility_table: FacilityTable

    @property
    def facility_book(self) -> FacilityBook:
        return FacilityBook(facilities=self.facilities, table=self.facility_table, sealer=self.sealer)

    @command(forms.RegisterFacilityForm, views.FacilityView, allow=KEEPERS)
    def register_facility(self, command: Command, *, new: NewFacility) -> Facility:
        """Look after a facility from now on."""
        return register_facility(self.facility_book, self.register, new=new, command=command)

    @command(forms.FacilitiesForm, RecordRowsView, allow=("clerk", "operator"))
    def import_facilities(
        self, command: Command, *, rows: Sequence[FacilityRow], dry_run: bool
    ) -> dict[str, Any]:
        """Keep the facilities of another register, by their numbers there. A dry run only tells."""
        outcomes = import_facilities(
            self.facility_book, self.register, rows=rows, dry_run=dry_run, command=command
        )
        return {"rows": outcomes, "dry_run": dry_run}

    @command(forms.InspectFacilityForm, views.FacilityView, allow=KEEPERS)
    def inspect_facility(self, command: Command, facility_id: str, **found: Any) -> Facility:
        """Keep what somebody found; what is faulty or missing becomes a hazard."""
        return inspect_facility(self.facility_book, facility_id, **found, command=command)

    @command(forms.FacilityForm, views.FacilityView, allow=("station_head",))
    def remove_facility(self, command: Command, facility_id: str) -> Facility:
        """Keep that it is not there any more."""
        return remove_facility(self.facilities, facility_id, command=command)

    @query(forms.FacilityForm, views.FacilitySheetView, allow=LOOKING)
    def get_facility(self, caller: Caller, facility_id: str) -> Facility:
        """Show a facility with the looks at it."""
        return get_facility(self.facilities, facility_id, caller=caller)

    @query(forms.PageOfFacilitiesForm, Page(views.FacilityView), allow=LOOKING)
    def list_facilities(self, caller: Caller, area: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show the facilities in use in an area, what is due first first, page by page."""
        items, place = list_facilities(self.facilities, area, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @listens(FacilityInspected)
    def on_facility_inspected(self, event: FacilityInspected) -> None:
        find_facility_hazard(self.facility_book, self.hazard_book, event, fact=heard()["id"])

    @timer(interval=60)
    def remind_facilities(self) -> None:
        while remind(self.facilities, now=clock.now()):
            pass
