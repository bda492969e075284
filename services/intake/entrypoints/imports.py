"""What other systems may ask: the hotline, a portal that speaks Open311. Its HTTP side is not here."""

from typing import Any

from services.intake.domain.cases.external import External, Source
from services.intake.domain.cases.place import Place
from services.intake.entrypoints.counter import Counter
from services.intake.schemas.cases.importing import ExternalForm, ImportCaseForm, ImportedCaseView
from services.intake.usecases.cases.get_by_external_no import get_by_external_no
from services.intake.usecases.cases.import_case import import_case
from services.intake.usecases.cases.ports import AnyCase
from services.intake.usecases.issues.report_issue import Report
from services.intake.usecases.menu.ports import IssueTypes
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query


class ImportDoors(Counter):
    """Doors for cases that were taken down elsewhere."""

    types: IssueTypes

    @command(ImportCaseForm, ImportedCaseView, allow=("service",))
    def import_case(self, command: Command, source: Source, external_no: str, **wish: Any) -> AnyCase:
        """Take over a case under its number elsewhere, once, however often and by whom it is told."""
        wish["place"] = Place(**wish["place"])
        return import_case(
            self.cases,
            self.types,
            self.calendars,
            self.desk,
            report=Report(**wish),
            external=External(source=source, number=external_no),
            command=command,
        )

    @query(ExternalForm, ImportedCaseView, allow=("service",))
    def get_by_external_no(self, caller: Caller, source: Source, external_no: str) -> AnyCase:
        """Show how a case stands that was taken over under that number."""
        return get_by_external_no(self.cases, external=External(source=source, number=external_no))
