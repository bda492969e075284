"""Put one part of an attachment that is on its way."""

from services.intake.domain.attachments.upload import Upload
from services.intake.usecases.attachments.ports import Uploads
from shared.kernel.command import Command


def put_part(uploads: Uploads, upload_id: str, part_no: int, *, content: bytes, command: Command) -> Upload:
    """Keep it; told twice it is there once. Refused: a part that does not fit, and somebody else's upload."""
    upload = uploads.get(upload_id)
    upload.require_own(command.by.id)
    upload.require_fit(part_no, content)
    uploads.put(upload, part_no, content)
    return upload
