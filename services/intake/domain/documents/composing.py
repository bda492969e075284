"""Composing: which document is made how."""

from collections.abc import Callable

from services.intake.domain.documents.document_kind import TITLES, DocumentKind
from services.intake.domain.documents.matter import Matter
from services.intake.domain.documents.notices import correction, extension, special_procedure
from services.intake.domain.documents.outcomes import decision, delivery, refusal
from services.intake.domain.documents.pressing import supervision, urge
from services.intake.domain.documents.receipts import acceptance, receipt
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument

COMPOSERS: dict[DocumentKind, Callable[[Matter], OfficialDocument]] = {
    DocumentKind.RECEIPT: receipt,
    DocumentKind.ACCEPTANCE: acceptance,
    DocumentKind.CORRECTION: correction,
    DocumentKind.SPECIAL_PROCEDURE: special_procedure,
    DocumentKind.EXTENSION: extension,
    DocumentKind.REFUSAL: refusal,
    DocumentKind.DECISION: decision,
    DocumentKind.DELIVERY: delivery,
    DocumentKind.SUPERVISION: supervision,
    DocumentKind.URGE: urge,
}


def compose(kind: DocumentKind, matter: Matter) -> OfficialDocument:
    """Return the document as it has to read now; refused where the case gives no ground for it."""
    composer = COMPOSERS.get(kind)
    if composer is None:
        raise Conflict(f"该案件没有{TITLES[kind]}")
    return composer(matter)
