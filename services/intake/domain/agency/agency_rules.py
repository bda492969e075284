"""Agency rules: what this street has settled for acting on behalf of residents (domain reference §2.7)."""

from dataclasses import dataclass
from datetime import date

from services.intake.domain.clocks.limit import Limit
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class AgencyRules:
    """One version; where its numbers come from is written beside them in `data/agency.yaml`.

    From the request: the time until the first `contact`, and until the `visit` or, where somebody cannot
    leave his bed, `visit_bed_bound`. From the papers: the time to `submit`. A mandate holds at most
    `mandate_days`; a visit is brought to mind `remind_hours` before.
    """

    version_no: int
    effective_from: date
    contact: Limit
    visit: Limit
    visit_bed_bound: Limit
    submit: Limit
    mandate_days: int
    witnesses: int
    remind_hours: int

    def __post_init__(self) -> None:
        if min(self.mandate_days, self.witnesses, self.remind_hours) < 1:
            raise Invalid("there is no less than one day, one witness, one hour")
