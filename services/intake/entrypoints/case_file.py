"""What people may ask about the file of a case: flags, links to others, its people in plain."""

from typing import Any

from services.intake.entrypoints.counter import HEADS, OFFICE, Counter
from services.intake.schemas.cases import file_forms as forms
from services.intake.schemas.cases.file_views import PeopleView
from services.intake.schemas.cases.finding import CaseLineView, line_of
from services.intake.schemas.cases.forms import CaseForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView
from services.intake.usecases.cases.flag_case import flag_case
from services.intake.usecases.cases.list_related_cases import list_related_cases
from services.intake.usecases.cases.part_cases import part_cases
from services.intake.usecases.cases.ports import RevealDays
from services.intake.usecases.cases.relate_cases import relate_cases
from services.intake.usecases.cases.reveal_people import Glass, reveal_people
from services.intake.usecases.cases.unflag_case import unflag_case
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

FILERS = ("worker", *OFFICE)


class CaseFileDoors(Counter):
    """Doors of the file of a case."""

    reveal_days: RevealDays

    @command(forms.FlagForm, CaseView, allow=HEADS)
    def flag_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Mark a case as important, historic or urgent, as a head; no clock and no state moves by that."""
        return self.show(flag_case(self.cases, case_id, **wish, command=command))

    @command(forms.FlagForm, CaseView, allow=HEADS)
    def unflag_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take such a mark back."""
        return self.show(unflag_case(self.cases, case_id, **wish, command=command))

    @command(forms.RelateForm, CaseView, allow=FILERS)
    def relate_cases(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Link a case with another one that it has to do with; the link is seen from both."""
        return self.show(relate_cases(self.cases, case_id, **wish, command=command))

    @command(forms.RelateForm, CaseView, allow=FILERS)
    def part_cases(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Undo a link, from either side; answers with the case that named the other."""
        return self.show(part_cases(self.cases, case_id, **wish, command=command))

    @query(CaseForm, Page(CaseLineView), allow=FILERS)
    def list_related_cases(self, caller: Caller, case_id: str) -> Shown:
        """Show the cases that a case is linked with, from either side; all of them."""
        now, calendar = clock.now(), self.calendars.current()
        found = list_related_cases(self.cases, case_id, caller=caller, at=now)
        return {"items": [line_of(case, calendar=calendar, now=now) for case in found], "next": None}

    @command(forms.RevealForm, PeopleView, allow=FILERS)
    def reveal_people(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Show in plain who asks or whom it is about, for a purpose; under secrecy to a head alone."""
        glass = Glass(seal=self.seal, policies=self.policies, days=self.reveal_days)
        people = reveal_people(self.cases, glass, case_id, **wish, command=command)
        return {
            "people": people,
            "watermark": f"{command.by.id} {local_time(command.at):%Y-%m-%d %H:%M} {case_id}",
        }
