"""Holding: who had a case in hand while one of its clocks ran, and for how much service time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.cases.case import Case
from services.intake.domain.cases.holder import Holder
from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.turns import Run
from shared.kernel.calendar import Calendar

NOBODY = Holder(worker_id=None, label="待派单", since=datetime.min.replace(tzinfo=UTC))
HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Held:
    """How long somebody had it, in service time while the clock ran."""

    holder: Holder
    time: timedelta

    @property
    def words(self) -> str:
        """Say it: 张*（W0001）持有 7.5 工作小时."""
        id, label = self.holder.worker_id, self.holder.label
        who = f"{label}（{id}）" if id and label else id or label
        return f"{who}持有 {self.time / HOUR:.1f} 工作小时"


def held(holders: Sequence[Holder], clock: Clock, *, until: datetime, calendar: Calendar) -> tuple[Held, ...]:
    """Return who had it and how long, one after the other; the times add up to the service time used."""
    runs = [Run(each.since, each.until) for each in clock.segments if each.running]
    stretches = _stretches(holders, clock, until)
    own = calendar.of(clock.calendar_id)
    times = ((who, _served(runs, since, end, own)) for who, since, end in stretches)
    return tuple(Held(holder=who, time=time) for who, time in times if time)


def _stretches(
    holders: Sequence[Holder], clock: Clock, until: datetime
) -> Iterator[tuple[Holder, datetime, datetime]]:
    """Yield each holder with the stretch in which he had it; before the first, nobody had."""
    begins = [clock.started_at, *(each.since for each in holders)]
    ends = [min(each, until) for each in [*begins[1:], until]]
    return zip([NOBODY, *holders], begins, ends, strict=True)


def _served(runs: Sequence[Run], since: datetime, until: datetime, calendar: Calendar) -> timedelta:
    common = ((max(run.since, since), min(run.until or until, until)) for run in runs)
    return sum((calendar.service_time(a, b) for a, b in common if a < b), timedelta())


def timely(case: Case, clock: Clock, *, fact: str, until: datetime, calendar: Calendar) -> Evidence:
    """Return the evidence of a clock: how it was used until a moment, and who had the case meanwhile."""
    shares = held(case.holders, clock, until=until, calendar=calendar)
    account = (*clock.explain(until, calendar).words, *(share.words for share in shares))
    return Evidence(facts=(fact,), clock_id=clock.id, account=account)
