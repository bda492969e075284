"""List the contacts about a case: whoever complains that he was sent about is shown here to be right."""

from services.intake.domain.contacts.contact import Contact
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.contacts.ports import Contacts
from services.intake.usecases.contacts.record_contact import MOST
from shared.kernel.command import Caller


def list_contacts(contacts: Contacts, cases: Cases, case_id: str, *, caller: Caller) -> list[Contact]:
    """Return them in the order in which people were asked, to whoever works where the case lies."""
    get_case_in_area(cases, case_id, by=caller)
    return contacts.of_case(case_id, limit=MOST)
