"""Collection `duties`: who is on duty when, as staff announced it; its ids are `<worker>:<month>`."""

from services.grid.store.posts.announcements import MongoAnnouncements
from shared.events.staff import RosterPublished


class MongoDuties(MongoAnnouncements[RosterPublished]):
    """The duties, kept in MongoDB."""

    kind = RosterPublished
    collection_name = "duties"

    def key(self, event: RosterPublished) -> str:
        return f"{event.worker_id}:{event.month}"
