"""What people and other services may ask of applications from the work on them to the archive."""

from typing import Any

from services.intake.domain.applications.decision import DecisionPaper
from services.intake.domain.applications.special import SpecialOrder
from services.intake.entrypoints.counter import COUNTER, OFFICE, Counter
from services.intake.schemas.applications import progress_forms as forms
from services.intake.schemas.cases.forms import CaseForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView
from services.intake.usecases.applications.archive_application import archive_application
from services.intake.usecases.applications.decide_application import decide_application
from services.intake.usecases.applications.deliver_result import deliver_result
from services.intake.usecases.applications.end_special_procedure import end_special_procedure
from services.intake.usecases.applications.end_step import end_step
from services.intake.usecases.applications.extend_application import extend_application
from services.intake.usecases.applications.hand_to_department import hand_to_department
from services.intake.usecases.applications.prepare_delivery import prepare_delivery
from services.intake.usecases.applications.rate_application import rate_application
from services.intake.usecases.applications.revoke_application import revoke_application
from services.intake.usecases.applications.settle_tolerance import settle_tolerance
from services.intake.usecases.applications.start_special_procedure import start_special_procedure
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command
from shared.plumbing.door import command

AT_WORK = ("worker", *OFFICE)


class ProceedingDoors(Counter):
    """Doors of applications at work, decided and delivered."""

    items: Items

    @command(forms.HandOverForm, CaseView, allow=OFFICE)
    def hand_to_department(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Hand an accepted application to the department of its first step; the clock of the step starts."""
        return self.show(hand_to_department(self.cases, self.calendars, case_id, **wish, command=command))

    @command(forms.ResultForm, CaseView, allow=AT_WORK)
    def end_step(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """End the present step of an application; the next one begins."""
        return self.show(end_step(self.cases, self.calendars, case_id, **wish, command=command))

    @command(forms.SpecialForm, CaseView, allow=OFFICE)
    def start_special_procedure(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Start a procedure whose time is not counted, after the applicant was told in writing."""
        order = SpecialOrder(**wish)
        return self.show(
            start_special_procedure(self.cases, self.calendars, case_id, order=order, command=command)
        )

    @command(forms.ResultForm, CaseView, allow=OFFICE)
    def end_special_procedure(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """End a special procedure and keep its result; the clocks run on."""
        return self.show(end_special_procedure(self.cases, self.calendars, case_id, **wish, command=command))

    @command(forms.ReasonsForm, CaseView, allow=("leader",))
    def extend_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Approve more time, once, for the head; the applicant is told why."""
        return self.show(extend_application(self.cases, self.calendars, case_id, **wish, command=command))

    @command(forms.DecideApplicationForm, CaseView, allow=OFFICE)
    def decide_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Grant or decline an application; nobody decides on what he has handled himself."""
        paper = DecisionPaper(**wish)
        return self.show(
            decide_application(self.cases, self.items, self.calendars, case_id, paper=paper, command=command)
        )

    @command(forms.SettleForm, CaseView, allow=COUNTER)
    def settle_tolerance(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take in what was promised; what was granted upon the promise is granted in full."""
        return self.show(
            settle_tolerance(self.cases, self.items, self.calendars, case_id, **wish, command=command)
        )

    @command(CaseForm, CaseView, allow=COUNTER)
    def prepare_delivery(self, command: Command, case_id: str) -> Shown:
        """Say that the result of an application lies ready."""
        return self.show(prepare_delivery(self.cases, case_id, command=command))

    @command(forms.DeliverForm, CaseView, allow=("worker", *COUNTER))
    def deliver_result(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Keep how and when the result reached the applicant, with proof."""
        return self.show(deliver_result(self.cases, self.calendars, case_id, **wish, command=command))

    @command(forms.RateForm, CaseView, allow=("resident", *COUNTER))
    def rate_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Rate an application, 1 to 5, as the applicant or in his words."""
        books = (self.cases, self.calendars, self.scales)
        return self.show(rate_application(*books, case_id, **wish, command=command))

    @command(forms.RevokeForm, CaseView, allow=("leader",))
    def revoke_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take back what was granted, for the leadership."""
        return self.show(revoke_application(self.cases, self.calendars, case_id, **wish, command=command))

    @command(CaseForm, CaseView, allow=COUNTER)
    def archive_application(self, command: Command, case_id: str) -> Shown:
        """Put an application away that nothing is left to do with."""
        return self.show(archive_application(self.cases, self.calendars, case_id, command=command))
