"""Supervising (督办, 批示, 催办): who leads presses, and is answered; so does the resident."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.intake.domain.clocks.deadline import deadline
from services.intake.domain.clocks.turns import Run
from services.intake.domain.issues.states import OPEN
from services.intake.domain.issues.suspending import Suspending
from services.intake.domain.issues.transitions import Action
from services.intake.domain.issues.verdict import Outcome
from shared.events.intake_supervision import (
    CaseInstructed,
    CaseSupervised,
    CaseUrged,
    SupervisionAnswered,
    SupervisionCancelled,
)
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict
from shared.kernel.masking import discreet

MOST_KEPT = 20  # supervisions, and instructions; the oldest fall away


class Level(StrEnum):
    """How hard it is pressed: 普通, 黄牌, 红牌督办. A flag, and no card that costs points."""

    NORMAL = "normal"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, kw_only=True)
class Supervision:
    """An opinion, and the reply that it must get, unless it is taken back."""

    level: Level
    opinion: str
    by: str
    at: datetime
    reply: str | None = None
    replied_by: str | None = None
    replied_at: datetime | None = None
    cancelled_at: datetime | None = None

    @property
    def awaits_reply(self) -> bool:
        return self.reply is None and self.cancelled_at is None


@dataclass(frozen=True, kw_only=True)
class Instruction:
    """What a leader wrote on it."""

    words: str
    by: str
    at: datetime


@dataclass(kw_only=True)
class Supervising(Suspending):
    """The pressing so far."""

    supervisions: tuple[Supervision, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    urges: int = 0
    urged_at: datetime | None = None

    @property
    def supervision(self) -> Supervision | None:
        """The one in force: the newest that was not taken back, while the issue is open."""
        kept = [each for each in self.supervisions if each.cancelled_at is None]
        return kept[-1] if kept and self.state in OPEN else None

    def supervise(self, level: Level, *, opinion: str, by: Caller, at: datetime) -> None:
        """Press the handler, by somebody who is not he; he has to reply before he can say it is done."""
        self.permit(Action.SUPERVISE)
        self.require_other(Action.SUPERVISE, by)
        pressed = Supervision(level=level, opinion=opinion, by=by.id, at=at)
        self.supervisions = (*self.supervisions, pressed)[-MOST_KEPT:]
        self.step(Action.SUPERVISE, by=by.id, at=at, note=opinion)
        self.record(
            CaseSupervised(
                case_id=self.id,
                grid_code=self.area,
                worker_id=self.worker,
                level=level,
                opinion=discreet(opinion),
                supervised_by=by.id,
                supervised_at=at,
            )
        )

    def answer_supervision(self, reply: str, *, by: Caller, at: datetime) -> None:
        """Reply to the newest that waits for it."""
        pressed = self._waiting(Action.ANSWER_SUPERVISION)
        self.stand_in(by)
        self._change(pressed, replace(pressed, reply=reply, replied_by=by.id, replied_at=at))
        self.step(Action.ANSWER_SUPERVISION, by=by.id, at=at, note=reply)
        self.record(
            SupervisionAnswered(
                case_id=self.id,
                level=pressed.level,
                reply=discreet(reply),
                supervised_by=pressed.by,
                worker_id=by.id,
                answered_at=at,
            )
        )

    def cancel_supervision(self, words: str, *, by: Caller, at: datetime) -> None:
        """Take back the one in force."""
        self.permit(Action.CANCEL_SUPERVISION)
        if (pressed := self.supervision) is None:
            raise Conflict("该工单没有督办")
        self._change(pressed, replace(pressed, cancelled_at=at))
        self.step(Action.CANCEL_SUPERVISION, by=by.id, at=at, note=words)
        self.record(
            SupervisionCancelled(
                case_id=self.id,
                worker_id=self.worker,
                level=pressed.level,
                cancelled_by=by.id,
                cancelled_at=at,
            )
        )

    def instruct(self, words: str, *, by: Caller, at: datetime) -> None:
        """Write a leader's words on it, at any time."""
        self.step(Action.INSTRUCT, by=by.id, at=at, note=words)
        written = Instruction(words=words, by=by.id, at=at)
        self.instructions = (*self.instructions, written)[-MOST_KEPT:]
        self.record(
            CaseInstructed(
                case_id=self.id,
                grid_code=self.area,
                worker_id=self.worker,
                words=discreet(words),
                instructed_by=by.id,
                instructed_at=at,
            )
        )

    def urge(self, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Press for it as who asked, or as the office; not again before some time has passed."""
        self.permit(Action.URGE)
        if self.urged_at and self._is_too_soon(self.urged_at, at, calendar):
            raise Conflict("刚刚催办过，请稍后再试")
        self.urges, self.urged_at = self.urges + 1, at
        self.step(Action.URGE, by=by.id, at=at)
        self.record(
            CaseUrged(
                case_id=self.id,
                grid_code=self.area,
                worker_id=self.worker,
                urges=self.urges,
                urged_by=by.id,
                urged_at=at,
            )
        )

    def resolve(
        self,
        outcome: Outcome,
        *,
        result: str,
        photos: tuple[str, ...],
        by: Caller,
        at: datetime,
        calendar: Calendar,
    ) -> None:
        """Say what was done; refused while a supervision waits for its reply."""
        self.permit(Action.RESOLVE)
        if any(each.awaits_reply for each in self.supervisions):
            raise Conflict("督办意见尚未回复，不能反馈结果")
        super().resolve(outcome, result=result, photos=photos, by=by, at=at, calendar=calendar)

    def _waiting(self, action: Action) -> Supervision:
        self.permit(action)
        for pressed in reversed(self.supervisions):
            if pressed.awaits_reply:
                return pressed
        raise Conflict("没有等待回复的督办")

    def _change(self, was: Supervision, now: Supervision) -> None:
        self.supervisions = tuple(now if each is was else each for each in self.supervisions)

    def _is_too_soon(self, last: datetime, at: datetime, calendar: Calendar) -> bool:
        known = deadline(self.policy.issue.urge_apart, (Run(last, None),), calendar)
        return known is not None and at < known.at
