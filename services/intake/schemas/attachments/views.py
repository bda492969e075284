"""What is shown of attachments."""

from base64 import b64decode, b64encode
from binascii import Error

from marshmallow import Schema, fields

from services.intake.domain.attachments.upload import PART
from shared.kernel.errors import Invalid


class UploadView(Schema):
    """An upload and how it has to be sent: so many parts, counted from 1, of so many bytes but the last."""

    upload_id = fields.String(attribute="id")
    case_id = fields.String()
    name = fields.String()
    parts = fields.Integer()
    part_size = fields.Constant(PART)


class AttachmentView(Schema):
    """What is kept: `size` and `checksum` are those of the content as it can be read."""

    attachment_id = fields.String(attribute="id")
    name = fields.String()
    content_type = fields.String()
    size = fields.Integer()
    checksum = fields.String()
    purpose = fields.String()
    added_by = fields.String()
    added_at = fields.AwareDateTime()


class PieceView(Schema):
    """A part of an attachment in base64, and of how many."""

    attachment = fields.Nested(AttachmentView)
    part_no = fields.Integer()
    parts = fields.Integer()
    content = fields.Function(lambda piece: b64encode(piece.content).decode())


def decoded(content: str) -> bytes:
    """Return the bytes that a text in base64 stands for."""
    try:
        return b64decode(content, validate=True)
    except Error:
        raise Invalid("分片须为 base64 编码", {"content": ["base64"]}) from None
