"""Paper: files on their way out of a door, and documents for the printer."""

import base64
import hashlib
from typing import Any

from marshmallow import Schema, fields

from shared.kernel.official_document import OfficialDocument

PDF = "application/pdf"


class FileView(Schema):
    """A file: `content` is the file in base64, `sha256` its checksum."""

    file_name = fields.String()
    media_type = fields.String()
    sha256 = fields.String()
    content = fields.String()


class PaperView(FileView):
    """A file, ready for the printer."""

    number = fields.String()
    title = fields.String()


def show_file(file_name: str, media_type: str, content: bytes) -> dict[str, Any]:
    """Return what the view of a file reads."""
    return {
        "file_name": file_name,
        "media_type": media_type,
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": base64.b64encode(content).decode(),
    }


def show_paper(document: OfficialDocument, pdf: bytes) -> dict[str, Any]:
    """Return what the view of a printed document reads."""
    file = show_file(f"{document.title}-{document.number}.pdf", PDF, pdf)
    return {"number": document.number, "title": document.title} | file
