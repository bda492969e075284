"""Issue rules: what this street has settled for all issues alike; a part of the policy."""

from dataclasses import dataclass, fields

from services.intake.domain.cases.redress_rules import RedressRules
from services.intake.domain.clocks.limit import Limit
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid

FOUR_WORKING_HOURS = Limit(amount=240, unit=Unit.WORKING_MINUTE)


@dataclass(frozen=True, kw_only=True)
class IssueRules(RedressRules):
    """The numbers of an issue's way; `data/policies.yaml` says what each is for, and who states it.

    A case of an earlier release keeps a policy that did not say how returns are answered.
    """

    triage: Limit
    emergency_triage: Limit
    emergency_sign: Limit
    rework: Limit
    most_reworks: int
    duplicate_metres: int
    duplicate_days: int
    return_window: Limit
    most_extensions: int
    longest_suspension: int
    urge_apart: Limit
    photos_when_located: int
    callback: Limit
    reopen: Limit
    reopened: Limit
    archive: Limit
    return_answer: Limit = FOUR_WORKING_HOURS
    most_returns: int = 2

    def __post_init__(self) -> None:
        super().__post_init__()
        numbers = [getattr(self, each.name) for each in fields(self)]
        if any(isinstance(number, int) and number < 0 for number in numbers):
            raise Invalid("there is no less than nothing of a thing")
