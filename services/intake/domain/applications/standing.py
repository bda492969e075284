"""Standing: an application in its state, and every state that it has been in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from services.intake.domain.applications.application_rules import ApplicationRules
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.state import WORDS, ApplicationState
from services.intake.domain.applications.transitions import GOES_ON, Act, require
from services.intake.domain.applications.undertaking import Undertaking
from services.intake.domain.cases.flagging import FlagAct
from services.intake.domain.cases.pausing import PauseAct
from services.intake.domain.cases.redress import RedressAct, Redressing
from shared.kernel.command import Caller

MOST_REACHED = 200  # states; the oldest fall away


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A state, and since when; one that was passed through is there too."""

    state: ApplicationState
    at: datetime


@dataclass(kw_only=True)
class Standing(Redressing):
    """What every procedure of an application needs.

    `item_id` is the version of the service item it was received under, for good.
    """

    kind: ClassVar[str] = "application"

    item_id: str
    undertaking: Undertaking
    presented: Presented
    state: ApplicationState = ApplicationState.RECEIVED
    reached: tuple[Reached, ...] = ()

    @property
    def state_label(self) -> str:
        """The state in words."""
        return WORDS[self.state]

    @property
    def rules(self) -> ApplicationRules:
        """The numbers of this street for all applications alike."""
        return self.policy.application

    @property
    def redress_rules(self) -> ApplicationRules:
        return self.rules

    def permit_pause(self, act: PauseAct) -> None:
        self.require(Act(act))

    def permit_flagging(self, act: FlagAct) -> None:
        self.require(Act(act))

    def permit_redress(self, act: RedressAct) -> None:
        self.require(Act(act))

    def take_part(self, by: Caller) -> None:
        """Leave it to whoever works where it lies, as the rest of the work on it."""
        by.require_area(self.area)

    def require(self, act: Act) -> None:
        """Refuse what the table of transitions does not know from here, and to go on with a paused one."""
        require(act, self.state)
        if act in GOES_ON:
            self.require_running(act)

    def go(
        self, act: Act, to: ApplicationState, *, at: datetime, through: Collection[ApplicationState] = ()
    ) -> None:
        """Go where an act leads, passing through what lies between."""
        if to not in require(act, self.state):
            raise ValueError(f"{act} does not lead from {self.state!r} to {to!r}")
        entered = (*through, to) if to is not self.state or through else ()
        self.state = to
        self.reached = (*self.reached, *(Reached(state=each, at=at) for each in entered))[-MOST_REACHED:]
