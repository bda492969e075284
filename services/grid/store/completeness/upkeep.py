"""Upkeep: facilities, hazards and doubtful records of a grid, read from the collections of their own."""

from datetime import date

from pymongo.database import Database

from services.grid.domain.completeness import upkeep
from services.grid.domain.completeness.four_clears import Facilities, Hazards
from services.grid.domain.completeness.upkeep import Danger, LookedAfter
from services.grid.domain.facilities.facility import Facility
from services.grid.domain.hazards.hazard import Hazard
from services.grid.domain.hazards.hazard_state import BY_OTHERS, H
from services.grid.store.facilities.facilities import MongoFacilities
from services.grid.store.hazards.hazards import MongoHazards
from shared.kernel.calendar import local_time
from shared.plumbing.documents import Document


class MongoUpkeep:
    """Looks at what is of others' keeping, and changes nothing."""

    def __init__(self, database: Database[Document]) -> None:
        self._facilities, self._hazards = MongoFacilities(database), MongoHazards(database)
        self._duplicates = database["duplicates"]

    def prepare(self) -> None:
        """Do nothing: the indexes are made by those who keep the collections."""

    def disputed(self, grid_code: str) -> int:
        found = self._duplicates.find({"open_in": grid_code}, {"claims": True})
        claims = [claim for each in found for claim in each["claims"]]
        return len({claim["person_id"] for claim in claims if claim["area"] == grid_code})

    def facilities(self, grid_code: str, *, on: date) -> Facilities:
        found = map(self._facilities.read, self._facilities.collection.find({"in_use_in": grid_code}))
        return upkeep.facilities([_looked_after(each) for each in found], on=on)

    def hazards(self, grid_code: str, *, since: date, on: date) -> Hazards:
        real = {"place.grid_code": grid_code, "state": {"$ne": H.DISMISSED.value}}
        found = map(self._hazards.read, self._hazards.collection.find(real))
        return upkeep.hazards([_danger(each) for each in found], since=since, on=on)


def _looked_after(facility: Facility) -> LookedAfter:
    newest = facility.newest
    return LookedAfter(cycle_days=facility.cycle_days, last_looked_on=newest.on if newest else None)


def _danger(hazard: Hazard) -> Danger:
    return Danger(
        found_on=local_time(hazard.found_at).date(),
        by_others=hazard.found_by in BY_OTHERS,
        owned=hazard.owner is not None,
        deadline=hazard.deadline,
        ended_on=local_time(hazard.ended_at).date() if hazard.ended_at else None,
    )
