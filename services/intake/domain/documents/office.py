"""Office: what the heads and feet of all documents say of this street's hall, in versions."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Office:
    """One version. Phones are those of the hall; `remedies` says what can be done against a refusal."""

    version_no: int
    effective_from: date
    title: str
    hall: str
    address: str
    hours: str
    consultation_phone: str
    complaint_phone: str
    remedies: str

    def __post_init__(self) -> None:
        if not all((self.title, self.hall, self.address, self.consultation_phone, self.complaint_phone)):
            raise Invalid("an office has a title, a hall, an address, and phones to ask and to complain")
