"""What the staff may say and ask of who was asked first."""

from typing import Any

from services.intake.entrypoints.counter import Counter
from services.intake.schemas.cases.forms import CaseForm
from services.intake.schemas.contacts.forms import AnswerContactForm, RecordContactForm
from services.intake.schemas.contacts.views import ContactView, opened
from services.intake.usecases.contacts.answer_contact import answer_contact
from services.intake.usecases.contacts.list_contacts import list_contacts
from services.intake.usecases.contacts.ports import Contacts, Rules
from services.intake.usecases.contacts.record_contact import Asked, Logbook, record_contact
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

ASKED = ("clerk", "worker", "station_head", "section_head")
JUDGES = (*ASKED, "leader")


class ContactDoors(Counter):
    """Doors of contacts."""

    contacts: Contacts
    contact_rules: Rules

    @property
    def logbook(self) -> Logbook:
        return Logbook(
            contacts=self.contacts, rules=self.contact_rules, policies=self.policies, seal=self.seal
        )

    @command(RecordContactForm, ContactView, allow=ASKED)
    def record_contact(self, command: Command, **wish: Any) -> dict[str, Any]:
        """Say that a resident has asked you, and what you did; it stays as it was said."""
        contact = record_contact(
            self.logbook, self.cases, self.calendars, asked=Asked(**wish), command=command
        )
        return opened(contact, self.seal)

    @command(AnswerContactForm, ContactView, allow=ASKED)
    def answer_contact(self, command: Command, contact_id: str, answer: str) -> dict[str, Any]:
        """Answer what was unclear when somebody was asked; the time to answer stops."""
        contact = answer_contact(self.logbook, self.calendars, contact_id, answer=answer, command=command)
        return opened(contact, self.seal)

    @query(CaseForm, Page(ContactView), allow=JUDGES)
    def list_contacts(self, caller: Caller, case_id: str) -> dict[str, Any]:
        """Show who was asked about a case, in order; who complains of being sent about is answered by it."""
        chain = list_contacts(self.contacts, self.cases, case_id, caller=caller)
        return {"items": [opened(each, self.seal) for each in chain], "next": None}
