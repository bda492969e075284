"""Collections `uploads` and `upload_parts`: attachments on their way. The database forgets them by itself."""

from pymongo import ASCENDING
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.intake.domain.attachments.upload import HOURS, Upload
from shared.kernel.errors import NotFound
from shared.plumbing.documents import CONVERTER, Document

KEPT = HOURS * 60 * 60  # seconds


class MongoUploads:
    """One small document an upload, and one for each part that has come."""

    def __init__(self, database: Database[Document]) -> None:
        self.uploads, self.pieces = database["uploads"], database["upload_parts"]

    def prepare(self) -> None:
        """Make the indexes by which both are forgotten, and that by which the parts of one are found."""
        self.uploads.create_index("begun_at", expireAfterSeconds=KEPT)
        self.pieces.create_index("begun_at", expireAfterSeconds=KEPT)
        self.pieces.create_index([("upload", ASCENDING)])

    def begin(self, upload: Upload) -> Upload:
        document: Document = CONVERTER.unstructure(upload)
        document["_id"] = document.pop("id")
        try:
            self.uploads.insert_one(document)
        except DuplicateKeyError:
            return self.get(upload.id)
        return upload

    def get(self, id: str) -> Upload:
        document = self.uploads.find_one({"_id": id})
        if document is None:
            raise NotFound("没有这次上传，或者已经过期，请重新上传")
        document["id"] = document.pop("_id")
        return CONVERTER.structure(document, Upload)

    def put(self, upload: Upload, part_no: int, content: bytes) -> None:
        part = {"upload": upload.id, "part_no": part_no, "content": content, "begun_at": upload.begun_at}
        self.pieces.replace_one({"_id": f"{upload.id}/{part_no}"}, part, upsert=True)

    def parts(self, upload: Upload) -> dict[int, bytes]:
        return {part["part_no"]: part["content"] for part in self.pieces.find({"upload": upload.id})}
