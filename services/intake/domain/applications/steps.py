"""Steps: the parts of the way in turn, each with its own clock; the promise runs from end to end."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.intake.domain.applications.standing import Standing
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.transitions import Act
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.deadline import deadline
from services.intake.domain.clocks.turns import Run
from services.intake.domain.menu.step import Step
from shared.events.intake_applications import StepEnded, StepStarted
from shared.kernel.calendar import Calendar, local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class StepTaken:
    """A step that was begun; without `ended_at` it is the present one."""

    title: str
    begun_at: datetime
    ended_at: datetime | None = None
    result: str = ""


@dataclass(kw_only=True)
class Stepping(Standing):
    """`steps_taken` are the steps so far, in turn."""

    steps_taken: tuple[StepTaken, ...] = ()

    @property
    def present_step(self) -> StepTaken | None:
        """The step that is being taken."""
        return next((each for each in self.steps_taken if each.ended_at is None), None)

    def hand_over(self, department: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Pass it to the department that has the first step; refused where it is not in the item's chain.

        Nobody has to take it in hand any more: it is in hand there.
        """
        self.require(Act.HAND_OVER)
        chain = [step.title for step in self.undertaking.chain]
        if department not in chain:
            raise Conflict("该部门不在本事项的办理流程内", {"department": chain or ["本事项不转部门"]})
        if department != chain[0]:
            raise Conflict(f"须依次办理，先转{chain[0]}", {"department": chain[:1]})
        self.go(Act.HAND_OVER, S.IN_STEP, at=at)
        self.stop_clocks(ClockKind.SIGN, by=by.id, at=at, calendar=calendar)
        self.hold(by)
        self.note(at, "转部门", by=by.id, note=department)
        self.begin_step(by=by.id, at=at, calendar=calendar)

    def begin_step(self, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Begin the next step, where there is one; its clock starts, if it is to be done within a time."""
        following = self._following()
        if following is None:
            return
        limit = following.limit_to_keep
        if limit and not self._runs_since_acceptance():
            self.start_step(ClockKind.STEP, limit, by=by, at=at, calendar=calendar)
        self.steps_taken = (*self.steps_taken, StepTaken(title=following.title, begun_at=at))
        due = self.due.get(ClockKind.STEP) if limit else None
        self.record(StepStarted(case_id=self.id, step=following.title, due=due, started_at=at))

    def end_step(self, result: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """End the present step and begin the next; refused before its least time is over."""
        self.require(Act.END_STEP)
        present = self.present_step
        if present is None:
            raise Conflict("没有正在办理的环节")
        self._require_least_time(present, at=at, calendar=calendar)
        ended = replace(present, ended_at=at, result=result)
        self.steps_taken = tuple(ended if each is present else each for each in self.steps_taken)
        self.stop_clocks(ClockKind.STEP, by=by.id, at=at, calendar=calendar)
        self.hold(by)
        self.note(at, "完成环节", by=by.id, note=present.title)
        self.record(StepEnded(case_id=self.id, step=present.title, ended_by=by.id, ended_at=at))
        self.begin_step(by=by.id, at=at, calendar=calendar)

    def require_least_times(self, *, at: datetime, calendar: Calendar) -> None:
        """Refuse as long as a step that must last so long, as a publicity period, was not kept."""
        if present := self.present_step:
            self._require_least_time(present, at=at, calendar=calendar)
        done = {each.title for each in self.steps_taken}
        for step in self.undertaking.chain:
            if step.title not in done and self.undertaking.minimums(step.title):
                raise Conflict(f"环节“{step.title}”尚未办理")

    def _runs_since_acceptance(self) -> bool:
        """Tell whether the clock of the first step runs already, as where the whole is not promised."""
        return not self.steps_taken and any(each.kind is ClockKind.STEP for each in self.clocks.running)

    def _following(self) -> Step | None:
        """Return the first step that was not begun yet."""
        begun = len(self.steps_taken)
        return next(iter(self.undertaking.chain[begun:]), None)

    def _require_least_time(self, step: StepTaken, *, at: datetime, calendar: Calendar) -> None:
        for least in self.undertaking.minimums(step.title):
            end = deadline(least.limit, (Run(step.begun_at, None),), calendar)
            if end and at < end.at:
                raise Conflict(f"环节“{step.title}”须满{local_time(end.at):%Y-%m-%d %H:%M}，尚未届满")
