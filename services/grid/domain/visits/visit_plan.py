"""Visit plan: when a household, whose id it has, is visited and contacted next, and what became of it.

Due days lie a beat apart, whenever a task was done within its window: so entries that come late and out of
order lead to the same plan. The next task is given out when the former has ended, within the horizon; one
that nobody did is kept as missed, and a late entry from within its window still turns it into done.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from services.grid.domain.visits.agreed import Agreed
from services.grid.domain.visits.care import Standing
from services.grid.domain.visits.plan_facts import appointed, changed, comes_due, ended, planned
from services.grid.domain.visits.planning import beats_of, first_dues
from services.grid.domain.visits.reaching import Reaching
from services.grid.domain.visits.visit_rules import VisitRules
from services.grid.domain.visits.visit_task import (
    CONTACT,
    NOON,
    VISIT,
    Beat,
    Call,
    TaskState,
    VisitTask,
    routine,
    urgent,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import local_moment, local_time
from shared.kernel.ids import id_from

REMEMBERED_TASKS = 60  # that have ended, for entries that come late
REMEMBERED_TIMES = 20  # that were agreed
MOST_IN_A_TURN = 100  # tasks; what is left is done in the next turn
RESULTS = {"met": TaskState.DONE, "refused": TaskState.REFUSED}


@dataclass(kw_only=True)
class VisitPlan(Aggregate):
    """`dues` are the days on which each purpose is due next, after its open task.

    `reminded` are the open tasks of which somebody was told that they come due.
    """

    standing: Standing
    beats: dict[str, Beat] = field(default_factory=dict)
    dues: dict[str, date] = field(default_factory=dict)
    horizon_days: int = 0
    warn_days: int = 0
    reminded: frozenset[str] = frozenset()
    given: int = 0
    tasks: tuple[VisitTask, ...] = ()
    past: tuple[VisitTask, ...] = ()
    reaching: Reaching = field(default_factory=Reaching)
    unreachable_at: datetime | None = None
    agreed: tuple[Agreed, ...] = ()

    def follow(self, standing: Standing, rules: VisitRules, *, now: datetime) -> None:
        """Take over what the records say; a stricter beat pulls its task forward, a looser one lets it be."""
        beats = beats_of(rules, standing.cares)
        known = (self.standing, self.beats, self.horizon_days, self.warn_days)
        if known == (standing, beats, rules.horizon_days, rules.warn_days):
            return
        self.horizon_days, self.warn_days = rules.horizon_days, rules.warn_days
        today = local_time(now).date()
        dues = first_dues(beats, self.beats, self._all_dues(), today=today)
        former, self.standing, self.beats = self.beats, standing, beats
        self.dues = {purpose: due for purpose, due in dues.items() if self.open(purpose) is None}
        self.record(changed(standing, beats, rules, at=now))
        for purpose in former.keys() - beats.keys():
            if task := self.open(purpose):
                self._end(task, TaskState.DROPPED, at=now)
        for purpose in beats:
            self._move(purpose, dues[purpose], rules, at=now)

    def turn(self, rules: VisitRules, *, now: datetime) -> None:
        """Give out what comes due, keep as missed what nobody did in its window, and remind of the rest."""
        for _ in range(MOST_IN_A_TURN):
            if not (self._miss(now) or self._give(rules.window_percent, now)):
                break
        for task in self._to_remind:
            if task.near_from(self.warn_days) <= now < task.ends:
                self.reminded |= {task.id}
                self.record(comes_due(self.standing, task, at=now))

    @property
    def next_turn(self) -> datetime | None:
        """Return when the next task comes due or ends, or the next one comes within the horizon."""
        marks = [task.ends for task in self.tasks]
        marks += [task.near_from(self.warn_days) for task in self._to_remind]
        return min([*marks, *(self._given_from(due) for due in self.dues.values())], default=None)

    @property
    def next_end(self) -> datetime | None:
        """Return by when something must be done."""
        return min((task.ends for task in self.tasks), default=None)

    def hurry(self, occasion: str, rules: VisitRules, *, at: datetime) -> None:
        """Ask for a visit at once; while one is open for the same occasion nothing more is asked."""
        wanted = rules.occasion(occasion)
        if self.open(occasion) is None:
            self._hand_out(urgent(self._next_id(occasion), wanted, at=at), at=at)

    def take(self, call: Call, rules: VisitRules, *, at: datetime) -> None:
        """Let a visit end every task that it fits, one missed meanwhile too; twice changes nothing."""
        state = RESULTS.get(call.result) if call.result in rules.settled_by else None
        if state is None:
            return
        for task in self.tasks:
            if task.taken_by(call):
                self._end(task, state, at=at, visit_id=call.visit_id)
        for task in self.past:
            if task.state is TaskState.MISSED and task.taken_by(call):
                self._correct(task.ended(state, at=at, visit_id=call.visit_id))

    def agree(self, agreed: Agreed, *, at: datetime) -> None:
        """Keep a time that suits the household."""
        self.agreed = (*self.agreed, agreed)[-REMEMBERED_TIMES:]
        self.record(appointed(self.standing, opens=agreed.opens, ends=agreed.ends, at=at))

    def open(self, purpose: str) -> VisitTask | None:
        """Return the open task of a purpose."""
        return next((task for task in self.tasks if task.purpose == purpose), None)

    def expects(self, at: datetime) -> bool:
        """Tell whether the household has agreed to a visit at that time."""
        return any(each.holds(at) for each in self.agreed)

    def urgent_at(self, at: datetime) -> bool:
        """Tell whether an occasion called for a visit at that time."""
        urgent = [task for task in (*self.tasks, *self.past) if task.purpose not in {VISIT, CONTACT}]
        return any(task.opens <= at < task.ends for task in urgent)

    @property
    def _to_remind(self) -> tuple[VisitTask, ...]:
        """Return the visits that nobody was reminded of; contacts come too often for that."""
        return tuple(task for task in self.tasks if task.purpose == VISIT and task.id not in self.reminded)

    def _all_dues(self) -> dict[str, date]:
        given = {task.purpose: local_time(task.due).date() for task in self.tasks}
        return self.dues | {purpose: due for purpose, due in given.items() if purpose in self.beats}

    def _move(self, purpose: str, due_on: date, rules: VisitRules, *, at: datetime) -> None:
        """Let an open task be what its beat asks now, and no later."""
        task = self.open(purpose)
        if task is None:
            return
        beat = self.beats[purpose]
        if due_on < local_time(task.due).date():
            moved = routine(task.id, purpose, beat, due_on=due_on, percent=rules.window_percent)
        else:
            moved = replace(task, by_phone=beat.by_phone, joint=beat.joint)
        if moved != task:
            self._replace(task, moved)
            self.record(planned(self.standing, moved, at=at))

    def _miss(self, now: datetime) -> bool:
        late = next((task for task in self.tasks if task.ends <= now), None)
        if late:
            self._end(late, TaskState.MISSED, at=now)
        return late is not None

    def _give(self, percent: int, now: datetime) -> bool:
        ripe = next((each for each, due in self.dues.items() if self._given_from(due) <= now), None)
        if ripe:
            due_on = self.dues.pop(ripe)
            beat, id = self.beats[ripe], self._next_id(ripe)
            self._hand_out(routine(id, ripe, beat, due_on=due_on, percent=percent), at=now)
        return ripe is not None

    def _given_from(self, due_on: date) -> datetime:
        return local_moment(due_on, NOON) - timedelta(days=self.horizon_days)

    def _end(self, task: VisitTask, state: TaskState, *, at: datetime, visit_id: str | None = None) -> None:
        self.tasks = tuple(each for each in self.tasks if each.id != task.id)
        self.reminded -= {task.id}
        over = task.ended(state, at=at, visit_id=visit_id)
        self.past = (*self.past, over)[-REMEMBERED_TASKS:]
        if beat := self.beats.get(task.purpose):
            self.dues = self.dues | {task.purpose: local_time(task.due).date() + timedelta(days=beat.days)}
        self.record(ended(self.standing, over))

    def _correct(self, over: VisitTask) -> None:
        self.past = tuple(over if each.id == over.id else each for each in self.past)
        self.record(ended(self.standing, over))

    def _replace(self, task: VisitTask, by: VisitTask) -> None:
        self.tasks = tuple(by if each.id == task.id else each for each in self.tasks)

    def _hand_out(self, task: VisitTask, *, at: datetime) -> None:
        self.tasks, self.given = (*self.tasks, task), self.given + 1
        self.record(planned(self.standing, task, at=at))

    def _next_id(self, purpose: str) -> str:
        return id_from(self.id, purpose, str(self.given))
