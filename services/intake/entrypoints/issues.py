"""What people and other services may ask of issues: from the report to the end, and back."""

from typing import Any

from services.intake.domain.cases.place import Place
from services.intake.entrypoints.counter import CHIEFS, COUNTER, DOOR, GRID, OFFICE, REPORTER, Counter
from services.intake.schemas.cases.forms import CaseForm, WordsForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView, ReceiptView, TrackedCaseView
from services.intake.schemas.issues import forms
from services.intake.usecases.issues.close_case import close_case
from services.intake.usecases.issues.merge_case import merge_case
from services.intake.usecases.issues.rate_case import rate_case
from services.intake.usecases.issues.reject_issue import reject_issue
from services.intake.usecases.issues.reopen_case import reopen_case
from services.intake.usecases.issues.report_issue import Report, report_issue
from services.intake.usecases.issues.resolve_case import resolve_case
from services.intake.usecases.issues.rule_on_case import rule_on_case
from services.intake.usecases.issues.triage_issue import triage_issue
from services.intake.usecases.issues.unmerge_case import unmerge_case
from services.intake.usecases.issues.void_case import void_case
from services.intake.usecases.issues.withdraw_case import withdraw_case
from services.intake.usecases.menu.ports import IssueTypes
from shared.kernel.command import Command
from shared.plumbing.door import command


class IssueDoors(Counter):
    """Doors of issues."""

    types: IssueTypes

    @command(forms.ReportIssueForm, ReceiptView, allow=DOOR)
    def report_issue(self, command: Command, **wish: Any) -> Shown:
        """Report that something is wrong, a question or a complaint; answers with number and query code."""
        wish["place"] = Place(**wish["place"])
        report = Report(**wish)
        issue = report_issue(
            self.cases, self.types, self.calendars, self.desk, report=report, command=command
        )
        return self.show_receipt(issue)

    @command(CaseForm, CaseView, allow=COUNTER)
    def triage_issue(self, command: Command, case_id: str) -> Shown:
        """Take on an issue of a kind that somebody must judge first."""
        return self.show(triage_issue(self.cases, self.types, self.calendars, case_id, command=command))

    @command(forms.RejectIssueForm, CaseView, allow=OFFICE)
    def reject_issue(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Refuse an issue for a reason of the closed list, and say where else to go."""
        return self.show(reject_issue(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.ResolveCaseForm, CaseView, allow=GRID)
    def resolve_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say what was done about an issue."""
        return self.show(resolve_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.RulingForm, CaseView, allow=("leader",))
    def rule_on_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Order one more try or the end of an issue that was done over too often already."""
        return self.show(rule_on_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(CaseForm, CaseView, allow=CHIEFS)
    def close_case(self, command: Command, case_id: str) -> Shown:
        """End an issue that was checked, for the duty chief; every clock stops."""
        return self.show(close_case(self.cases, self.calendars, case_id, command=command))

    @command(forms.MergeCaseForm, CaseView, allow=OFFICE)
    def merge_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Let another issue about the same matter stand for it; the reporter keeps number and call-back."""
        return self.show(merge_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(WordsForm, CaseView, allow=OFFICE)
    def unmerge_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Let an issue stand alone again that is another matter after all."""
        issue = unmerge_case(self.cases, self.types, self.calendars, case_id, command=command, **wish)
        return self.show(issue)

    @command(forms.VoidCaseForm, CaseView, allow=CHIEFS)
    def void_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Declare that it should never have been a case; by a duty chief or head who did not handle it."""
        return self.show(void_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(WordsForm, TrackedCaseView, allow=REPORTER)
    def withdraw_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take an issue back, as who reported it, or at the counter for him."""
        return self.show(withdraw_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(WordsForm, TrackedCaseView, allow=REPORTER)
    def reopen_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say within some days that a closed issue is not over, and why; its unit hears of it."""
        return self.show(reopen_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.RateCaseForm, TrackedCaseView, allow=("resident",))
    def rate_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Rate how a closed issue was handled, once a round; a bad rating has to be made good."""
        return self.show(rate_case(self.cases, self.calendars, self.scales, case_id, command=command, **wish))
