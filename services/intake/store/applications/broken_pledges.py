"""Collection `broken_pledges`: who broke a pledge when, by fingerprint; a read model of our own facts."""

from datetime import datetime

from pymongo import IndexModel
from pymongo.database import Database

from shared.plumbing.documents import Document


class MongoBrokenPledges:
    """One small document per case; nothing in it tells who it was."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["broken_pledges"]

    def prepare(self) -> None:
        """Make the index by which one is found."""
        self.collection.create_indexes([IndexModel([("signer", 1), ("at", 1)], name="signer")])

    def is_known(self, signer: str, *, since: datetime) -> bool:
        return self.collection.find_one({"signer": signer, "at": {"$gte": since}}) is not None

    def note(self, case_id: str, *, signer: str, at: datetime) -> None:
        self.collection.update_one({"_id": case_id}, {"$set": {"signer": signer, "at": at}}, upsert=True)
