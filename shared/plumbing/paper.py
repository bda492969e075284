"""Paper: a document as a file for the printer, on its way out of a door."""

import base64
import hashlib
from typing import Any

from marshmallow import Schema, fields

from shared.kernel.official_document import OfficialDocument

PDF = "application/pdf"


class PaperView(Schema):
    """A file, ready for the printer. `content` is the file in base64, `sha256` its checksum."""

    number = fields.String()
    title = fields.String()
    file_name = fields.String()
    media_type = fields.String()
    sha256 = fields.String()
    content = fields.String()


def show_paper(document: OfficialDocument, pdf: bytes) -> dict[str, Any]:
    """Return what the view of a printed document reads."""
    return {
        "number": document.number,
        "title": document.title,
        "file_name": f"{document.title}-{document.number}.pdf",
        "media_type": PDF,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "content": base64.b64encode(pdf).decode(),
    }
