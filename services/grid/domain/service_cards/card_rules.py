"""Card rules: what every service card of this street says alike (domain reference §5.4)."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class CardRules:
    """One version. A card is good for `valid_days` natural days; `hours` says when its phone is answered."""

    version_no: int
    effective_from: date
    office: str
    hours: str
    services: str
    supervision_phone: str
    valid_days: int

    def __post_init__(self) -> None:
        if not all((self.office, self.hours, self.services, self.supervision_phone)):
            raise Invalid("a card names the office, its hours, its services and who watches over it")
        if self.valid_days <= 0:
            raise Invalid("a card is good for a day at least")
