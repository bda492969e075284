"""What people may ask who make a bad rating good, of an application or of an issue."""

from typing import Any

from services.intake.entrypoints.counter import COUNTER, OFFICE, Counter
from services.intake.schemas.cases.forms import WordsForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView
from services.intake.schemas.issues.oversight_forms import ReturnVisitForm
from services.intake.usecases.cases.call_rater_back import call_rater_back
from services.intake.usecases.cases.contact_rater import contact_rater
from services.intake.usecases.cases.rectify_case import rectify_case
from shared.kernel.command import Command
from shared.plumbing.door import command

AT_WORK = ("worker", *OFFICE)


class RedressDoors(Counter):
    """Doors of the redress of bad ratings."""

    @command(WordsForm, CaseView, allow=AT_WORK)
    def contact_rater(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say that who rated badly was spoken with: for an issue by its unit, else by the office."""
        return self.show(contact_rater(self.cases, self.calendars, case_id, command=command, **wish))

    @command(WordsForm, CaseView, allow=AT_WORK)
    def rectify_case(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Say what was made good after a bad rating; somebody else asks about it next."""
        return self.show(rectify_case(self.cases, self.calendars, case_id, command=command, **wish))

    @command(ReturnVisitForm, CaseView, allow=COUNTER)
    def call_rater_back(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Ask who rated badly whether it was made good; never by the handler himself."""
        return self.show(call_rater_back(self.cases, self.calendars, case_id, command=command, **wish))
