"""Collection `rosters`: one document per worker and month."""

from pymongo import IndexModel

from services.staff.domain.roster import Roster
from shared.plumbing.mongo import Repository


class MongoRosters(Repository[Roster]):
    """Every roster that was published, kept in MongoDB."""

    kind = Roster
    collection_name = "rosters"
    indexes = (IndexModel([("substitute_id", 1), ("month", 1)], name="substitute"),)

    def naming(self, substitute_id: str, month: str) -> list[Roster]:
        """Return the rosters of a month that name somebody as who stands in, in the order of their ids."""
        found = self.collection.find({"substitute_id": substitute_id, "month": month})
        return sorted(map(self.read, found), key=lambda roster: roster.id)
