"""What people may get on paper."""

from typing import Any

from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.schemas.documents.forms import DocumentForm
from services.intake.schemas.documents.views import PrintedView, show_printed
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.documents.issue_document import issue_document
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
    status_page: str

    @command(DocumentForm, PrintedView, allow=WHO_GETS_PAPER)
    def print_document(self, command: Command, case_id: str, kind: DocumentKind) -> dict[str, Any]:
        """Print an official document of a case as PDF; printed again, it is the same bytes."""
        press = Press(documents=self.documents, offices=self.offices, status_page=self.status_page)
        document = issue_document(
            press, self.cases, self.items, self.calendars, case_id=case_id, kind=kind, command=command
        )
        return show_printed(document, self.printer.draw(document.content))
