"""Repositories handed to each worker, with the postman who announces what they save."""

from collections.abc import Callable
from typing import Any

from nameko.extensions import DependencyProvider
from pymongo.database import Database

from shared.plumbing.backlog import Backlog
from shared.plumbing.documents import Document
from shared.plumbing.memory import Memory
from shared.plumbing.mongo import Postman, Repository
from shared.plumbing.outbox import Outbox
from shared.plumbing.relay import Relay


class Kept(DependencyProvider):
    """Hands each worker a repository whose facts are announced: `Kept(MongoCases)`."""

    memory = Memory()
    outbox = Outbox()
    relay = Relay()
    backlog = Backlog()

    def __init__(self, repository: Callable[[Database[Document], Postman], Repository[Any]]) -> None:
        self.repository = repository

    def start(self) -> None:
        self._kept = self.repository(self.memory.opened(), self.outbox)
        self.memory.prepare(self._kept)
        self.outbox.serve(self._kept.collection)

    def stop(self) -> None:
        self.backlog.finish()
        self.relay.finish()
        self.outbox.finish()

    def get_dependency(self, worker_ctx: Any) -> Any:
        return self._kept
