"""Contact rules: until when an unclear matter must be answered; one version of them."""

from dataclasses import dataclass
from datetime import date

from services.intake.domain.clocks.limit import Limit


@dataclass(frozen=True, kw_only=True)
class ContactRules:
    """`answer` runs where whoever was asked does not know whose matter it is."""

    version_no: int
    effective_from: date
    answer: Limit
