"""The clock as one would count on fingers: day by day and step by step, from the turns alone.

It shares nothing with the real one but the data. All moments, hours and budgets of the tests are whole
steps of five minutes, so stepping misses nothing.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.intake.domain.clocks.limit import Ends
from services.intake.domain.clocks.turns import ClockState
from shared.kernel.calendar import Calendar, Unit

SHANGHAI = ZoneInfo("Asia/Shanghai")
STEP = timedelta(minutes=5)
DAY = timedelta(days=1)
HORIZON = 400


def midnight(day):
    return datetime.combine(day, time(), SHANGHAI)


def days_of(calendar, unit):
    """The special days of a unit, before those of all; written out, for whoever counts on fingers."""
    own = [day for each in calendar.own if each.unit == unit for day in each.days]
    return Calendar(years=calendar.years, hours=calendar.hours, special=fresh(own, calendar.special))


def fresh(first, then):
    return tuple(first) + tuple(each for each in then if each.day not in {own.day for own in first})


def sessions(calendar, day):
    for special in calendar.special:
        if special.day == day:
            return special.hours.sessions
    for year in calendar.years:
        if day in year.worked:
            return calendar.hours.sessions
        if day in year.off:
            return ()
    return calendar.hours.sessions if day.isoweekday() <= 5 else ()


def is_open(calendar, moment):
    here = moment.astimezone(SHANGHAI)
    return any(each.opens <= here.time() < each.closes for each in sessions(calendar, here.date()))


def opening_day(calendar, moment):
    while not is_open(calendar, moment):
        moment += STEP
    return moment.astimezone(SHANGHAI).date()


def ticked(turns, moment):
    """Tell whether the clock ran up to this moment."""
    state = [turn.state for turn in turns if turn.at < moment]
    return bool(state) and state[-1] is ClockState.RUNNING


class SlowClock:
    """The same questions as to a Clock, answered slowly. `answers` are {day or step: used so far}."""

    def __init__(self, clock, calendar):
        self.calendar, self.limit = days_of(calendar, clock.calendar_id), clock.limit
        self.total = clock.limit.amount + sum(each.amount for each in clock.extensions)
        self.turns = [turn for turn in clock.turns if turn.state is not ClockState.STOPPED]
        self.stopped = [turn.at for turn in clock.turns if turn.state is ClockState.STOPPED]
        self.due = None
        if self.limit.unit in (Unit.NATURAL_DAY, Unit.WORKING_DAY):
            self.days_used = self.count_days()
        else:
            self.steps_used = self.count_steps()

    def used(self, now):
        now = min([now, *self.stopped])
        if self.limit.unit in (Unit.NATURAL_DAY, Unit.WORKING_DAY):
            return self.days_used.get(now.astimezone(SHANGHAI).date(), 0)
        return self.steps_used.get(now, 0)

    def count_days(self):
        day = opening_day(self.calendar, self.turns[0].at)
        used, last, answers = 0, None, {day: 0}
        if self.total == 0:
            last = self.last_day(day)
        for _ in range(HORIZON):
            day += DAY
            counts = self.limit.unit is Unit.NATURAL_DAY or sessions(self.calendar, day)
            skipped = last is not None and day <= last
            if counts and not skipped and ticked(self.turns, midnight(day)):
                used += 1
                if used == self.total:
                    last = self.last_day(day)
            answers[day] = used
        return answers

    def last_day(self, day):
        """Move the last day off rest days and out of pauses; for ever, while the clock is paused."""
        while not sessions(self.calendar, day):
            day += DAY
        while not ticked(self.turns, self.end(day)):
            later = [t.at for t in self.turns if t.at >= self.end(day) and t.state is ClockState.RUNNING]
            if not later:
                return date.max
            day = opening_day(self.calendar, later[0])
        self.due = self.end(day)
        return day

    def end(self, day):
        if self.limit.ends is Ends.MIDNIGHT:
            return midnight(day + DAY)
        return datetime.combine(day, sessions(self.calendar, day)[-1].closes, SHANGHAI)

    def count_steps(self):
        moment, used, answers = self.turns[0].at, timedelta(), {}
        ahead, running = list(self.turns), False
        for _ in range(40 * DAY // STEP):
            while ahead and ahead[0].at <= moment:
                running = ahead.pop(0).state is ClockState.RUNNING
            answers[moment] = used // timedelta(minutes=1)
            if self.due is None and used == timedelta(minutes=self.total):
                self.due = moment
            if running and (self.limit.unit is Unit.MINUTE or is_open(self.calendar, moment)):
                used += STEP
            moment += STEP
        return answers
