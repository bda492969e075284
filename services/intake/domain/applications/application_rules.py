"""Application rules: what this street has settled for all applications alike; a part of the policy."""

from dataclasses import dataclass

from services.intake.domain.cases.redress_rules import RedressRules
from services.intake.domain.clocks.limit import Limit
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class ApplicationRules(RedressRules):
    """What each number is for stands beside it in `data/policies.yaml`, with its source.

    `sign` is the time in which a worker takes an application in hand; an issue type has its own.
    """

    sign: Limit
    notice: Limit
    supply: Limit
    tolerance: Limit
    months_barred: int
    extension: Limit
    delivery: Limit
    invitation: Limit
    minutes_around_slot: int
    supervisor_phone: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.months_barred < 0 or self.minutes_around_slot < 0:
            raise Invalid("no time is shorter than none")
        if not self.supervisor_phone:
            raise Invalid("a notice says who watches over the window")
