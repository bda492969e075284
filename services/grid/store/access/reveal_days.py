"""Collection `reveal_days`: one document per member of the staff and day of reveals."""

from services.grid.domain.access.reveal_day import RevealDay
from services.grid.store.records.revised import MongoRevised


class MongoRevealDays(MongoRevised[RevealDay]):
    """All such days, kept in MongoDB."""

    kind = RevealDay
    collection_name = "reveal_days"
