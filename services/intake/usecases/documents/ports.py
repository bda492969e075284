"""What the use cases of documents need from the world outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.intake.domain.documents.issued_document import IssuedDocument
from services.intake.domain.documents.office import Office
from services.intake.usecases.accountability.ports import Cards
from services.intake.usecases.cases.ports import Seal


class Documents(Protocol):
    """Everything that was handed out."""

    def find(self, id: str) -> IssuedDocument | None:
        """Return one, or None."""

    def save(self, document: IssuedDocument) -> None:
        """Keep one with its facts, or raise StaleWrite."""


class Offices(Protocol):
    """What documents say of this office, every version."""

    def in_force(self, at: datetime) -> Office:
        """Return the version of that day, or raise NotFound."""


@dataclass(frozen=True, kw_only=True)
class Press:
    """What it takes to issue documents; `status_page` is the address before a case number, or nothing."""

    documents: Documents
    offices: Offices
    cards: Cards
    seal: Seal
    status_page: str
