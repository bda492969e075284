"""Collection `slots`: one document per slot, with all who have a seat in it."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.intake.domain.appointments.appointment import AppointmentState
from services.intake.domain.appointments.slot import Slot
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoSlots(Repository[Slot]):
    """The slots, kept in MongoDB.

    Beside the state, for queries: `lines` are the hall and the group of its windows, `place` is when, and
    `people` and `missed` are fingerprints of who is in it and who stayed away. Every list is the beginning
    of a range.
    """

    kind: ClassVar[type[Any]] = Slot
    collection_name = "slots"
    indexes = (
        IndexModel([("lines", ASCENDING), ("place", ASCENDING)], name="lines_place"),
        IndexModel([("people", ASCENDING), ("place", ASCENDING)], name="people_place"),
        IndexModel([("missed", ASCENDING), ("place", ASCENDING)], name="missed_place"),
        IndexModel([("appointments.id", ASCENDING)], name="appointment"),
        IndexModel([("next_turn", ASCENDING)], name="next_turn"),
    )

    def also(self, slot: Slot) -> Document:
        where = slot.session
        return {
            "lines": [where.hall, f"{where.hall}/{where.window_group}"],
            "place": where.place,
            "people": _prints(slot, *AppointmentState),
            "missed": _prints(slot, AppointmentState.NO_SHOW),
        }

    def with_appointment(self, id: str) -> Slot | None:
        document = self.collection.find_one({"appointments.id": id})
        return None if document is None else self.read(document)

    def of_hall(
        self, hall: str, window_group: str | None, *, after: str, until: str, limit: int
    ) -> list[Slot]:
        line = f"{hall}/{window_group}" if window_group else hall
        return self._range({"lines": line, "place": {"$gt": after, "$lt": until}}, limit)

    def of_person(self, prints: Collection[str], *, after: str, limit: int) -> list[Slot]:
        ranges = (self._range({"people": each, "place": {"$gt": after}}, limit) for each in prints)
        found = {slot.id: slot for slots in ranges for slot in slots}
        return sorted(found.values(), key=lambda slot: slot.session.place)[:limit]

    def count_missed(self, prints: Collection[str], *, since: date, limit: int) -> int:
        ranges = (self._range({"missed": each, "place": {"$gt": f"{since}"}}, limit) for each in prints)
        return min(limit, len({slot.id for slots in ranges for slot in slots}))

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        found = self.collection.find({"next_turn": {"$lte": now}}, {"_id": True}).limit(limit)
        return [document["_id"] for document in found]

    def _range(self, query: Document, limit: int) -> list[Slot]:
        return [self.read(each) for each in self.collection.find(query).sort("place", ASCENDING).limit(limit)]


def _prints(slot: Slot, *states: AppointmentState) -> list[str]:
    known = (each.visitor.prints for each in slot.appointments if each.state in states)
    return sorted({one for prints in known for one in prints})
