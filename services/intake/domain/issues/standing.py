"""Standing: where an issue stands, and that it moves by the table alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from services.intake.domain.cases.pausing import PauseAct, Pausing
from services.intake.domain.issues.approval import Approvable
from services.intake.domain.issues.states import WORDS, IssueState
from services.intake.domain.issues.transitions import GOES_ON, TABLE, Action
from shared.kernel.errors import Conflict


@dataclass(kw_only=True)
class Standing(Approvable, Pausing):
    """Its state. Every procedure asks first whether it may, then moves."""

    kind: ClassVar[str] = "issue"

    state: IssueState = IssueState.REGISTERED

    @property
    def state_label(self) -> str:
        """The state in words."""
        return WORDS[self.state]

    def permit(self, action: Action) -> None:
        """Refuse what cannot be done to it as it stands."""
        if self.state not in TABLE[action].froms:
            raise Conflict(f"工单{WORDS[self.state]}，不能{action}")
        if action in GOES_ON:
            self.require_running(action)

    def permit_pause(self, act: PauseAct) -> None:
        self.permit(Action(act))

    def move(self, action: Action, to: IssueState | None = None) -> None:
        """Take a step of the table; where it may lead to several states, say to which."""
        self.permit(action)
        tos = TABLE[action].tos
        if to is None and tos:
            (to,) = tos
        if to is not None and to not in tos:
            raise ValueError(f"{action} does not lead to {to}")
        self.state = to or self.state

    def step(
        self, action: Action, *, by: str, at: datetime, note: str = "", to: IssueState | None = None
    ) -> None:
        """Take a step and write it down."""
        self.move(action, to)
        self.note(at, action, by=by, note=note)
