"""What people may ask where a case cannot go on: that its clocks wait, and who decides about it."""

from typing import Any

from services.intake.entrypoints.counter import CENTRE, OFFICE, Counter
from services.intake.schemas.cases.forms import AskPauseForm, CaseForm, WordsForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView
from services.intake.usecases.cases.ask_pause import ask_pause
from services.intake.usecases.cases.end_pause import end_pause
from services.intake.usecases.cases.grant_pause import grant_pause
from services.intake.usecases.cases.refuse_pause import refuse_pause
from shared.kernel.command import Command
from shared.plumbing.door import command


class PauseDoors(Counter):
    """Doors of pauses: force majeure, and what the applicant himself is the cause of."""

    @command(AskPauseForm, CaseView, allow=("worker", *OFFICE))
    def ask_pause(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Ask that the clocks of a case wait until a day, with the paper that proves why."""
        return self.show(ask_pause(self.cases, case_id, **wish, command=command))

    @command(CaseForm, CaseView, allow=CENTRE)
    def grant_pause(self, command: Command, case_id: str) -> Shown:
        """Let the clocks wait, the law's too; never by who asked for it or has the case in hand."""
        return self.show(grant_pause(self.cases, self.calendars, case_id, command=command))

    @command(WordsForm, CaseView, allow=CENTRE)
    def refuse_pause(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Leave the clocks of a case as they are."""
        return self.show(refuse_pause(self.cases, case_id, **wish, command=command))

    @command(WordsForm, CaseView, allow=("worker", *OFFICE))
    def end_pause(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Let the clocks of a case run again before the day on which they would by themselves."""
        return self.show(end_pause(self.cases, self.calendars, case_id, **wish, command=command))
