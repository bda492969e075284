"""Issue a document of an agent's order: once in its final words, in the same words ever after."""

from services.intake.domain.documents.agency_matter import AgencyMatter
from services.intake.domain.documents.agency_papers import compose_of_agency
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.issued_document import IssuedDocument
from services.intake.usecases.agency.get_order import get_order
from services.intake.usecases.agency.ports import Mandates, Orders
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.documents.issue_once import issue_once
from services.intake.usecases.documents.ports import Press
from shared.kernel.command import Command


def issue_agency_document(
    press: Press,
    orders: Orders,
    mandates: Mandates,
    calendars: Calendars,
    *,
    order_id: str,
    kind: DocumentKind,
    command: Command,
) -> IssuedDocument:
    """Return the document, put into words now unless it was before.

    Refused to who may not see the order, and where it gives no ground for such a document.
    """
    order = get_order(orders, order_id, by=command.by)
    mandate = mandates.get(order.mandate_id) if order.mandate_id else None
    office, calendar = press.offices.in_force(command.at), calendars.current(order.calendar)
    matter = AgencyMatter(order=order, mandate=mandate, office=office, calendar=calendar)
    content = compose_of_agency(kind, matter)
    return issue_once(press, content, kind=kind, command=command, order_id=order.id)
