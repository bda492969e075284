"""Collection `posts`: one document per area, with all its posts."""

from typing import Any

from pymongo import IndexModel

from services.staff.domain.posts import Posts
from shared.plumbing.mongo import Repository


class MongoPosts(Repository[Posts]):
    """The posts of every area, kept in MongoDB."""

    kind = Posts
    collection_name = "posts"
    indexes = (IndexModel([("worker_ids", 1)], name="worker_ids"),)

    def held_by(self, worker_id: str) -> list[Posts]:
        """Return the areas in which a worker holds a post."""
        found = [self.read(document) for document in self.collection.find({"worker_ids": worker_id})]
        return sorted(found, key=lambda area: area.id)

    def also(self, aggregate: Posts) -> dict[str, Any]:
        return {"worker_ids": [holder.worker_id for holder in aggregate.holders.values()]}
