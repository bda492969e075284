"""Collection `workers`: one document per worker."""

from services.staff.domain.worker import Worker
from shared.plumbing.mongo import Repository


class MongoWorkers(Repository[Worker]):
    """Everybody who works here, kept in MongoDB."""

    kind = Worker
    collection_name = "workers"
