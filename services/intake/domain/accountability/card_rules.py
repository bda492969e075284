"""Card rules: what leads to a card, how serious it is and what follows, in versions (reference §1.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.limit import Limit
from shared.kernel.errors import Invalid, NotFound


class Level(StrEnum):
    """A rung of the ladder. L0 is a light: it reminds, costs nothing and never becomes a card."""

    L0 = "L0"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"


SECOND_NOTICE = "second_correction_notice"
FALSE_CONTACT = "false_contact"
HEARD = frozenset({SECOND_NOTICE, FALSE_CONTACT})
"""Rules whose breach is announced by facts of cases; people may raise them too."""

RED = Level.L2  # 红牌: what is counted towards a repetition


class Trigger(StrEnum):
    """What makes a rule apply."""

    CLOCK = "clock"  # a clock of one of its kinds is overdue
    EXCEEDED = "exceeded"  # it stays so for longer than is borne
    REPEATED = "repeated"  # so many reds in a period
    PERSON = "person"  # somebody says so, with evidence


class Period(StrEnum):
    """A stretch of the calendar in which reds are counted."""

    MONTH = "month"
    HALF_YEAR = "half_year"


@dataclass(frozen=True, kw_only=True)
class Rung:
    """What a level means. `confirmed_by` and `decided_by` are roles: who confirms, who hears an appeal.

    `star_cap` is the most stars that it leaves.
    """

    act: str
    points: int
    star_cap: int | None = None
    confirmed_by: tuple[str, ...] = ()
    decided_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.points > 0:
            raise Invalid("a level of the ladder gives no points away")


@dataclass(frozen=True, kw_only=True)
class CardRule:
    """One line. `clocks` are the kinds of clocks it is about, `reds` within a `period` those it counts.

    `watch`: as long as the clock stays overdue the unit is told every working day, and once more when it is
    exceeded by more than this.
    """

    code: str
    label: str
    level: Level
    trigger: Trigger
    source: str
    clocks: tuple[ClockKind, ...] = ()
    watch: Limit | None = None
    reds: int = 0
    period: Period | None = None

    def __post_init__(self) -> None:
        if not (self.code and self.label and self.source):
            raise Invalid("a rule needs a code, a label and a source")
        if self.level is Level.L0:
            raise Invalid(f"{self.code}: a light never becomes a card")
        if (self.trigger in {Trigger.CLOCK, Trigger.EXCEEDED}) != bool(self.clocks):
            raise Invalid(f"{self.code}: what time triggers names its clocks, and nothing else does")
        if (self.trigger is Trigger.REPEATED) != (self.reds > 0 and self.period is not None):
            raise Invalid(f"{self.code}: a repetition is so many reds in a period, and nothing else is")
        if self.watch and self.trigger is not Trigger.CLOCK:
            raise Invalid(f"{self.code}: only a clock can be watched")


@dataclass(frozen=True, kw_only=True)
class AccountabilityRules:
    """One version; where each number comes from is written beside it in `data/accountability.yaml`.

    `reason_window` is the time to say why it happened, `appeal_window` the time to contest a confirmed card.
    """

    version_no: int
    effective_from: date
    reason_window: Limit
    appeal_window: Limit
    ladder: dict[Level, Rung]
    rules: tuple[CardRule, ...]

    def __post_init__(self) -> None:
        if set(self.ladder) != set(Level) or self.ladder[Level.L0].points:
            raise Invalid("every level has its rung, and a light costs nothing")
        if mute := [level for level in Level if level is not Level.L0 and not self._is_judged(level)]:
            raise Invalid(f"nobody confirms or hears an appeal at {mute[0]}")
        codes = [rule.code for rule in self.rules]
        kinds = [kind for rule in self.triggered_by(Trigger.CLOCK) for kind in rule.clocks]
        if missing := HEARD - set(codes):
            raise Invalid(f"nobody says what follows from {', '.join(sorted(missing))}")
        if len(set(codes)) < len(codes) or len(set(kinds)) < len(kinds):
            raise Invalid("a rule comes once, and so does a clock in the rules of what is overdue")

    def get(self, code: str) -> CardRule:
        """Return a rule, or raise NotFound."""
        for rule in self.rules:
            if rule.code == code:
                return rule
        raise NotFound(f"没有问责规则 {code}")

    def triggered_by(self, trigger: Trigger) -> Iterable[CardRule]:
        """Return the rules of one trigger, in the order of the table."""
        return (rule for rule in self.rules if rule.trigger is trigger)

    def about(self, trigger: Trigger, clock: str) -> CardRule | None:
        """Return the rule of a trigger for a kind of clock, if there is one."""
        return next((rule for rule in self.triggered_by(trigger) if clock in rule.clocks), None)

    def _is_judged(self, level: Level) -> bool:
        return bool(self.ladder[level].confirmed_by and self.ladder[level].decided_by)
