"""Collection `workers`: who works here, as staff announced it."""

from services.grid.store.posts.announcements import MongoAnnouncements
from shared.events.staff import WorkerEnlisted


class MongoWorkers(MongoAnnouncements[WorkerEnlisted]):
    """The workers, kept in MongoDB."""

    kind = WorkerEnlisted
    collection_name = "workers"

    def key(self, event: WorkerEnlisted) -> str:
        return event.worker_id
