"""Watch a device: whether the positions that a phone tells of its visits were converted rightly (§3.7)."""

from datetime import datetime

from services.grid.domain.territory.offset import FEWEST
from services.grid.domain.visits.at_the_door import sighting_of
from services.grid.usecases.territory.ports import Atlas, Watches
from services.grid.usecases.territory.watch_source import device_source, watch_source
from services.grid.usecases.visits.ports import Visits


def watch_device(visits: Visits, watches: Watches, atlas: Atlas, visit_id: str, *, at: datetime) -> None:
    """Judge the phone of a visit by its latest visits, each beside the grid in which it counts.

    They are as few as say anything, so that a phone that is put right is cleared soon. Again it changes
    nothing.
    """
    visit = visits.get(visit_id)
    if sighting_of(visit) is None:
        return
    device = visit.origin.device
    latest = visits.sighted_by(device, limit=FEWEST)
    placed = [sighting for each in latest if (sighting := sighting_of(each))]
    watch_source(watches, atlas, source=device_source(device), placed=placed, at=at)
