"""Issued document: what was handed out, for good: printed again, it reads as on its day."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.documents.document_kind import DocumentKind
from shared.events.intake_documents import DocumentIssued
from shared.kernel.aggregate import Aggregate
from shared.kernel.ids import id_from
from shared.kernel.official_document import OfficialDocument


@dataclass(kw_only=True)
class IssuedDocument(Aggregate):
    """One document of a case or an agent's order. Its id follows from that and from the document's number."""

    case_id: str | None = None
    order_id: str | None = None
    kind: DocumentKind
    content: OfficialDocument
    issued_by: str
    issued_at: datetime

    def issue(self) -> None:
        """Put it on record; from now on nothing of it changes."""
        self.record(
            DocumentIssued(
                document_id=self.id,
                case_id=self.case_id,
                order_id=self.order_id,
                kind=self.kind,
                number=self.content.number,
                issued_at=self.issued_at,
            )
        )


def document_id(about_id: str, number: str) -> str:
    """Return the id of a document, which follows from its case or order and from its number."""
    return id_from("document", about_id, number)
