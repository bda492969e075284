"""Step: a part of the way of an application, with its own bound."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.applications.decision import Decision
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.stated_limit import StatedLimit


class Bound(StrEnum):
    """On which side a step is bounded: a publicity period lasts at least so long."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass(frozen=True, kw_only=True)
class Step:
    """A part of the way. `stated` is None where nobody bounds it; `within` is the step that holds it.

    With `upon` it is no part of the way to the decision: it bounds how such a decision reaches the applicant.
    """

    title: str
    bound: Bound
    stated: StatedLimit | None = None
    within: str | None = None
    upon: Decision | None = None

    @property
    def is_minimum(self) -> bool:
        """Tell whether it must last so long, and not be done by then."""
        return self.bound is Bound.AT_LEAST and self.stated is not None

    @property
    def limit_to_keep(self) -> Limit | None:
        """The time in which it is to be done, if anybody bounds it."""
        return self.stated.limit if self.stated and self.bound is Bound.AT_MOST else None
