"""The database of a service: one client per process, and the read models handed to each worker."""

from collections.abc import Callable
from typing import Any, Protocol

from eventlet.semaphore import Semaphore
from nameko.extensions import DependencyProvider, SharedExtension
from pymongo import MongoClient
from pymongo.database import Database

from shared.plumbing.documents import Document
from shared.plumbing.mongo import connect
from shared.plumbing.settings import setting


class Prepared(Protocol):
    """What has something to do before it is used: indexes to make, a table to read."""

    def prepare(self) -> None:
        """Do it; doing it again changes nothing."""


class Memory(SharedExtension):
    """The service's own database, and no other. The client is made when the database is first asked for."""

    _client: MongoClient[Document] | None = None

    def __init__(self) -> None:
        self._turn = Semaphore()

    def prepare(self, store: Prepared) -> None:
        """Let stores get ready one by one: all at once would use up the connections to a slow database."""
        with self._turn:
            store.prepare()

    def opened(self) -> Database[Document]:
        """Return the database. No property: nameko looks at those before the service starts."""
        if self._client is None:
            self._client = connect(setting(self, "MONGO_URI"), pool=self.container.max_workers + 10)
        return self._client[self.container.config.get("MONGO_DATABASE") or self.container.service_name]

    def ready(self) -> None:
        """Ask the database whether it is there; raises PyMongoError when it is not."""
        self.opened().command("ping")

    def stop(self) -> None:
        if self._client is not None:
            self._client.close()

    kill = stop


class Remembered(DependencyProvider):
    """Hands each worker a read model: `Remembered(MongoPosts)`."""

    memory = Memory()

    def __init__(self, store: Callable[[Database[Document]], Any]) -> None:
        self.store = store

    def start(self) -> None:
        self._remembered = self.store(self.memory.opened())
        self.memory.prepare(self._remembered)

    def get_dependency(self, worker_ctx: Any) -> Any:
        return self._remembered
