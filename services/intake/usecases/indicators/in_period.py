"""In a period: whose cases, of which days, and whether somebody may ask for them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from services.intake.domain.accountability.boxes import OVERSEERS
from services.intake.domain.indicators.indicator import Basis
from services.intake.domain.indicators.places import place
from services.intake.usecases.indicators.ports import Stretch
from shared.kernel.calendar import local_moment
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid, NotAllowed

LONGEST = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Period:
    """Both days belong to it. `area` is always said; `unit`, `topic` and `worker` narrow it down."""

    since: date
    until: date
    area: str
    unit: str | None = None
    topic: str | None = None
    worker: str | None = None

    def __post_init__(self) -> None:
        if not timedelta() <= self.until - self.since < LONGEST:
            raise Invalid("统计期有误：起止日期颠倒，或者超过一年", {"until": ["截止日期有误"]})

    @property
    def end(self) -> datetime:
        """The first moment that is not in it."""
        return local_moment(self.until + timedelta(days=1))

    @property
    def scopes(self) -> tuple[str, ...]:
        """Return whose cases: the narrowest first."""
        asked = {"worker": self.worker, "topic": self.topic, "unit": self.unit, "area": self.area}
        return tuple(f"{kind}/{code}" for kind, code in asked.items() if code)

    def stretch(self, basis: Basis, *, after: str = "") -> Stretch:
        """Return the cases of the period on a basis, those that come after a place."""
        begin = place(local_moment(self.since))
        return Stretch(scopes=self.scopes, basis=basis, after=max(begin, after), until=place(self.end))


def in_period(period: Period, *, caller: Caller) -> Period:
    """Return the period, or refuse: a worker sees his own figures, a head those of his areas.

    Nobody sees those of his colleagues, and there is no list that ranks people.
    """
    if "service" in caller.roles:
        return period
    if not caller.roles & OVERSEERS and period.worker != caller.id:
        raise NotAllowed("您只能查看自己的指标")
    if caller.roles & OVERSEERS:
        caller.require_area(period.area)
    return period
