"""Collection `absences`: one document per grid and month. It is never announced, so it keeps no facts."""

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.staff.domain.absences import Absences
from shared.kernel.errors import StaleWrite
from shared.plumbing.documents import CONVERTER, Document


class MongoAbsences:
    """What the two of a grid have put down, kept in MongoDB."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["absences"]

    def prepare(self) -> None:
        """Nothing to make: it is only ever asked by id."""

    def of(self, grid_code: str, month: str) -> Absences:
        document = self.collection.find_one({"_id": f"{grid_code}:{month}"})
        if document is None:
            return Absences(grid_code=grid_code, month=month)
        return CONVERTER.structure(document, Absences)

    def keep(self, absences: Absences) -> None:
        id = f"{absences.grid_code}:{absences.month}"
        state = CONVERTER.unstructure(absences) | {"version": absences.version + 1}
        as_read = {"_id": id, "version": absences.version}
        try:
            result = self.collection.update_one(as_read, {"$set": state}, upsert=absences.version == 0)
        except DuplicateKeyError:
            raise StaleWrite(id) from None
        if result.matched_count == 0 and result.upserted_id is None:
            raise StaleWrite(id)
