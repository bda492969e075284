"""What people may ask with the number and the query code of their receipt, whether signed in or not."""

from typing import Any

from services.intake.entrypoints.counter import ANYBODY, BY_CODE, Counter
from services.intake.schemas.cases.forms import TrackCaseForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import TrackedCaseView
from services.intake.schemas.contacts.views import asked_chain
from services.intake.schemas.issues import forms
from services.intake.usecases.cases.ports import WrongCodes
from services.intake.usecases.cases.track_case import track_case
from services.intake.usecases.contacts.ports import Contacts
from services.intake.usecases.contacts.record_contact import MOST
from services.intake.usecases.issues.rate_tracked_case import rate_tracked_case
from services.intake.usecases.issues.reopen_tracked_case import reopen_tracked_case
from services.intake.usecases.issues.track_issue import Codes
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query


class TrackingDoors(Counter):
    """Doors for whoever holds a receipt."""

    wrong_codes: WrongCodes
    contacts: Contacts

    @property
    def codes(self) -> Codes:
        return Codes(seal=self.seal, policies=self.policies, wrong_codes=self.wrong_codes)

    @query(TrackCaseForm, TrackedCaseView, allow=ANYBODY)
    def track_case(self, caller: Caller, **wish: Any) -> Shown:
        """Show how a case stands to whoever has number and query code; wrong codes bar a number."""
        case = track_case(self.cases, self.seal, self.policies, self.wrong_codes, **wish, at=clock.now())
        chain = asked_chain(self.contacts.of_case(case.id, limit=MOST), self.seal)
        return self.show(case) | {"first_asked": next(iter(chain), None), "asked": chain}

    @command(forms.RateTrackedCaseForm, TrackedCaseView, allow=BY_CODE)
    def rate_tracked_case(self, command: Command, **wish: Any) -> Shown:
        """Rate a closed issue with number and query code, once a round; for who has no sign-in."""
        books = (self.cases, self.calendars, self.scales, self.codes)
        return self.show(rate_tracked_case(*books, command=command, **wish))

    @command(forms.ReopenTrackedCaseForm, TrackedCaseView, allow=BY_CODE)
    def reopen_tracked_case(self, command: Command, **wish: Any) -> Shown:
        """Say with number and query code that a closed issue is not over, and why; its unit hears of it."""
        return self.show(reopen_tracked_case(self.cases, self.calendars, self.codes, command=command, **wish))
