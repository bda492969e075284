"""Collection `posts`: who holds which post, as staff announced it; its ids are `<area>:<post>`."""

from services.grid.store.posts.announcements import MongoAnnouncements
from shared.events.staff import PostFilled


class MongoPosts(MongoAnnouncements[PostFilled]):
    """The posts, kept in MongoDB."""

    kind = PostFilled
    collection_name = "posts"

    def key(self, event: PostFilled) -> str:
        return f"{event.area}:{event.post}"
