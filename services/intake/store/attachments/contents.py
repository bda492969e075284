"""Bucket `attachments` (GridFS): what was attached, outside of the cases, in chunks as long as a part."""

from datetime import datetime

from gridfs import GridFSBucket
from gridfs.errors import NoFile
from pymongo.database import Database

from services.intake.domain.attachments.upload import PART
from services.intake.usecases.attachments.ports import Loose
from shared.kernel.errors import NotFound
from shared.plumbing.documents import Document

BUCKET = "attachments"
LOOSE = "metadata.loose_since"


class MongoContents:
    """The contents, kept in MongoDB. The case knows what they are; here is nothing but their bytes.

    `loose_since` is when a content was kept, as long as nobody has looked whether its case knows it.
    """

    def __init__(self, database: Database[Document]) -> None:
        self._bucket = GridFSBucket(database, bucket_name=BUCKET, chunk_size_bytes=PART)
        self._files, self._chunks = database[f"{BUCKET}.files"], database[f"{BUCKET}.chunks"]

    def prepare(self) -> None:
        """Make the index of what is loose; that of the bucket the driver makes with its first content."""
        self._files.create_index(LOOSE)

    def keep(self, id: str, content: bytes, *, case_id: str, at: datetime) -> None:
        self.drop(id)
        known = {"case_id": case_id, "loose_since": at}
        self._bucket.upload_from_stream_with_id(id, id, content, metadata=known)

    def loose(self, before: datetime, *, limit: int) -> list[Loose]:
        found = self._files.find({LOOSE: {"$lt": before}}, {"metadata": True}).limit(limit)
        return [Loose(each["_id"], each["metadata"]["case_id"]) for each in found]

    def fasten(self, id: str) -> None:
        self._files.update_one({"_id": id}, {"$unset": {LOOSE: ""}})

    def part(self, id: str, part_no: int) -> bytes:
        chunk = self._chunks.find_one({"files_id": id, "n": part_no - 1})
        if chunk is None:
            raise NotFound("没有该附件")
        return bytes(chunk["data"])

    def drop(self, id: str) -> None:
        try:
            self._bucket.delete(id)
        except NoFile:
            return
