"""What people and other services may ask of cases of either kind."""

from typing import Any

from services.intake.entrypoints.counter import ANYBODY, GRID, Counter
from services.intake.schemas.cases.finding import CaseLineView, FindCasesForm, line_of, wanted_of
from services.intake.schemas.cases.forms import CaseForm
from services.intake.schemas.cases.showing import Shown, show_to
from services.intake.schemas.cases.views import CaseView
from services.intake.schemas.contacts.views import asked_chain
from services.intake.usecases.cases.find_cases import find_cases
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.sign_case import sign_case
from services.intake.usecases.contacts.ports import Contacts
from services.intake.usecases.contacts.record_contact import MOST
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

FINDERS = ("resident", "clerk", "worker", "station_head", "section_head", "leader", "operator", "service")


class CaseDoors(Counter):
    """Doors of cases."""

    contacts: Contacts

    @query(CaseForm, CaseView, allow=ANYBODY)
    def get_case(self, caller: Caller, case_id: str) -> Shown:
        """Show a case and who was asked about it to its applicant and to those in whose area it lies."""
        shown = show_to(caller, self.show(get_case(self.cases, case_id, caller=caller)))
        return shown | {"asked": asked_chain(self.contacts.of_case(case_id, limit=MOST), self.seal)}

    @query(FindCasesForm, Page(CaseLineView), allow=FINDERS)
    def find_cases(self, caller: Caller, cursor: str, limit: int, **wish: Any) -> Shown:
        """Find cases of the caller's areas, or his own, by one of the offered combinations of facts.

        Newest first; with a time of due the open ones, what ends first first. Nobody's words are shown.
        """
        page = find_cases(
            self.cases,
            wanted=wanted_of(wish),
            street=self.street,
            caller=caller,
            at=clock.now(),
            after=cursor,
            limit=limit,
        )
        calendar, now = self.calendars.current(), clock.now()
        return {
            "items": [line_of(case, calendar=calendar, now=now) for case in page.items],
            "next": page.next,
        }

    @command(CaseForm, CaseView, allow=GRID)
    def sign_case(self, command: Command, case_id: str) -> Shown:
        """Take a case in hand; the clock for signing stops."""
        return self.show(sign_case(self.cases, self.calendars, case_id, command=command))
