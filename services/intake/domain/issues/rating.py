"""Rating (好差评): one a close; a bad one is made good, and asked about again by somebody else (差评)."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.cases.rating_scale import FIRST_SCALE
from services.intake.domain.cases.redress import Redress, RedressAct, Redressing
from services.intake.domain.cases.redress_rules import RedressRules
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.transitions import Action
from services.intake.domain.issues.visiting import Visiting
from shared.events.intake_rating import CaseRated
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed

OF_THE_UNIT = frozenset({"worker", "station_head"})


@dataclass(frozen=True, kw_only=True)
class Rating:
    """What the reporter says in the n-th round: 5 very content to 1 not at all, in his own words.

    `scale` is the version of the words in which the levels were put to him.
    """

    of: int
    level: int
    words: str
    at: datetime
    scale: int = FIRST_SCALE


@dataclass(kw_only=True)
class Rateable(Visiting, Redressing):
    """The ratings so far, and what became of the last if it was bad."""

    ratings: tuple[Rating, ...] = ()

    @property
    def redress_rules(self) -> RedressRules:
        return self.policy.issue

    @property
    def round_rated(self) -> int:
        return self.rating_round

    def rate(
        self, level: int, *, scale: int, words: str, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Rate it, once a round. A bad rating has to be made good before it is put away."""
        self.step(Action.RATE, by=by.id, at=at)
        given = Rating(of=self.rating_round, level=level, words=words, at=at, scale=scale)
        self.ratings = (*self.ratings, given)
        if is_bad := level <= self.policy.issue.bad_from:
            self.stop_clocks(ClockKind.ARCHIVE, by=SYSTEM, at=at, calendar=calendar)
            self.begin_redress(at=at, calendar=calendar)
        self.record(
            CaseRated(
                case_id=self.id,
                rating_round=self.rating_round,
                level=level,
                scale=scale,
                is_bad=is_bad,
                worker_id=self.worker if is_bad else None,
                grid_code=self.area,
                due=self.due.get(ClockKind.STEP),
                rated_at=at,
            )
        )

    def permit_redress(self, act: RedressAct) -> None:
        self.permit(Action(act))

    def take_part(self, by: Caller) -> None:
        """Leave it to the unit that handled it: its worker, his partner, its head."""
        if by.roles.isdisjoint(OF_THE_UNIT):
            raise NotAllowed("差评由经办单位联系和整改")
        self.stand_in(by)

    def end_redress(self, how: Redress, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Keep what became of it; from now on it may be put away."""
        super().end_redress(how, by=by, at=at, calendar=calendar)
        self.start_step(ClockKind.ARCHIVE, self.policy.issue.archive, by=SYSTEM, at=at, calendar=calendar)
