"""What people and other services may ask while an issue is handled."""

from typing import Any

from services.intake.entrypoints.counter import CENTRE, DISPATCH, GRID, OFFICE, Counter
from services.intake.schemas.cases.forms import WordsForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView
from services.intake.schemas.issues import handling_forms as forms
from services.intake.usecases.issues.answer_return import answer_return
from services.intake.usecases.issues.ask_extension import ask_extension
from services.intake.usecases.issues.ask_return import ask_return
from services.intake.usecases.issues.call_in_units import call_in_units
from services.intake.usecases.issues.contact_reporter import contact_reporter
from services.intake.usecases.issues.grant_extension import grant_extension
from services.intake.usecases.issues.hand_out_case import hand_out_case
from services.intake.usecases.issues.note_progress import note_progress
from services.intake.usecases.issues.record_outside_result import record_outside_result
from services.intake.usecases.issues.refuse_extension import refuse_extension
from services.intake.usecases.issues.resume_case import resume_case
from services.intake.usecases.issues.suspend_case import suspend_case
from services.intake.usecases.issues.take_case_back import take_case_back
from services.intake.usecases.issues.transfer_case import transfer_case
from services.intake.usecases.menu.ports import IssueTypes
from shared.kernel.command import Command
from shared.plumbing.door import command


class IssueHandlingDoors(Counter):
    """Doors of those who handle an issue, and of those who answer their requests."""

    types: IssueTypes

    @command(forms.ContactForm, CaseView, allow=GRID)
    def contact_reporter(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say what came of a try to reach the reporter; the first answer stops the clock for it."""
        return self.show(contact_reporter(self.cases, self.calendars, case_id, command=command, **wish))

    @command(WordsForm, CaseView, allow=GRID)
    def note_progress(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Note what is being done about an issue, which is in progress from here on."""
        return self.show(note_progress(self.cases, case_id, command=command, **wish))

    @command(forms.CallInUnitsForm, CaseView, allow=OFFICE)
    def call_in_units(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Have other units help; the one that took it first leads to the end."""
        return self.show(call_in_units(self.cases, case_id, command=command, **wish))

    @command(forms.AskReturnForm, CaseView, allow=GRID)
    def ask_return(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say that an issue is not the own unit's, with proof, within a working day; the clock runs on."""
        return self.show(ask_return(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.AnswerReturnForm, CaseView, allow=DISPATCH)
    def answer_return(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take an issue back for another unit, or refuse, which counts as shirking."""
        return self.show(answer_return(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.TransferCaseForm, CaseView, allow=OFFICE)
    def transfer_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Give an issue to another unit of the street; the promise to the resident stays as it is."""
        return self.show(
            transfer_case(self.cases, self.types, self.calendars, case_id, command=command, **wish)
        )

    @command(forms.HandOutCaseForm, CaseView, allow=DISPATCH)
    def hand_out_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Note that somebody outside of the street has it; the street still answers for it."""
        return self.show(hand_out_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(WordsForm, CaseView, allow=DISPATCH)
    def take_case_back(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take an issue back from outside."""
        return self.show(take_case_back(self.cases, case_id, command=command, **wish))

    @command(forms.OutsideResultForm, CaseView, allow=DISPATCH)
    def record_outside_result(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say what was done outside; the reporter is asked about it next."""
        return self.show(record_outside_result(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.AskExtensionForm, CaseView, allow=GRID)
    def ask_extension(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Ask for more working days before the limit is over, once; the clock runs on."""
        return self.show(ask_extension(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.GrantExtensionForm, CaseView, allow=DISPATCH)
    def grant_extension(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Give more time, never beyond the legal limit; the resident is told until when, and why."""
        return self.show(grant_extension(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.RefuseExtensionForm, CaseView, allow=DISPATCH)
    def refuse_extension(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Leave the limit as it is."""
        return self.show(refuse_extension(self.cases, case_id, command=command, **wish))

    @command(forms.SuspendCaseForm, CaseView, allow=CENTRE)
    def suspend_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Shelve what nobody can do now until a day; the promise pauses, the legal limit does not."""
        return self.show(suspend_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(WordsForm, CaseView, allow=CENTRE)
    def resume_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take a shelved issue up again, with the time that was left."""
        return self.show(resume_case(self.cases, self.calendars, case_id, command=command, **wish))
