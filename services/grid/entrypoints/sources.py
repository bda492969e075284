"""Sources: what the doors hand to the use cases together, because it is asked together."""

from services.grid.usecases.posts.ports import Announcements, Rota
from services.grid.usecases.records.ports import Households
from services.grid.usecases.territory.ports import Atlas, Buildings, Register
from shared.events.staff import PostFilled, RosterPublished, WorkerEnlisted


class Sources:
    """What tells where something is, and what staff has announced."""

    atlas: Atlas
    buildings: Buildings
    households: Households
    workers: Announcements[WorkerEnlisted]
    posts: Announcements[PostFilled]
    duties: Announcements[RosterPublished]

    @property
    def register(self) -> Register:
        return Register(households=self.households, buildings=self.buildings, atlas=self.atlas)

    @property
    def rota(self) -> Rota:
        return Rota(workers=self.workers, posts=self.posts, duties=self.duties)
