"""RPC doors of hazards, what grid hears of them, and the timer that reminds of deadlines."""

from datetime import date
from typing import Any

from nameko.timer import timer

from services.grid.domain.hazards.hazard import Hazard
from services.grid.entrypoints.hazard_sources import HazardSources
from services.grid.schemas.hazards import forms, views
from services.grid.usecases.hazards.accept_hazard import accept_hazard
from services.grid.usecases.hazards.charge_hazard import charge_hazard
from services.grid.usecases.hazards.dismiss_hazard import dismiss_hazard
from services.grid.usecases.hazards.get_hazard import HazardSheet, get_hazard
from services.grid.usecases.hazards.list_hazards import list_hazards
from services.grid.usecases.hazards.mend_hazard import mend_hazard
from services.grid.usecases.hazards.report_hazard import HazardReport, report_hazard
from services.grid.usecases.hazards.send_hazard_back import send_hazard_back
from services.grid.usecases.remind import remind
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

SEEING = ("worker", "clerk", "station_head")
HEAD = ("station_head",)
LOOKING = ("worker", "clerk", "station_head", "section_head", "leader")


class HazardDoors(HazardSources):
    """Doors of hazards."""

    @command(forms.ReportHazardForm, views.HazardView, allow=SEEING)
    def report_hazard(self, command: Command, *, report: HazardReport) -> Hazard:
        """Keep that something dangerous was seen, and whether it has come back."""
        return report_hazard(self.hazard_book, self.register, report=report, command=command)

    @command(forms.ChargeHazardForm, views.HazardView, allow=HEAD)
    def charge_hazard(self, command: Command, hazard_id: str, *, owner: str, deadline: date | None) -> Hazard:
        """Say who mends it, and by when."""
        return charge_hazard(self.hazard_book, hazard_id, owner=owner, deadline=deadline, command=command)

    @command(forms.MendHazardForm, views.HazardView, allow=SEEING)
    def mend_hazard(self, command: Command, hazard_id: str, **proof: Any) -> Hazard:
        """Say with a photo or words that it is mended."""
        return mend_hazard(self.hazard_book, hazard_id, **proof, command=command)

    @command(forms.HazardForm, views.HazardView, allow=SEEING)
    def accept_hazard(self, command: Command, hazard_id: str) -> Hazard:
        """Find on the spot that it is mended; not by who mended it."""
        return accept_hazard(self.hazard_book, hazard_id, command=command)

    @command(forms.SendHazardBackForm, views.HazardView, allow=SEEING)
    def send_hazard_back(self, command: Command, hazard_id: str, *, deadline: date) -> Hazard:
        """Find on the spot that it is not mended; not by who said so."""
        return send_hazard_back(self.hazard_book, hazard_id, deadline=deadline, command=command)

    @command(forms.HazardForm, views.HazardView, allow=HEAD)
    def dismiss_hazard(self, command: Command, hazard_id: str) -> Hazard:
        """Find that it is no hazard; not by who reported it."""
        return dismiss_hazard(self.hazard_book, hazard_id, command=command)

    @query(forms.HazardForm, views.HazardSheetView, allow=LOOKING)
    def get_hazard(self, caller: Caller, hazard_id: str) -> HazardSheet:
        """Show a hazard to its owner and to whoever works there."""
        return get_hazard(self.hazard_book, hazard_id, caller=caller)

    @query(forms.PageOfHazardsForm, Page(views.HazardView), allow=LOOKING)
    def list_hazards(self, caller: Caller, area: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show the open hazards of an area, newest first, page by page."""
        items, place = list_hazards(self.hazards, area, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @timer(interval=60)
    def remind_hazards(self) -> None:
        while remind(self.hazards, now=clock.now()):
            pass
