"""Collection `acknowledgements`: which worker confirmed which case when, as notify announced it."""

from datetime import datetime

from pymongo.database import Database

from shared.plumbing.documents import Document


class MongoAcknowledgements:
    """The acknowledgements, kept in MongoDB; their ids are `<case>:<worker>`."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["acknowledgements"]

    def prepare(self) -> None:
        """Do nothing: they are only ever asked for by id."""

    def note(self, case_id: str, worker_id: str, at: datetime) -> None:
        self.collection.update_one({"_id": f"{case_id}:{worker_id}"}, {"$min": {"at": at}}, upsert=True)

    def when(self, case_id: str, worker_id: str) -> datetime | None:
        document = self.collection.find_one({"_id": f"{case_id}:{worker_id}"})
        return document["at"] if document else None
