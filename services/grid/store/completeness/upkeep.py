"""Upkeep: facilities, hazards and doubtful records of a grid, read from the collections of their own."""

from datetime import date
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.database import Database

from services.grid.domain.completeness import upkeep
from services.grid.domain.completeness.four_clears import Facilities, Hazards
from services.grid.domain.completeness.upkeep import Danger, LookedAfter
from services.grid.domain.hazards.hazard_state import BY_OTHERS, H
from shared.kernel.calendar import local_time
from shared.plumbing.documents import Document

LOOKED_AT = {"cycle_days": True, "inspections.on": True}
COUNTED = {"found_at": True, "found_by": True, "owner": True, "deadline": True, "ended_at": True}


class MongoUpkeep:
    """Looks at what is of others' keeping, and changes nothing."""

    def __init__(self, database: Database[Document]) -> None:
        self._facilities, self._hazards = database["facilities"], database["hazards"]
        self._duplicates = database["duplicates"]

    def prepare(self) -> None:
        """Make the index; doing it again changes nothing."""
        by_grid = IndexModel([("place.grid_code", ASCENDING)], name="grid")
        self._hazards.create_indexes([by_grid])

    def disputed(self, grid_code: str) -> int:
        found = self._duplicates.find({"open_in": grid_code}, {"claims": True})
        claims = [claim for each in found for claim in each["claims"]]
        return len({claim["person_id"] for claim in claims if claim["area"] == grid_code})

    def facilities(self, grid_code: str, *, on: date) -> Facilities:
        found = self._facilities.find({"in_use_in": grid_code}, LOOKED_AT)
        return upkeep.facilities([_looked_after(each) for each in found], on=on)

    def hazards(self, grid_code: str, *, since: date, on: date) -> Hazards:
        real = {"place.grid_code": grid_code, "state": {"$ne": H.DISMISSED.value}}
        found = self._hazards.find(real, COUNTED)
        return upkeep.hazards([_danger(each) for each in found], since=since, on=on)


def _looked_after(document: Document) -> LookedAfter:
    looks = [date.fromisoformat(each["on"]) for each in document["inspections"]]
    return LookedAfter(cycle_days=document["cycle_days"], last_looked_on=max(looks, default=None))


def _danger(document: Document) -> Danger:
    return Danger(
        found_on=local_time(document["found_at"]).date(),
        by_others=document["found_by"] in BY_OTHERS,
        owned=document["owner"] is not None,
        deadline=_day(document["deadline"]),
        ended_on=local_time(document["ended_at"]).date() if document["ended_at"] else None,
    )


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
