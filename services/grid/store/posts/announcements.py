"""Announcements: the newest that another service said about each of its things."""

from collections.abc import Iterable
from typing import Any, ClassVar, Generic, TypeVar

from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from shared.kernel.event import Event
from shared.plumbing.documents import CONVERTER, Document

E = TypeVar("E", bound=Event)


class MongoAnnouncements(Generic[E]):
    """One document per thing. A subclass says which events, and what they are about."""

    kind: ClassVar[type[Any]]
    collection_name: ClassVar[str]

    def __init__(self, database: Database[Document]) -> None:
        self.collection: Collection[Document] = database[self.collection_name]

    def prepare(self) -> None:
        """Do nothing: they are only ever asked for by id."""

    def key(self, event: E) -> str:
        """Return the id of the thing that an event is about."""
        raise NotImplementedError

    def hear(self, event: E, *, sequence: int) -> None:
        older = {"_id": self.key(event), "sequence": {"$lt": sequence}}
        said = CONVERTER.unstructure(event) | {"sequence": sequence}
        try:
            self.collection.update_one(older, {"$set": said}, upsert=True)
        except DuplicateKeyError:  # this one or a newer one is there
            return

    def all(self) -> list[E]:
        return [CONVERTER.structure(document, self.kind) for document in self.collection.find()]

    def about(self, ids: Iterable[str]) -> list[E]:
        wanted = list(ids)
        found = self.collection.find({"_id": {"$in": wanted}}) if wanted else ()
        return [CONVERTER.structure(document, self.kind) for document in found]
