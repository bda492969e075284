"""Looks into contents: what a file really is; and takes out of it where, with what and by whom."""

from io import BytesIO

import filetype
from pymongo.database import Database
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from services.intake.domain.attachments.attachment_rules import AttachmentRules
from shared.kernel.errors import Invalid
from shared.plumbing.documents import Document
from shared.plumbing.pictures import UNREADABLE, drawn_anew

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
PDF = "application/pdf"
PDF_TRACES = ("/Metadata", "/PieceInfo", "/LastModified")
BROKEN = (AttributeError, LookupError, RecursionError, TypeError)  # what the library stumbles over


class PictureInspector:
    """Pictures are drawn anew from their pixels, PDF written anew from their pages: nothing else is left."""

    def __init__(self, database: Database[Document]) -> None:
        pass  # it remembers nothing

    def prepare(self) -> None:
        """Make nothing."""

    def type_of(self, content: bytes) -> str | None:
        kind = filetype.guess(content)
        return str(kind.mime) if kind else None

    def without_traces(self, content: bytes, content_type: str, *, rules: AttachmentRules) -> bytes:
        if content_type == PDF:
            return _written_anew(content, rules.most_objects)
        return drawn_anew(content, FORMATS[content_type], most_pixels=rules.most_pixels)


def _written_anew(content: bytes, most_objects: int) -> bytes:
    """Return its pages without author, program, dates, notes of programs and former versions of the file.

    Refused: what consists of so many pieces that everybody else would wait for it.
    """
    try:
        reader = PdfReader(BytesIO(content))
        if sum(map(len, reader.xref.values())) + len(reader.xref_objStm) > most_objects:
            raise Invalid("PDF文件过于复杂", {"content": ["过于复杂"]})
        writer = PdfWriter(clone_from=reader)
        writer.metadata = None
        for each in (writer.root_object, *writer.pages):
            for trace in PDF_TRACES:
                each.pop(trace, None)
        writer.compress_identical_objects(remove_unreferenced=True)
        written = BytesIO()
        writer.write(written)
    except (PyPdfError, *BROKEN, *UNREADABLE):
        raise Invalid("PDF文件无法读取，或者设有密码", {"content": ["无法读取"]}) from None
    return written.getvalue()
