"""How a document is asked for."""

from marshmallow import fields

from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.schemas.agency.forms import OrderForm
from services.intake.schemas.cases.forms import CaseForm


class DocumentForm(CaseForm):
    """Which document of a case."""

    kind = fields.Enum(DocumentKind, by_value=True, required=True)


class AgencyDocumentForm(OrderForm):
    """Which document of an agent's order."""

    kind = fields.Enum(DocumentKind, by_value=True, required=True)
