"""Incidents: what went wrong in a grid or building, and what is looked after there; counted, not read."""

from collections.abc import Collection
from datetime import datetime

from pymongo.database import Database

from services.grid.domain.disputes.dispute_state import OPEN as OPEN_DISPUTES
from services.grid.domain.hazards.hazard_state import OPEN as OPEN_HAZARDS
from services.grid.domain.hazards.hazard_state import H
from services.grid.domain.volumes.findings import Inspected, Troubles
from services.grid.store.facilities.facilities import MongoFacilities
from shared.plumbing.documents import Document


class MongoIncidents:
    """Looks at what others keep, and changes nothing."""

    def __init__(self, database: Database[Document]) -> None:
        self._hazards, self._disputes = database["hazards"], database["disputes"]
        self._assignments, self._facilities = database["assignments"], MongoFacilities(database)

    def prepare(self) -> None:
        """Do nothing: the indexes are made by those who keep the collections."""

    def in_grid(self, grid_code: str, *, since: datetime) -> Troubles:
        return self._troubles(
            {"place.grid_code": grid_code},
            {"matter.grid_code": grid_code},
            {"decision.location.grid.code": grid_code},
            since,
        )

    def in_building(self, building_id: str, household_ids: Collection[str], *, since: datetime) -> Troubles:
        return self._troubles(
            {"place.building_id": building_id},
            {"matter.household_ids": {"$in": sorted(household_ids)}},
            {"decision.location.building_id": building_id},
            since,
        )

    def facilities_of_grid(self, grid_code: str) -> list[Inspected]:
        return self._inspected({"in_use_in": grid_code})

    def facilities_of_building(self, building_id: str) -> list[Inspected]:
        return self._inspected({"spot.building_id": building_id, "removed_at": None})

    def _troubles(self, hazards: Document, disputes: Document, cases: Document, since: datetime) -> Troubles:
        open_hazards = {"state": {"$in": sorted(OPEN_HAZARDS)}}
        open_disputes = {"state": {"$in": sorted(OPEN_DISPUTES)}}
        ended_disputes = {"state": {"$nin": sorted(OPEN_DISPUTES)}, "registered_at": {"$gte": since}}
        closed = {"state": H.CLOSED.value, "ended_at": {"$gte": since}}
        return Troubles(
            hazards_open=self._hazards.count_documents(hazards | open_hazards),
            hazards_closed=self._hazards.count_documents(hazards | closed),
            disputes_open=self._disputes.count_documents(disputes | open_disputes),
            disputes_ended=self._disputes.count_documents(disputes | ended_disputes),
            cases=self._assignments.count_documents(cases | {"case.accepted_at": {"$gte": since}}),
        )

    def _inspected(self, where: Document) -> list[Inspected]:
        found = map(self._facilities.read, self._facilities.collection.find(where))
        return [
            Inspected(
                id=each.id,
                kind=each.kind,
                name=each.title,
                last=each.newest.on if each.newest else None,
                due=each.next_due,
            )
            for each in found
        ]
