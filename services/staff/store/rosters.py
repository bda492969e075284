"""Collection `rosters`: one document per worker and month."""

from services.staff.domain.roster import Roster
from shared.plumbing.mongo import Repository


class MongoRosters(Repository[Roster]):
    """Every roster that was published, kept in MongoDB."""

    kind = Roster
    collection_name = "rosters"
