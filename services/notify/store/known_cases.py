"""Collection `cases`: what notify remembers of each case. A read model; intake owns the truth."""

from dataclasses import asdict

from pymongo.database import Database

from services.notify.domain.known_case import KnownCase
from shared.kernel.errors import NotFound
from shared.plumbing.documents import Document


class MongoKnownCases:
    """The known cases, kept in MongoDB."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["cases"]

    def prepare(self) -> None:
        """Do nothing: they are only ever asked for by id."""

    def get(self, id: str) -> KnownCase:
        document = self.collection.find_one({"_id": id})
        if document is None:
            raise NotFound(f"nobody has introduced case {id}")
        named = {name: document[name] for name in ("number", "subject", "applicant_id")}
        return KnownCase(
            id=id,
            **named,
            agent_id=document.get("agent_id"),
            wants_reply=document.get("wants_reply", True),
        )

    def keep(self, case: KnownCase) -> None:
        known = asdict(case)
        self.collection.update_one({"_id": known.pop("id")}, {"$set": known}, upsert=True)
