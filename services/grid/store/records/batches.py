"""Collection `import_batches`: one document per batch that was taken in."""

from services.grid.domain.records.import_batch import ImportBatch
from services.grid.store.mongo_records import MongoRecords


class MongoBatches(MongoRecords[ImportBatch]):
    """All batches, kept in MongoDB."""

    kind = ImportBatch
    collection_name = "import_batches"
