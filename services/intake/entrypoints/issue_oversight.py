"""What people and other services may ask who look over issues and ask their reporters."""

from typing import Any

from services.intake.entrypoints.counter import CENTRE, COUNTER, GRID, HEADS, OFFICE, Counter
from services.intake.schemas.cases.forms import CaseForm, WordsForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView, TrackedCaseView
from services.intake.schemas.issues import oversight_forms as forms
from services.intake.usecases.issues.answer_supervision import answer_supervision
from services.intake.usecases.issues.cancel_supervision import cancel_supervision
from services.intake.usecases.issues.inspect_case import inspect_case
from services.intake.usecases.issues.instruct_case import instruct_case
from services.intake.usecases.issues.lead_rework import lead_rework
from services.intake.usecases.issues.record_return_visit import record_return_visit
from services.intake.usecases.issues.supervise_case import supervise_case
from services.intake.usecases.issues.urge_case import urge_case
from shared.kernel.command import Command
from shared.plumbing.door import command


class IssueOversightDoors(Counter):
    """Doors of supervision and of return visits."""

    @command(forms.SuperviseCaseForm, CaseView, allow=CENTRE)
    def supervise_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Press the handler, who has to reply before he can say that it is done."""
        return self.show(supervise_case(self.cases, case_id, command=command, **wish))

    @command(forms.SupervisionReplyForm, CaseView, allow=GRID)
    def answer_supervision(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Reply to whoever presses."""
        return self.show(answer_supervision(self.cases, case_id, command=command, **wish))

    @command(WordsForm, CaseView, allow=CENTRE)
    def cancel_supervision(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Press no longer."""
        return self.show(cancel_supervision(self.cases, case_id, command=command, **wish))

    @command(WordsForm, CaseView, allow=CENTRE)
    def instruct_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Write on an issue what is to be done, at any time."""
        return self.show(instruct_case(self.cases, case_id, command=command, **wish))

    @command(CaseForm, TrackedCaseView, allow=("resident", *OFFICE))
    def urge_case(self, command: Command, case_id: str) -> Shown:
        """Ask for haste, as who reported it or as the office."""
        return self.show(urge_case(self.cases, self.calendars, case_id, command=command))

    @command(forms.ReturnVisitForm, CaseView, allow=COUNTER)
    def record_return_visit(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Keep a try to ask the reporter and what he says; never by the handler himself."""
        books = (self.cases, self.calendars, self.scales)
        return self.show(record_return_visit(*books, case_id, command=command, **wish))

    @command(forms.InspectCaseForm, CaseView, allow=("worker", *OFFICE))
    def inspect_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say what was found on the spot; never by the handler himself."""
        return self.show(inspect_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(WordsForm, CaseView, allow=HEADS)
    def lead_rework(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take part in doing an issue over, as the responsible head."""
        return self.show(lead_rework(self.cases, case_id, command=command, **wish))
