"""Documents as they are handed out."""

from typing import Any

from marshmallow import fields

from services.intake.domain.documents.issued_document import IssuedDocument
from shared.plumbing.paper import PaperView, show_paper


class PrintedView(PaperView):
    """A document that was issued, ready for the printer."""

    document_id = fields.String(attribute="document.id")
    issued_at = fields.AwareDateTime(attribute="document.issued_at")
    issued_by = fields.String(attribute="document.issued_by")


def show_printed(document: IssuedDocument, pdf: bytes) -> dict[str, Any]:
    """Return what the view of a printed document reads."""
    return {"document": document} | show_paper(document.content, pdf)
