"""Stated limit: a limit, who states it and since when."""

from dataclasses import dataclass
from datetime import date

from services.intake.domain.clocks.limit import Ends, Limit
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid

# What one unit of the outer limit outlasts of the inner one, whatever the calendar. n working days are never
# over before n natural days; a day counted from tomorrow is never over within 720 minutes of today. A limit
# in working days can be stretched by any holiday, so nothing but working days is sure to outlast it.
OUTLASTS = {
    (Unit.NATURAL_DAY, Unit.WORKING_DAY): 1,
    (Unit.MINUTE, Unit.NATURAL_DAY): 720,
    (Unit.MINUTE, Unit.WORKING_DAY): 720,
}


@dataclass(frozen=True, kw_only=True)
class StatedLimit:
    """A number that somebody stands for.

    `source` is the tag of its provenance; `at_longest` is the amount with the longest extension that the
    source allows, in the unit of the limit; None: the source allows no extension.
    """

    limit: Limit
    source: str
    effective_from: date
    at_longest: int | None = None
    explain: str = ""

    def __post_init__(self) -> None:
        if not self.source:
            raise Invalid("a limit must say who states it")
        if self.at_longest is not None and self.at_longest < self.limit.amount:
            raise Invalid(
                f"extended to {self.at_longest}, a limit of {self.limit.amount} would become shorter"
            )

    @property
    def longest(self) -> Limit:
        """The limit with its longest extension."""
        amount = self.limit.amount if self.at_longest is None else self.at_longest
        return Limit(amount=amount, unit=self.limit.unit, ends=self.limit.ends)

    def stays_within(self, outer: "StatedLimit") -> bool:
        """Tell whether, extended or not, this one is over no later than the other in every calendar."""
        return never_longer(self.limit, outer.limit) and never_longer(self.longest, outer.longest)


def never_longer(inner: Limit, outer: Limit) -> bool:
    """Tell whether the inner limit is over no later than the outer one, whatever the calendar.

    Errs on the safe side: where it depends on holidays, the answer is no.
    """
    sure = 1 if inner.unit is outer.unit else OUTLASTS.get((inner.unit, outer.unit))
    no_later_hour = inner.ends is outer.ends or outer.ends is Ends.MIDNIGHT
    return sure is not None and no_later_hour and inner.amount <= outer.amount * sure
