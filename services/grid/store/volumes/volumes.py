"""Collection `volumes`: one document per month of each building and grid, written once."""

from collections.abc import Iterable, Sequence

from pymongo import DESCENDING, IndexModel
from pymongo.database import Database

from services.grid.domain.volumes.volume import FrozenVolume, VolumeKind
from services.grid.store.mongo_records import insert_new
from shared.plumbing.documents import CONVERTER, Document

TEN_YEARS = 120  # months


class MongoVolumes:
    """The frozen volumes, kept in MongoDB. There is no way to change one."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["volumes"]

    def prepare(self) -> None:
        """Make the index; doing it again changes nothing."""
        index = IndexModel([("volume.kind", 1), ("volume.about", 1), ("month", DESCENDING)], name="months")
        self.collection.create_indexes([index])

    def keep_new(self, volumes: Sequence[FrozenVolume]) -> None:
        insert_new(self.collection, [{"_id": each.id, **CONVERTER.unstructure(each)} for each in volumes])

    def find(self, id: str) -> FrozenVolume | None:
        document = self.collection.find_one({"_id": id})
        return CONVERTER.structure(document, FrozenVolume) if document else None

    def known(self, ids: Iterable[str]) -> set[str]:
        found = self.collection.find({"_id": {"$in": list(ids)}}, {"_id": True})
        return {document["_id"] for document in found}

    def months(self, kind: VolumeKind, about: str) -> list[str]:
        wanted = {"volume.kind": kind.value, "volume.about": about}
        found = self.collection.find(wanted, {"month": True}).sort("month", DESCENDING).limit(TEN_YEARS)
        return [document["month"] for document in found]
