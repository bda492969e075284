"""Redress rules: what this street has settled for making a bad rating good, for one kind of cases."""

from dataclasses import dataclass

from services.intake.domain.clocks.limit import Limit
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class RedressRules:
    """A rating of `bad_from` or less is bad.

    Tries to call back end in vain after `failed_visits` on `failed_days` different days.
    """

    bad_from: int
    bad_contact: Limit
    bad_rectify: Limit
    bad_callback: Limit
    failed_visits: int
    failed_days: int

    def __post_init__(self) -> None:
        if self.bad_from < 0:
            raise Invalid("there is no less than nothing of a thing")
        if self.failed_visits < self.failed_days or self.failed_days < 1:
            raise Invalid("visits cannot fail on so many days")
