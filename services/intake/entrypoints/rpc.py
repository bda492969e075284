"""What people and other services may ask of intake."""

from typing import Any

from services.intake.domain.cases.case import Case
from services.intake.domain.cases.place import Place
from services.intake.domain.cases.presented import Presented
from services.intake.domain.menu.menu import Category
from services.intake.schemas import case as forms
from services.intake.schemas.menu import CalendarYearForm, MenuForm
from services.intake.schemas.showing import Shown, show
from services.intake.schemas.views import (
    CalendarYearView,
    CaseView,
    IssueTypeView,
    ItemView,
    ReceiptView,
    TrackedCaseView,
)
from services.intake.usecases.cases.accept_application import accept_application
from services.intake.usecases.cases.close_case import close_case
from services.intake.usecases.cases.decide_application import decide_application
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.record_return_visit import record_return_visit
from services.intake.usecases.cases.reject_issue import reject_issue
from services.intake.usecases.cases.report_issue import Report, report_issue
from services.intake.usecases.cases.resolve_case import resolve_case
from services.intake.usecases.cases.rule_on_case import rule_on_case
from services.intake.usecases.cases.sign_case import sign_case
from services.intake.usecases.cases.submit_application import Submission, submit_application
from services.intake.usecases.cases.track_case import track_case
from services.intake.usecases.cases.triage_issue import triage_issue
from services.intake.usecases.clocks.publish_calendar_year import publish_calendar_year
from services.intake.usecases.menu.list_issue_types import list_issue_types
from services.intake.usecases.menu.list_items import list_items
from services.intake.usecases.ports import (
    Calendars,
    Cases,
    Desk,
    IssueTypes,
    Items,
    Numbers,
    Policies,
    Seal,
    WrongCodes,
)
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller, Command
from shared.kernel.geography import Box
from shared.kernel.workyear import CalendarYear, YearStatus
from shared.plumbing.access import ROLES
from shared.plumbing.door import Page, command, query

ANYBODY = tuple(sorted(ROLES))
DOOR = ("clerk", "resident", "worker", "station_head", "service")
COUNTER = ("clerk", "station_head")
GRID = ("worker", "station_head")
OFFICE = ("clerk", "station_head", "section_head", "leader")


class Rpc:
    """Doors for commands and queries."""

    cases: Cases
    items: Items
    types: IssueTypes
    calendars: Calendars
    numbers: Numbers
    seal: Seal
    policies: Policies
    wrong_codes: WrongCodes
    street: str
    city_box: dict[str, float]

    @property
    def desk(self) -> Desk:
        return Desk(
            numbers=self.numbers,
            seal=self.seal,
            policies=self.policies,
            street=self.street,
            city=Box(**self.city_box),
        )

    @command(forms.ReportIssueForm, ReceiptView, allow=DOOR)
    def report_issue(self, command: Command, **wish: Any) -> Shown:
        """Report that something is wrong, a question or a complaint; answers with number and query code."""
        wish["place"] = Place(**wish["place"])
        report = Report(**wish)
        issue = report_issue(
            self.cases, self.types, self.calendars, self.desk, report=report, command=command
        )
        return self._receipt(issue)

    @command(forms.SubmitApplicationForm, ReceiptView, allow=DOOR)
    def submit_application(self, command: Command, **wish: Any) -> Shown:
        """Apply for a service item; answers with number and query code."""
        presented = Presented(
            by=wish.pop("by"), papers=wish.pop("papers"), circumstances=tuple(wish.pop("circumstances"))
        )
        wish["place"] = Place(**wish["place"])
        submission = Submission(presented=presented, **wish)
        return self._receipt(
            submit_application(
                self.cases, self.items, self.calendars, self.desk, submission=submission, command=command
            )
        )

    @command(forms.CaseForm, CaseView, allow=COUNTER)
    def accept_application(self, command: Command, case_id: str) -> Shown:
        """Accept an application whose materials are complete; its clocks start."""
        return self._show(
            accept_application(self.cases, self.items, self.calendars, case_id, command=command)
        )

    @command(forms.DecideApplicationForm, CaseView, allow=OFFICE)
    def decide_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Grant or decline an application; nobody decides on what he has handled himself."""
        return self._show(decide_application(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.CaseForm, CaseView, allow=COUNTER)
    def triage_issue(self, command: Command, case_id: str) -> Shown:
        """Take on an issue of a kind that somebody must judge first."""
        return self._show(triage_issue(self.cases, self.types, self.calendars, case_id, command=command))

    @command(forms.RejectIssueForm, CaseView, allow=OFFICE)
    def reject_issue(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Refuse an issue for a reason of the closed list, and say where else to go."""
        return self._show(reject_issue(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.CaseForm, CaseView, allow=GRID)
    def sign_case(self, command: Command, case_id: str) -> Shown:
        """Take a case in hand; the clock for signing stops."""
        return self._show(sign_case(self.cases, self.calendars, case_id, command=command))

    @command(forms.ResolveCaseForm, CaseView, allow=GRID)
    def resolve_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say what was done about an issue."""
        return self._show(resolve_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.ReturnVisitForm, CaseView, allow=COUNTER)
    def record_return_visit(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Keep what the reporter says of the result; never by the handler himself."""
        return self._show(record_return_visit(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.RulingForm, CaseView, allow=("leader",))
    def rule_on_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Order one more try or the end of an issue that was done over too often already."""
        return self._show(rule_on_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(forms.CaseForm, CaseView, allow=COUNTER)
    def close_case(self, command: Command, case_id: str) -> Shown:
        """End an issue that was checked; every clock stops."""
        return self._show(close_case(self.cases, self.calendars, case_id, command=command))

    @query(forms.CaseForm, CaseView, allow=ANYBODY)
    def get_case(self, caller: Caller, case_id: str) -> Shown:
        """Show a case to its applicant and to those in whose area it lies."""
        return self._show(get_case(self.cases, case_id, caller=caller))

    @query(forms.TrackCaseForm, TrackedCaseView, allow=ANYBODY)
    def track_case(self, caller: Caller, **wish: Any) -> Shown:
        """Show how a case stands to whoever has number and query code; wrong codes bar a number."""
        case = track_case(self.cases, self.seal, self.policies, self.wrong_codes, **wish, at=clock.now())
        return self._show(case)

    @query(MenuForm, Page(ItemView), allow=ANYBODY)
    def list_items(self, caller: Caller, category: Category) -> Shown:
        """Show what can be applied for in one of the six categories; all of it, for it is short."""
        today = local_time(clock.now()).date()
        return {"items": list_items(self.items, category, on=today, caller=caller), "next": None}

    @query(None, Page(IssueTypeView), allow=ANYBODY)
    def list_issue_types(self, caller: Caller) -> Shown:
        """Show what an issue may be about; all of it, for it is short."""
        return {"items": list_issue_types(self.types, caller=caller), "next": None}

    @command(CalendarYearForm, CalendarYearView, allow=("operator",))
    def publish_calendar_year(self, command: Command, **wish: Any) -> Any:
        """Put the announced working days of a year in force; every open clock is reckoned anew."""
        year = CalendarYear(
            year=wish["year"],
            status=YearStatus.OFFICIAL,
            off=frozenset(wish["off"]),
            worked=frozenset(wish["worked"]),
            source=wish["source"],
        )
        return publish_calendar_year(self.calendars, year=year, command=command)

    def _show(self, case: Case) -> Shown:
        return show(case, calendar=self.calendars.current(case.calendar), now=clock.now())

    def _receipt(self, case: Case) -> Shown:
        code = self.seal.open(case.query_code, about=f"query_code/{case.id}")
        return self._show(case) | {"query_code": code}
