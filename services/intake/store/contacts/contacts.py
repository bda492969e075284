"""Collection `contacts`: one document a contact."""

from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.intake.domain.contacts.contact import Contact
from services.intake.store.clocks.timed_repository import TimedRepository


class MongoContacts(TimedRepository[Contact]):
    """The contacts, kept in MongoDB."""

    kind: ClassVar[type[Any]] = Contact
    collection_name = "contacts"
    indexes = (
        *TimedRepository.indexes,
        IndexModel([("case_id", ASCENDING), ("asked_at", ASCENDING)], name="case"),
    )

    def of_case(self, case_id: str, *, limit: int) -> list[Contact]:
        found = self.collection.find({"case_id": case_id}).sort("asked_at", ASCENDING).limit(limit)
        return [self.read(document) for document in found]
