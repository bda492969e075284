"""Counter: what every door of cases has at hand, and how a case is shown there."""

from services.intake.domain.cases.case import Case
from services.intake.schemas.cases.showing import Shown, show
from services.intake.usecases.cases.ports import Cases, Desk, Numbers, RatingScales, Seal
from services.intake.usecases.cases.veil_case import veil_case
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Policies
from services.intake.usecases.organisation.ports import TopicLists
from shared.kernel import clock
from shared.kernel.geography import Box
from shared.plumbing.access import ROLES

ANYBODY = tuple(sorted(ROLES))
DOOR = ("clerk", "resident", "worker", "station_head", "service")
COUNTER = ("clerk", "station_head")
GRID = ("worker", "station_head")
HEADS = ("station_head", "section_head", "leader")
CHIEFS = ("duty_chief", *HEADS)
"""值班长: who is in charge of the shift at the counter, by his token; the heads above him may do as much."""
DISPATCH = ("clerk", "section_head", "leader")
CENTRE = ("section_head", "leader")
REPORTER = ("resident", "clerk", "station_head")
BY_CODE = ("resident", "service")
"""Who may act with a query code. Staff hand out receipts and would be rating their own work."""
OFFICE = ("clerk", "station_head", "section_head", "leader")


class Counter:
    """What it takes to begin a case and to show one."""

    cases: Cases
    calendars: Calendars
    scales: RatingScales
    numbers: Numbers
    seal: Seal
    policies: Policies
    lists: TopicLists
    street: str
    city_box: dict[str, float]

    @property
    def desk(self) -> Desk:
        return Desk(
            numbers=self.numbers,
            seal=self.seal,
            policies=self.policies,
            lists=self.lists,
            street=self.street,
            city=Box(**self.city_box),
        )

    def show(self, case: Case) -> Shown:
        """Return a case as it stands now."""
        calendar, veil = self.calendars.current(case.calendar), veil_case(self.seal, case)
        return show(case, veil=veil, calendar=calendar, now=clock.now())

    def show_receipt(self, case: Case) -> Shown:
        """Return a case just begun, with its query code in plain."""
        code = self.seal.open(case.query_code, about=f"query_code/{case.id}")
        return self.show(case) | {"query_code": code}
