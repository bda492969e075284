"""Record a contact: whoever of the staff was asked says so, and what he did."""

from dataclasses import dataclass

from services.intake.domain.contacts.contact import Action, Contact, Guide, Whose
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import Cases, Seal
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.contacts.ports import Contacts, Rules
from services.intake.usecases.menu.ports import Policies
from shared.kernel.command import Command
from shared.kernel.errors import Conflict
from shared.kernel.ids import id_from
from shared.kernel.masking import masked_name

MOST = 50  # about one case


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the staff member says: `name` is his own, as on the service card; `matter` what he was asked."""

    name: str
    area: str
    matter: str
    whose: Whose
    action: Action
    guided_name: str | None
    guided_phone: str | None
    case_id: str | None


@dataclass(frozen=True, kw_only=True)
class Logbook:
    """What it takes to write a contact down."""

    contacts: Contacts
    rules: Rules
    policies: Policies
    seal: Seal


def record_contact(
    logbook: Logbook, cases: Cases, calendars: Calendars, *, asked: Asked, command: Command
) -> Contact:
    """Keep that he was asked, for good; nobody can take it back or say it for somebody else."""
    id = id_from("contact", command.by.id, command.id)
    if known := logbook.contacts.find(id):
        known.heeded(command)
        return known
    command.by.require_area(asked.area)
    if asked.case_id:
        get_case_in_area(cases, asked.case_id, by=command.by)
        if len(logbook.contacts.of_case(asked.case_id, limit=MOST)) >= MOST:
            raise Conflict(f"每件最多 {MOST} 条首问记录")
    contact = _contact(id, logbook, asked=asked, command=command)
    contact.heeded(command)
    contact.begin(logbook.rules.in_force(command.at).answer, calendar=calendars.current())
    logbook.contacts.save(contact)
    return contact


def _contact(id: str, logbook: Logbook, *, asked: Asked, command: Command) -> Contact:
    rules = logbook.rules.in_force(command.at)
    return Contact(
        id=id,
        terms=f"contacts@{rules.version_no}",
        policy=logbook.policies.in_force(command.at),
        asked_staff=command.by.id,
        asked_label=masked_name(asked.name),
        asked_at=command.at,
        area=asked.area,
        matter=logbook.seal.seal(asked.matter, about=f"contact.matter/{id}"),
        whose=asked.whose,
        action=asked.action,
        guided_to=_guide(id, logbook.seal, asked),
        case_id=asked.case_id,
    )


def _guide(id: str, seal: Seal, asked: Asked) -> Guide | None:
    if not (asked.guided_name and asked.guided_phone):
        return None
    return Guide(
        name=seal.seal(asked.guided_name, about=f"contact.guide/{id}"),
        phone=seal.seal(asked.guided_phone, about=f"contact.phone/{id}"),
    )
