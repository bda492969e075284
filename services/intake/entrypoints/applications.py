"""What people and other services may ask of applications."""

from typing import Any

from services.intake.domain.applications.presented import Presented
from services.intake.domain.cases.place import Place
from services.intake.entrypoints.counter import COUNTER, DOOR, OFFICE, Counter
from services.intake.schemas.applications.forms import DecideApplicationForm, SubmitApplicationForm
from services.intake.schemas.cases.forms import CaseForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView, ReceiptView
from services.intake.usecases.applications.accept_application import accept_application
from services.intake.usecases.applications.decide_application import decide_application
from services.intake.usecases.applications.submit_application import Submission, submit_application
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command
from shared.plumbing.door import command


class ApplicationDoors(Counter):
    """Doors of applications."""

    items: Items

    @command(SubmitApplicationForm, ReceiptView, allow=DOOR)
    def submit_application(self, command: Command, **wish: Any) -> Shown:
        """Apply for a service item; answers with number and query code."""
        presented = Presented(
            by=wish.pop("by"), papers=wish.pop("papers"), circumstances=tuple(wish.pop("circumstances"))
        )
        wish["place"] = Place(**wish["place"])
        submission = Submission(presented=presented, **wish)
        return self.show_receipt(
            submit_application(
                self.cases, self.items, self.calendars, self.desk, submission=submission, command=command
            )
        )

    @command(CaseForm, CaseView, allow=COUNTER)
    def accept_application(self, command: Command, case_id: str) -> Shown:
        """Accept an application whose materials are complete; its clocks start."""
        return self.show(accept_application(self.cases, self.items, self.calendars, case_id, command=command))

    @command(DecideApplicationForm, CaseView, allow=OFFICE)
    def decide_application(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Grant or decline an application; nobody decides on what he has handled himself."""
        return self.show(decide_application(self.cases, self.calendars, case_id, command=command, **wish))
