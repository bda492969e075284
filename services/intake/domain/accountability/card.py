"""Card: a recorded act of accountability, from the proposal until its points are final (reference §1.7).

A card is never a light: its subject may explain himself, somebody confirms it, and there is an appeal.
"""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.accountability.card_state import CardState, Verdict
from services.intake.domain.accountability.evidence import Said
from services.intake.domain.accountability.filed import Filed, window_end
from services.intake.domain.accountability.overrun import exceeded_at
from services.intake.domain.accountability.watch import Watch
from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.turns import ClockState
from shared.events.intake_cards import (
    AppealDecided,
    CardAppealed,
    CardConfirmed,
    CardProposed,
    CardRevoked,
    PointsFinalised,
    PromiseExceeded,
    ReasonGiven,
    SupervisionRepeated,
)
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict

S = CardState


@dataclass(kw_only=True)
class Card(Filed):
    """A card and its way: proposed, confirmed, perhaps appealed, upheld or revoked."""

    def propose(self, *, calendar: Calendar) -> None:
        """Put it on record; the subject may say why it happened."""
        self.reason_due = window_end(self.windows.reason, self.raised_at, calendar)
        if self.rule.watch:
            self.watch = Watch.begin(self.rule.watch, at=self.raised_at, calendar=calendar)
        self.tell(
            CardProposed,
            level=self.level,
            rule=self.rule.code,
            rule_version=self.rule_version,
            rule_label=self.rule.label,
            points=self.rung.points,
            raised_from=self.raised_from,
            reason_due=self.reason_due,
            proposed_at=self.raised_at,
        )

    def give_reason(self, words: str, *, by: Caller, at: datetime) -> None:
        """Keep what the subject says of it, once and in time."""
        self.require("说明理由", S.PROPOSED)
        self.require_speaker(by)
        if self.reason:
            raise Conflict("已经说明过理由")
        if self._heard_long_enough(at):
            raise Conflict("说明理由的期限已过，确认后仍可申诉")
        self.reason = Said(by=by.id, at=at, words=words)
        self.tell(ReasonGiven, given_at=at)

    def confirm(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Confirm it, when the subject was heard or let the time pass; by neither him nor who raised it."""
        self.require("确认", S.PROPOSED)
        self.require_role(by, self.rung.confirmed_by)
        self.require_other(by, self.raised_by, action="确认")
        if not self.reason and not self._heard_long_enough(at):
            raise Conflict("当事人说明理由的期限未满，不能确认")
        self.state = S.CONFIRMED
        self.confirmation = Said(by=by.id, at=at, words=words)
        self.final_due = window_end(self.windows.appeal, at, calendar)
        self.tell(
            CardConfirmed,
            level=self.level,
            rule_label=self.rule.label,
            points=self.rung.points,
            raised_at=self.raised_at,
            appeal_due=self.final_due,
            confirmed_at=at,
        )

    def contest(self, words: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Appeal, within the window; the points wait until somebody else has decided."""
        self.require("申诉", S.CONFIRMED)
        self.require_speaker(by)
        if self.final_at or at >= self._last_appeal(calendar):
            raise Conflict("申诉期限已过")
        self.state, self.final_due = S.APPEALED, None
        self.appeal = Said(by=by.id, at=at, words=words)
        self.tell(CardAppealed, level=self.level, rule_label=self.rule.label, appealed_at=at)

    def decide(self, verdict: Verdict, *, words: str, by: Caller, at: datetime) -> None:
        """Decide the appeal; by nobody who raised, confirmed or contests the card."""
        self.require("裁定申诉", S.APPEALED)
        self.require_role(by, self.rung.decided_by)
        heard = [said.by for said in (self.confirmation, self.appeal) if said]
        self.require_other(by, self.raised_by, *heard, action="裁定")
        self.state = S(verdict)
        self.verdict = Said(by=by.id, at=at, words=words)
        label = self.rule.label
        self.tell(AppealDecided, level=self.level, rule_label=label, outcome=verdict, decided_at=at)
        if verdict is Verdict.UPHELD:
            self._finalise(at)
        else:
            self.watch = None

    def revoke(self, words: str, *, by: Caller, at: datetime) -> None:
        """Take it back, at any time; points that were final are taken back too."""
        self.require("撤销", *(set(S) - {S.REVOKED}))
        self.require_other(by, action="撤销")
        taken_back = self.rung.points if self.final_at else 0
        self.state, self.final_due, self.watch = S.REVOKED, None, None
        self.revocation = Said(by=by.id, at=at, words=words)
        self.tell(
            CardRevoked,
            level=self.level,
            rule_label=self.rule.label,
            points_taken_back=taken_back,
            revoked_at=at,
        )

    def let_pass(self, *, at: datetime, calendar: Calendar) -> None:
        """Make the points final where nobody has appealed in time; else note when to look again."""
        if self.state is not S.CONFIRMED or self.final_at:
            return
        self.final_due = self._last_appeal(calendar)
        if at >= self.final_due:
            self._finalise(at)

    def look_after(self, clock: Clock, *, worker_id: str | None, at: datetime, calendar: Calendar) -> None:
        """Tell every working day that the promise is still broken, and once that this lasts too long."""
        assert self.watch, "only what is watched is looked after"
        beyond = exceeded_at(clock, self.watch.limit, calendar)
        if beyond and beyond <= at and not self.watch.exceeded:
            self.tell(PromiseExceeded, clock_id=clock.id, worker_id=worker_id, exceeded_at=beyond)
        over = clock.deadline(calendar)
        if clock.state is ClockState.RUNNING and over and at >= self.watch.remind_at:
            self.tell(SupervisionRepeated, rule_label=self.rule.label, due=over.at, repeated_at=at)
        onwards = self.watch.onwards(at=at, exceeded_at=beyond, calendar=calendar)
        self.watch = None if clock.stopped_at else onwards

    def _heard_long_enough(self, at: datetime) -> bool:
        """Tell whether the time to explain is over."""
        return self.reason_due is not None and at >= self.reason_due

    def _last_appeal(self, calendar: Calendar) -> datetime:
        """Reckon it anew: the calendar may have changed since."""
        assert self.confirmation, "nobody appeals against what nobody confirmed"
        return window_end(self.windows.appeal, self.confirmation.at, calendar)

    def _finalise(self, at: datetime) -> None:
        self.final_due, self.final_at = None, at
        self.tell(
            PointsFinalised,
            level=self.level,
            rule=self.rule.code,
            rule_version=self.rule_version,
            points=self.rung.points,
            star_cap=self.rung.star_cap,
            raised_at=self.raised_at,
            final_at=at,
        )
