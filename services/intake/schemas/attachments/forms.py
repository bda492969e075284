"""Attachments as people send them: in parts, because one message is bounded."""

from marshmallow import Schema, fields, validate

from services.intake.domain.attachments.attachment import Purpose
from services.intake.domain.attachments.upload import PART
from services.intake.schemas.cases.forms import CASE_ID, CaseForm

LONGEST_PART = 4 * -(-PART // 3)  # characters of base64
MOST_PARTS = 10_000


class BeginUploadForm(CaseForm):
    """What it will be: name, type, bytes, and the SHA-256 of the whole in hexadecimal."""

    name = fields.String(required=True, validate=validate.Length(min=1, max=200))
    content_type = fields.String(required=True, validate=validate.Regexp(r"\A[a-z0-9.+/-]{3,100}\Z"))
    size = fields.Integer(required=True, strict=True, validate=validate.Range(1, 2**40))
    checksum = fields.String(required=True, validate=validate.Regexp(r"\A[0-9a-f]{64}\Z"))
    purpose = fields.Enum(Purpose, by_value=True, load_default=Purpose.OTHER)


class UploadForm(Schema):
    """Which upload."""

    upload_id = fields.String(required=True, validate=CASE_ID)


class PutPartForm(UploadForm):
    """A part, counted from 1, in base64; all are of `part_size` bytes but the last."""

    part_no = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_PARTS))
    content = fields.String(required=True, validate=validate.Length(min=4, max=LONGEST_PART))


class ReadAttachmentForm(CaseForm):
    """Which part of which attachment."""

    attachment_id = fields.String(required=True, validate=CASE_ID)
    part_no = fields.Integer(strict=True, validate=validate.Range(1, MOST_PARTS), load_default=1)
