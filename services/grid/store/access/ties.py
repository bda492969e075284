"""Collection `staff_ties`: one document per member of the staff who has told of his own households."""

from services.grid.domain.access.ties import Ties
from services.grid.store.records.revised import MongoRevised


class MongoTies(MongoRevised[Ties]):
    """All of them, kept in MongoDB."""

    kind = Ties
    collection_name = "staff_ties"
