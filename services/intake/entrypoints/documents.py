"""What people may get on paper."""

from typing import Any

from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.query_code import with_query_code
from services.intake.schemas.documents.forms import AgencyDocumentForm, DocumentForm
from services.intake.schemas.documents.views import PrintedView, show_printed
from services.intake.usecases.accountability.ports import Cards
from services.intake.usecases.agency.ports import Mandates, Orders
from services.intake.usecases.cases.ports import Cases, Seal
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.documents.issue_agency_document import issue_agency_document
from services.intake.usecases.documents.issue_document import issue_document
from services.intake.usecases.documents.open_query_code import open_query_code
from services.intake.usecases.documents.ports import Documents, Offices, Press
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command
from shared.plumbing.door import command
from shared.plumbing.printing import Printer

WHO_GETS_PAPER = ("clerk", "worker", "station_head", "section_head", "leader", "resident")


class DocumentDoors:
    """Doors of documents."""

    cases: Cases
    items: Items
    calendars: Calendars
    documents: Documents
    offices: Offices
    printer: Printer
    orders: Orders
    mandates: Mandates
    cards: Cards
    seal: Seal
    status_page: str

    @property
    def press(self) -> Press:
        return Press(
            documents=self.documents,
            offices=self.offices,
            cards=self.cards,
            seal=self.seal,
            status_page=self.status_page,
        )

    @command(DocumentForm, PrintedView, allow=WHO_GETS_PAPER)
    def print_document(self, command: Command, case_id: str, kind: DocumentKind) -> dict[str, Any]:
        """Print an official document of a case as PDF; printed again, it is the same bytes."""
        document = issue_document(
            self.press, self.cases, self.items, self.calendars, case_id=case_id, kind=kind, command=command
        )
        code = open_query_code(self.cases, self.seal, case_id)
        return show_printed(document, self.printer.draw(with_query_code(document.content, code)))

    @command(AgencyDocumentForm, PrintedView, allow=WHO_GETS_PAPER)
    def print_agency_document(self, command: Command, order_id: str, kind: DocumentKind) -> dict[str, Any]:
        """Print a document of an agent's order as PDF: that it is taken on, halts or ends, or the mandate."""
        document = issue_agency_document(
            self.press,
            self.orders,
            self.mandates,
            self.calendars,
            order_id=order_id,
            kind=kind,
            command=command,
        )
        return show_printed(document, self.printer.draw(document.content))
