"""What people and other services may ask of the indicators. No door ranks anybody."""

from typing import Any

from services.intake.entrypoints.accountability import STAFF
from services.intake.schemas.indicators.forms import IndicatorCasesForm, PeriodForm
from services.intake.schemas.indicators.showing import show_tally
from services.intake.schemas.indicators.views import IndicatorCaseView, IndicatorsView
from services.intake.usecases.indicators.get_indicators import get_indicators
from services.intake.usecases.indicators.in_period import Period
from services.intake.usecases.indicators.list_indicator_cases import IndicatorQuery, list_indicator_cases
from services.intake.usecases.indicators.ports import Courses, Weighing
from shared.kernel.command import Caller
from shared.plumbing.door import Page, query

COUNTED = (*STAFF, "service")
OF_A_PAGE = ("indicator", "met", "cursor", "limit")


class IndicatorDoors:
    """Doors of the indicators."""

    courses: Courses
    weighing: Weighing

    @query(PeriodForm, IndicatorsView, allow=COUNTED)
    def get_indicators(self, caller: Caller, **wish: Any) -> dict[str, Any]:
        """Show the rates of a period with n beside each: a worker his own, a head those of his areas."""
        tally = get_indicators(self.courses, self.weighing, period=Period(**wish), caller=caller)
        return show_tally(tally)

    @query(IndicatorCasesForm, Page(IndicatorCaseView), allow=COUNTED)
    def list_indicator_cases(self, caller: Caller, **wish: Any) -> dict[str, Any]:
        """Show the cases behind one rate, in the order of time, page by page."""
        asked = IndicatorQuery(**{name: wish.pop(name) for name in OF_A_PAGE})
        items, further = list_indicator_cases(
            self.courses, self.weighing, period=Period(**wish), query=asked, caller=caller
        )
        return {"items": items, "next": further}
