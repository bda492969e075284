"""Agency rules: what this street has settled for acting on behalf of residents (domain reference §2.7)."""

from dataclasses import dataclass
from datetime import date

from services.intake.domain.clocks.limit import Limit
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Who acts for residents of an area (代办员), where nobody else is named."""

    area: str
    agents: tuple[str, ...]
    source: str

    def __post_init__(self) -> None:
        if not self.area or not self.agents:
            raise Invalid("a roster names an area and its agents")


@dataclass(frozen=True, kw_only=True)
class AgencyRules:
    """One version; where its numbers come from is written beside them in `data/agency.yaml`.

    From the request: the time until the first `contact`, and until the `visit` or, where somebody cannot
    leave his bed, `visit_bed_bound`. From the papers: the time to `submit`. A mandate holds at most
    `mandate_days`; a visit is brought to mind `remind_hours` before. `rosters` say who acts where.
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
    rosters: tuple[Roster, ...] = ()

    def __post_init__(self) -> None:
        if min(self.mandate_days, self.witnesses, self.remind_hours) < 1:
            raise Invalid("there is no less than one day, one witness, one hour")
        areas = [each.area for each in self.rosters]
        if len(set(areas)) < len(areas):
            raise Invalid("an area has one roster")

    def agent_for(self, area: str, *, order_id: str) -> str | None:
        """Return who acts there by the roster that is nearest; its agents take turns by the ids of orders."""
        near = [each for each in self.rosters if area.startswith(each.area)]
        if not near:
            return None
        agents = max(near, key=lambda each: len(each.area)).agents
        return agents[int(order_id, 16) % len(agents)]
