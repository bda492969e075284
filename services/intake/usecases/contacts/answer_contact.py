"""Answer a contact whose matter was nobody's for sure."""

from services.intake.domain.contacts.contact import Contact
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.contacts.record_contact import Logbook
from shared.kernel.command import Command


def answer_contact(
    logbook: Logbook, calendars: Calendars, contact_id: str, *, answer: str, command: Command
) -> Contact:
    """Keep the answer; the time to answer stops. Refused where none is owed, or one was given."""
    contact = logbook.contacts.get(contact_id)
    command.by.require_area(contact.area)
    if not contact.heeded(command):
        sealed = logbook.seal.seal(answer, about=f"contact.answer/{contact.id}")
        calendar = calendars.current(contact.calendar)
        contact.reply(sealed, by=command.by.id, at=command.at, calendar=calendar)
        logbook.contacts.save(contact)
    return contact
