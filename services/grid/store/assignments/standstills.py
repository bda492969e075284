"""Collection `standstills`: which cases wait for their applicants, as intake announced."""

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.grid.domain.assignments.standstill import Cause, Standstill
from shared.plumbing.documents import CONVERTER, Document


class MongoStandstills:
    """The standstills, kept in MongoDB."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["standstills"]

    def prepare(self) -> None:
        """Do nothing: they are only ever asked for by id."""

    def note(self, standstill: Standstill) -> None:
        id = _id(standstill.case_id, standstill.cause)
        older = {"_id": id, "sequence": {"$lt": standstill.sequence}}
        try:
            self.collection.update_one(older, {"$set": CONVERTER.unstructure(standstill)}, upsert=True)
        except DuplicateKeyError:  # this one or a newer one is there
            return

    def of(self, case_id: str) -> list[Standstill]:
        found = self.collection.find({"_id": {"$in": [_id(case_id, cause) for cause in Cause]}})
        return [CONVERTER.structure(document, Standstill) for document in found]


def _id(case_id: str, cause: Cause) -> str:
    return f"{case_id}:{cause}"
