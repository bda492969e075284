"""What people may ask of ratings: in which words, and how a bad one of either kind of case is made good."""

from datetime import date
from typing import Any

from services.intake.domain.cases.rating_scale import RatingScale
from services.intake.entrypoints.counter import ANYBODY, COUNTER, OFFICE, Counter
from services.intake.schemas.cases.forms import WordsForm
from services.intake.schemas.cases.scales import ScaleForm, ScaleView
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView
from services.intake.schemas.issues.oversight_forms import ReturnVisitForm
from services.intake.usecases.cases.call_rater_back import call_rater_back
from services.intake.usecases.cases.contact_rater import contact_rater
from services.intake.usecases.cases.get_rating_scale import get_rating_scale
from services.intake.usecases.cases.rectify_case import rectify_case
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query

AT_WORK = ("worker", *OFFICE)


class RedressDoors(Counter):
    """Doors of the words of ratings, and of the redress of bad ones."""

    @query(ScaleForm, ScaleView, allow=ANYBODY)
    def get_rating_scale(self, caller: Caller, on: date | None) -> RatingScale:
        """Show what the five levels are called and mean, as in force today or on another day."""
        return get_rating_scale(self.scales, on=on, now=clock.now())

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
        books = (self.cases, self.calendars, self.scales)
        return self.show(call_rater_back(*books, case_id, command=command, **wish))
