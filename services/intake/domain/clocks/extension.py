"""Extension: more time, granted by somebody and told to the resident."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.calendar import require_offset
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Extension:
    """More time, in the unit of the limit, and the notice in which the resident was told of it and why."""

    amount: int
    granted_by: str
    at: datetime
    notice: str

    def __post_init__(self) -> None:
        if self.amount < 1 or not self.notice:
            raise Invalid("延期须有期限和告知书", {"amount": ["≥ 1"], "notice": ["required"]})
        require_offset(self.at)
