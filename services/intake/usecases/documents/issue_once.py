"""Issue once: what has been handed out is what is handed out again."""

from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.issued_document import IssuedDocument, document_id
from services.intake.usecases.documents.ports import Press
from shared.kernel.command import Command
from shared.kernel.official_document import OfficialDocument


def issue_once(
    press: Press,
    content: OfficialDocument,
    *,
    kind: DocumentKind,
    command: Command,
    case_id: str | None = None,
    order_id: str | None = None,
) -> IssuedDocument:
    """Return the document of a case or an order under this number, issued now unless it was before."""
    id = document_id(case_id or order_id or "", content.number)
    if known := press.documents.find(id):
        return known
    issued = IssuedDocument(
        id=id,
        case_id=case_id,
        order_id=order_id,
        kind=kind,
        content=_signed(press, content),
        issued_by=command.by.id,
        issued_at=command.at,
    )
    issued.issue()
    press.documents.save(issued)
    return issued


def _signed(press: Press, content: OfficialDocument) -> OfficialDocument:
    return content.signed_with(press.seal.fingerprint("\n".join(content.words), "document.signature"))
