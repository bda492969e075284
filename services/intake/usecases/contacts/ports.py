"""What the use cases of contacts need from the world outside."""

from datetime import datetime
from typing import Protocol

from services.intake.domain.contacts.contact import Contact
from services.intake.domain.contacts.contact_rules import ContactRules


class Contacts(Protocol):
    """All contacts that there are."""

    def get(self, id: str) -> Contact:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Contact | None:
        """Return one, or None."""

    def save(self, one: Contact, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def of_case(self, case_id: str, *, limit: int) -> list[Contact]:
        """Return the contacts about a case, who was asked first first."""


class Rules(Protocol):
    """Until when an unclear matter must be answered."""

    def in_force(self, at: datetime) -> ContactRules:
        """Return the version of that day."""
