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
    """One document of one case. Its id follows from the case and the document's number."""

    case_id: str
    kind: DocumentKind
    content: OfficialDocument
    issued_by: str
    issued_at: datetime

    @classmethod
    def issue(
        cls, content: OfficialDocument, *, case_id: str, kind: DocumentKind, by: str, at: datetime
    ) -> "IssuedDocument":
        """Fix the words of a document."""
        issued = cls(
            id=document_id(case_id, content.number),
            case_id=case_id,
            kind=kind,
            content=content,
            issued_by=by,
            issued_at=at,
        )
        issued.record(
            DocumentIssued(
                document_id=issued.id, case_id=case_id, kind=kind, number=content.number, issued_at=at
            )
        )
        return issued


def document_id(case_id: str, number: str) -> str:
    """Return the id of a document, which follows from its case and its number."""
    return id_from("document", case_id, number)
