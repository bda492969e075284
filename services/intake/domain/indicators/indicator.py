"""Indicators: which cases each of them counts, and which of those meet it (domain reference §1.8)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.indicators.course import Course
from services.intake.domain.indicators.indicator_rules import IndicatorRules


class Basis(StrEnum):
    """Which cases of a period are looked at: those registered in it, accepted in it, or due in it."""

    REPORTED = "reported"
    ENTERED = "entered"
    FELL_DUE = "fell_due"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A rate: of the cases that it `counts`, how many have `met` it."""

    code: str
    label: str
    basis: Basis
    counts: Callable[[Course], bool]
    met: Callable[[Course, IndicatorRules], bool]


def _is_issue(course: Course) -> bool:
    return course.kind == "issue"


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        code="response_rate",
        label="响应率",
        basis=Basis.ENTERED,
        counts=lambda it: it.counts and _is_issue(it),
        met=lambda it, _: it.contacted_by is not None and it.in_time(ClockKind.CONTACT),
    ),
    Indicator(
        code="solution_rate",
        label="解决率",
        basis=Basis.ENTERED,
        counts=lambda it: it.counts and it.solved in {"yes", "no"},
        met=lambda it, _: it.solved == "yes",
    ),
    Indicator(
        code="satisfaction_rate",
        label="满意率",
        basis=Basis.ENTERED,
        counts=lambda it: it.counts and it.level is not None,
        met=lambda it, rules: it.level is not None and it.level >= rules.satisfied_from,
    ),
    Indicator(
        code="closing_rate",
        label="结案率",
        basis=Basis.ENTERED,
        counts=lambda it: it.counts,
        met=lambda it, _: it.ended_at is not None,
    ),
    Indicator(
        code="timely_signing_rate",
        label="及时签收率",
        basis=Basis.ENTERED,
        counts=lambda it: it.counts and it.assigned,
        met=lambda it, _: it.signed and it.in_time(ClockKind.SIGN),
    ),
    Indicator(
        code="return_rate",
        label="回退率",
        basis=Basis.ENTERED,
        counts=lambda it: it.counts and it.assigned,
        met=lambda it, _: it.returns > 0,
    ),
    Indicator(
        code="rework_rate",
        label="重办率",
        basis=Basis.ENTERED,
        counts=lambda it: it.counts and it.resolutions > 0,
        met=lambda it, _: it.reworks > 0,
    ),
    Indicator(
        code="on_time_closing_rate",
        label="按时办结率",
        basis=Basis.FELL_DUE,
        counts=lambda it: it.counts,
        met=lambda it, _: it.is_closed_in_time,
    ),
    Indicator(
        code="on_time_disposal_rate",
        label="按期处置率",
        basis=Basis.FELL_DUE,
        counts=lambda it: it.counts,
        met=lambda it, _: it.is_disposed_in_time,
    ),
    Indicator(
        code="valid_report_rate",
        label="有效上报率",
        basis=Basis.REPORTED,
        counts=_is_issue,
        met=lambda it, _: it.accepted_at is not None,
    ),
    Indicator(
        code="single_notice_rate",
        label="一次性告知率",
        basis=Basis.REPORTED,
        counts=lambda it: it.kind == "application" and it.left_out is None,
        met=lambda it, _: it.notices <= 1,
    ),
)
BY_CODE = {each.code: each for each in INDICATORS}
COMPOSED = ("response_rate", "solution_rate", "satisfaction_rate")
