"""Routed: a case as far as somebody is charged with it: the unit that leads it, the worker who handles it."""

from dataclasses import dataclass

from services.intake.domain.cases.handler import Handler
from services.intake.domain.cases.timed import Timed
from services.intake.domain.organisation.route import Route
from services.intake.domain.organisation.unit import WHOLE_STREET


@dataclass(kw_only=True)
class Routed(Timed):
    """`route` is None where the topic stands on no list of the street, `handler` until grid has named one.

    Where a `unit` answers by itself grid looks for nobody.
    """

    route: Route | None = None
    handler: Handler | None = None
    unit: str | None = None

    @property
    def keeps_days_of(self) -> str:
        """The unit that answers for it or leads it; as long as nobody is charged with it, the street."""
        return self.unit or self.lead_unit or WHOLE_STREET

    @property
    def lead_unit(self) -> str | None:
        """The unit that leads it; None as long as nobody is charged with it."""
        community = self.handler.community_code if self.handler else None
        return self.route.lead_unit(community) if self.route else None
