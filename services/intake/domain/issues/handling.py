"""Handling: one unit leads; its worker signs, speaks with the reporter and says what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.claiming import Claiming
from services.intake.domain.cases.flagging import FlagAct
from services.intake.domain.cases.handler import Handler
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.cases.script import CallResult
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.states import S
from services.intake.domain.issues.transitions import Action
from services.intake.domain.issues.triaging import Triaging
from services.intake.domain.issues.units import Units
from services.intake.domain.issues.verdict import Outcome
from shared.events.intake import CaseResolved
from shared.events.intake_handling import CaseContacted, CaseProgressed, UnitCalledIn
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid


@dataclass(kw_only=True)
class Handling(Triaging, Claiming):
    """Who leads, when the unit got it, when the reporter was first reached, and what was done.

    `handlings` counts the results that were given: each has return visits of its own. `revived` is set from
    the reopening until grid has said whose it is now.
    """

    units: Units = field(default_factory=Units)
    given_at: datetime | None = None
    contacted_at: datetime | None = None
    outcome: Outcome | None = None
    result: str = ""
    photos: tuple[str, ...] = ()
    handlings: int = 0
    revived: bool = False

    @property
    def awaits_handler(self) -> bool:
        """Tell whether a handler may still be named, or exchanged before he has signed."""
        return self.state in {S.TRIAGED, S.ASSIGNED} or (self.state is S.IN_PROGRESS and self.revived)

    @property
    def area(self) -> str:
        """The grid it lies in; without a handler that of the unit that leads, else the whole street."""
        return self.handler.grid_code if self.handler else self.units.lead or self.street

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas whose people may see it: the one that leads and those that help."""
        return (self.area, *self.units.assisting)

    def permit_flagging(self, act: FlagAct) -> None:
        self.permit(Action(act))

    def assign(
        self, handler: Handler, *, limits: Mapping[str, Limit], at: datetime, calendar: Calendar
    ) -> None:
        """Name the handler, or another one as long as nobody has signed.

        `limits` bound his first steps: signing, and contact where nobody has contacted the reporter yet.
        A reopened issue that stays with its worker needs no second signature.
        """
        self.permit(Action.ASSIGN)
        if not self.awaits_handler:
            raise Conflict("工单已有经办人在办，不能改派")
        kept = self.state is S.IN_PROGRESS and handler.worker_id in {self.signed_by, self.worker}
        self.move(Action.ASSIGN, S.IN_PROGRESS if kept else S.ASSIGNED)
        self.units, self.given_at, self.revived = self.units.named(handler.grid_code), at, False
        if kept:
            self.handler, self.assignment = handler, handler.assignment
            self.tell_handler(handler, at=at)
            return
        self.signed_by = None
        urgent = self.urgency is Urgency.EMERGENCY
        sign = self.policy.issue.emergency_sign if urgent else limits[ClockKind.SIGN]
        self.show_handler(handler, sign=sign, at=at, calendar=calendar)
        if ClockKind.CONTACT in limits and not any(each.kind is ClockKind.CONTACT for each in self.clocks):
            self.start_step(ClockKind.CONTACT, limits[ClockKind.CONTACT], by=SYSTEM, at=at, calendar=calendar)

    def sign(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """Take it in hand; from now on this unit leads to the end."""
        self.permit(Action.SIGN)
        self.take_in_hand(by, at=at, calendar=calendar)
        self.move(Action.SIGN)
        self.units = self.units.taken()

    def call_in(self, units: tuple[str, ...], *, by: Caller, at: datetime) -> None:
        """Have other units help; the first that took it leads on."""
        self.permit(Action.CALL_IN)
        new = [each for each in units if each not in self.units.assisting]
        self.units = self.units.helped_by((*self.units.assisting, *new))
        self.step(Action.CALL_IN, by=by.id, at=at, note="、".join(self.units.assisting))
        for unit in new or units:
            self.record(
                UnitCalledIn(case_id=self.id, lead=self.area, grid_code=unit, called_by=by.id, called_at=at)
            )

    def contact(
        self, result: CallResult, *, words: str, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Note a try to reach the reporter; the first that is answered stops the clock for it."""
        self.permit(Action.CONTACT)
        covered = self.stand_in(by)
        self.step(Action.CONTACT, by=by.id, at=at, note=words)
        if result is CallResult.ANSWERED:
            self.contacted_at = self.contacted_at or at
            self.claim_contact(by.id, at=at)
            self.stop_clocks(ClockKind.CONTACT, by=by.id, at=at, calendar=calendar)
        self.record(
            CaseContacted(
                case_id=self.id, worker_id=by.id, on_behalf_of=covered, result=result, contacted_at=at
            )
        )

    def progress(self, words: str, *, by: Caller, at: datetime) -> None:
        """Note what is being done (办理批注): from here it is in progress."""
        self.permit(Action.PROGRESS)
        self.stand_in(by)
        self.hold(by)
        self.step(Action.PROGRESS, by=by.id, at=at, note=words)
        self.record(CaseProgressed(case_id=self.id, worker_id=by.id, progressed_at=at))

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
        """Say what was done, with photographs that lie with it. The promise runs on until it is closed."""
        self.permit(Action.RESOLVE)
        covered = self.stand_in(by)
        if self.place.is_known and len(photos) < (least := self.policy.issue.photos_when_located):
            raise Invalid(f"有地点的工单须附至少{least}张现场照片", {"photos": [f"≥ {least}"]})
        self.require_attached(photos, field="photos")
        self.hold(by)
        self.give_result(outcome, result=result, photos=photos, at=at, calendar=calendar, by=by.id)
        self.step(Action.RESOLVE, by=by.id, at=at, note=result)
        self.record(
            CaseResolved(
                case_id=self.id, worker_id=by.id, on_behalf_of=covered, outcome=outcome, resolved_at=at
            )
        )

    def give_result(
        self,
        outcome: Outcome,
        *,
        result: str,
        photos: tuple[str, ...],
        by: str,
        at: datetime,
        calendar: Calendar,
    ) -> None:
        """Keep a result; the office has to ask the reporter about it by the next working day."""
        self.outcome, self.result, self.photos = outcome, result, photos
        self.handlings += 1
        self.stop_clocks(ClockKind.STEP, ClockKind.CONTACT, by=by, at=at, calendar=calendar)
        self.start_step(ClockKind.CALLBACK, self.policy.issue.callback, by=by, at=at, calendar=calendar)
