"""Matter: what a card is about: a case, an order of an agent, or who was asked first."""

from dataclasses import dataclass
from typing import Self

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.cases.case import Case
from services.intake.domain.contacts.contact import Contact

COMMUNITY = 12  # digits of its code


@dataclass(frozen=True, kw_only=True)
class Matter:
    """`unit` is the community whose station answers for it; until that is known, the whole street."""

    id: str
    number: str
    area: str
    unit: str

    @classmethod
    def of_case(cls, case: Case) -> Self:
        """Return what a card says of a case."""
        unit = case.handler.community_code if case.handler else case.street
        return cls(id=case.id, number=case.number, area=case.area, unit=unit)

    @classmethod
    def of_order(cls, order: AgencyOrder) -> Self:
        """Return what a card says of an order; people know it by its case, and before that by its id."""
        number = order.case_number or f"DB-{order.id}"
        return cls(id=order.id, number=number, area=order.area, unit=order.area[:COMMUNITY])

    @classmethod
    def of_contact(cls, contact: Contact) -> Self:
        """Return what a card says of who was asked first; people know it by its id."""
        return cls(id=contact.id, number=f"SW-{contact.id}", area=contact.area, unit=contact.area[:COMMUNITY])
