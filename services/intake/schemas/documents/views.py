"""Documents as they are handed out."""

import base64
import hashlib
from typing import Any

from marshmallow import Schema, fields

from services.intake.domain.documents.issued_document import IssuedDocument

PDF = "application/pdf"


class PrintedView(Schema):
    """A document, ready for the printer. `content` is the file in base64, `sha256` its checksum."""

    document_id = fields.String(attribute="document.id")
    number = fields.String(attribute="document.content.number")
    title = fields.String(attribute="document.content.title")
    issued_at = fields.AwareDateTime(attribute="document.issued_at")
    issued_by = fields.String(attribute="document.issued_by")
    file_name = fields.String()
    media_type = fields.String()
    sha256 = fields.String()
    content = fields.String()


def show_printed(document: IssuedDocument, pdf: bytes) -> dict[str, Any]:
    """Return what the view of a printed document reads."""
    return {
        "document": document,
        "file_name": f"{document.content.title}-{document.content.number}.pdf",
        "media_type": PDF,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "content": base64.b64encode(pdf).decode(),
    }
