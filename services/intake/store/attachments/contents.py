"""Bucket `attachments` (GridFS): what was attached, outside of the cases, in chunks as long as a part."""

from datetime import datetime

from gridfs import GridFSBucket
from gridfs.errors import NoFile
from pymongo.database import Database

from services.intake.domain.attachments.upload import PART
from shared.kernel.errors import NotFound
from shared.plumbing.documents import Document

BUCKET = "attachments"


class MongoContents:
    """The contents, kept in MongoDB. The case knows what they are; here is nothing but their bytes."""

    def __init__(self, database: Database[Document]) -> None:
        self._bucket = GridFSBucket(database, bucket_name=BUCKET, chunk_size_bytes=PART)
        self._chunks = database[f"{BUCKET}.chunks"]

    def prepare(self) -> None:
        """Make nothing: the driver makes the index of the bucket with its first content."""

    def keep(self, id: str, content: bytes, *, at: datetime) -> None:
        self._forget(id)
        self._bucket.upload_from_stream_with_id(id, id, content, metadata={"at": at})

    def part(self, id: str, part_no: int) -> bytes:
        chunk = self._chunks.find_one({"files_id": id, "n": part_no - 1})
        if chunk is None:
            raise NotFound("没有该附件")
        return bytes(chunk["data"])

    def _forget(self, id: str) -> None:
        try:
            self._bucket.delete(id)
        except NoFile:
            return
