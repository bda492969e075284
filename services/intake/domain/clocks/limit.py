"""Limit: how much time something may take, in a unit that is always said."""

from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid


class Ends(StrEnum):
    """When the last day of a limit in days is over: at the counter, or online."""

    CLOSE_OF_BUSINESS = "close_of_business"
    MIDNIGHT = "midnight"


@dataclass(frozen=True, kw_only=True)
class Limit:
    """An amount of time and its unit. 0 days end with the day they begin; less is refused."""

    amount: int
    unit: Unit
    ends: Ends = Ends.CLOSE_OF_BUSINESS

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise Invalid(f"a limit of {self.amount} {self.unit} cannot be kept")
