"""What the use cases of records need from the world outside."""

from typing import Protocol

from services.grid.domain.records.household import Household
from services.grid.domain.records.person import Person
from services.grid.usecases.keep_rows import Records

Households = Records[Household]
People = Records[Person]


class Sealer(Protocol):
    """Seals personal data, and finds them again."""

    def seal(self, plain: str, *, about: str) -> str:
        """Return a text that only the key can open."""

    def fingerprint(self, plain: str, purpose: str) -> str:
        """Return a keyed hash, always the same for the same text and purpose."""
