"""What people and other services may ask of applications until they are accepted, or withdrawn."""

from typing import Any

from services.intake.domain.applications.acceptance import RefusalOrder
from services.intake.domain.applications.correction import Finding
from services.intake.domain.applications.notice import Condition
from services.intake.domain.applications.presented import Presented
from services.intake.domain.cases.place import Place
from services.intake.entrypoints.counter import COUNTER, DOOR, OFFICE, Counter
from services.intake.schemas.applications import forms
from services.intake.schemas.applications.views import DefectsView
from services.intake.schemas.cases.forms import CaseForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView, ReceiptView
from services.intake.usecases.applications.accept_application import accept_application
from services.intake.usecases.applications.apply_for_item import apply_for_item
from services.intake.usecases.applications.check_application import check_application
from services.intake.usecases.applications.confirm_notice import confirm_notice
from services.intake.usecases.applications.confirm_withdrawal import confirm_withdrawal
from services.intake.usecases.applications.drop_withdrawal import drop_withdrawal
from services.intake.usecases.applications.hand_in_materials import hand_in_materials
from services.intake.usecases.applications.ports import BrokenPledges, Trust
from services.intake.usecases.applications.receive_application import receive_application
from services.intake.usecases.applications.refuse_application import refuse_application
from services.intake.usecases.applications.request_correction import request_correction
from services.intake.usecases.applications.request_withdrawal import request_withdrawal
from services.intake.usecases.applications.submit_application import Submission
from services.intake.usecases.applications.supply_materials import supply_materials
from services.intake.usecases.applications.take_pledge import PledgeWords
from services.intake.usecases.appointments.ports import Slots
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query
from shared.plumbing.sealing import Sealer

OWN = ("resident", *COUNTER)


class ApplicationDoors(Counter):
    """Doors of applications."""

    items: Items
    seal: Sealer
    broken_pledges: BrokenPledges
    slots: Slots

    @property
    def trust(self) -> Trust:
        return Trust(broken=self.broken_pledges, seal=self.seal, policies=self.policies)

    @command(forms.SubmitApplicationForm, ReceiptView, allow=DOOR)
    def submit_application(self, command: Command, **wish: Any) -> Shown:
        """Apply for a service item; answers with number and query code."""
        presented = Presented(
            by=wish.pop("by"), papers=wish.pop("papers"), circumstances=tuple(wish.pop("circumstances"))
        )
        wish["place"] = Place(**wish["place"])
        seat = {"appointment_id": wish.pop("appointment_id")}
        submission = Submission(presented=presented, **wish)
        files = (self.slots, self.cases, self.items, self.calendars, self.desk)
        return self.show_receipt(apply_for_item(*files, submission=submission, **seat, command=command))

    @command(forms.ReceiveApplicationForm, CaseView, allow=COUNTER)
    def receive_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Receive who has an appointment; what is complete is accepted at once."""
        return self.show(
            receive_application(self.cases, self.items, self.calendars, case_id, **wish, command=command)
        )

    @query(CaseForm, DefectsView, allow=COUNTER)
    def check_application(self, caller: Caller, case_id: str) -> Shown:
        """Show all that stands against the acceptance of an application, at once."""
        return {"defects": check_application(self.cases, self.items, case_id, by=caller)}

    @command(forms.AcceptApplicationForm, CaseView, allow=COUNTER)
    def accept_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Accept an application whose materials are complete or promised; its clocks start."""
        wish["pledge"] = _pledge(wish)
        return self.show(
            accept_application(
                self.cases, self.items, self.calendars, self.trust, case_id, **wish, command=command
            )
        )

    @command(forms.CorrectionForm, CaseView, allow=OFFICE)
    def request_correction(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Tell the applicant once of all that is missing; a second time takes a new fact and a supervisor."""
        wish["conditions"] = tuple(Condition(**each) for each in wish["conditions"])
        finding = Finding(**wish)
        return self.show(
            request_correction(
                self.cases, self.items, self.calendars, case_id, finding=finding, command=command
            )
        )

    @command(forms.ConfirmNoticeForm, CaseView, allow=OWN)
    def confirm_notice(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Confirm that a one-time notice was received, as the applicant or with proof."""
        return self.show(confirm_notice(self.cases, case_id, **wish, command=command))

    @command(forms.HandInForm, CaseView, allow=("resident",))
    def hand_in_materials(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Send what a notice asks for, as the applicant himself; the window looks at it and settles it."""
        return self.show(hand_in_materials(self.cases, self.calendars, case_id, **wish, command=command))

    @command(forms.SupplyForm, CaseView, allow=COUNTER)
    def supply_materials(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take in what a notice asks for; with the last of it the application goes on."""
        wish |= {"others": tuple(wish["others"]), "pledge": _pledge(wish)}
        return self.show(
            supply_materials(
                self.cases, self.items, self.calendars, self.trust, case_id, **wish, command=command
            )
        )

    @command(forms.RefuseApplicationForm, CaseView, allow=OFFICE)
    def refuse_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Refuse an application for a reason of the closed list, and say where to go and what can be done."""
        order = RefusalOrder(**wish)
        return self.show(
            refuse_application(self.cases, self.calendars, case_id, order=order, command=command)
        )

    @command(forms.WithdrawalForm, CaseView, allow=OWN)
    def request_withdrawal(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Ask to withdraw an application; the applicant has to confirm it."""
        return self.show(request_withdrawal(self.cases, case_id, **wish, command=command))

    @command(forms.ConfirmWithdrawalForm, CaseView, allow=OWN)
    def confirm_withdrawal(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Confirm a withdrawal, as the applicant or with proof; everything stops."""
        return self.show(confirm_withdrawal(self.cases, self.calendars, case_id, **wish, command=command))

    @command(CaseForm, CaseView, allow=OWN)
    def drop_withdrawal(self, command: Command, case_id: str) -> Shown:
        """Go on with an application that somebody had asked to withdraw."""
        return self.show(drop_withdrawal(self.cases, case_id, command=command))


def _pledge(wish: dict[str, Any]) -> PledgeWords | None:
    return PledgeWords(**said) if (said := wish["pledge"]) else None
