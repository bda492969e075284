"""Filed: what is on record of a card, who may speak about it, and how its facts are told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.intake.domain.accountability.card_rules import RED, CardRule, Level, Rung
from services.intake.domain.accountability.card_state import (
    STANDING,
    STATE_WORDS,
    CardState,
    Raiser,
    Windows,
)
from services.intake.domain.accountability.evidence import Evidence, Said
from services.intake.domain.accountability.subject import Subject
from services.intake.domain.accountability.watch import Watch
from services.intake.domain.clocks.deadline import deadline
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.turns import Run
from shared.events.intake_cards import CardEvent
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotAllowed


@dataclass(kw_only=True)
class Filed(Aggregate):
    """Who, about which case, by which rule and on what evidence.

    It keeps the rule, the rung and the windows that it was raised under. `area` is where its case lay, `unit`
    the area whose head answers for it. `final_due` is when an appeal is too late: a cache of the calendar.
    """

    case_id: str
    number: str
    subject: Subject
    area: str
    unit: str
    rule: CardRule
    rule_version: int
    rung: Rung
    windows: Windows
    evidence: Evidence
    raised_from: Raiser
    raised_by: str
    raised_at: datetime
    state: CardState = CardState.PROPOSED
    reason: Said | None = None
    confirmation: Said | None = None
    appeal: Said | None = None
    verdict: Said | None = None
    revocation: Said | None = None
    reason_due: datetime | None = None
    final_due: datetime | None = None
    final_at: datetime | None = None
    watch: Watch | None = None

    @property
    def level(self) -> Level:
        """How serious it is."""
        return self.rule.level

    @property
    def stands(self) -> bool:
        """Tell whether it is confirmed and not revoked."""
        return self.state in STANDING

    @property
    def is_standing_red(self) -> bool:
        """Tell whether it is a red that counts towards a repetition."""
        return self.stands and self.level is RED

    def tell(self, event: type[CardEvent], **said: Any) -> None:
        """Record a fact, with what every fact of a card says."""
        self.record(
            event(
                card_id=self.id,
                case_id=self.case_id,
                number=self.number,
                subject_kind=self.subject.kind,
                subject_id=self.subject.id,
                unit=self.unit,
                **said,
            )
        )

    def require(self, action: str, *states: CardState) -> None:
        """Refuse what the state does not permit."""
        if self.state not in states:
            raise Conflict(f"该牌{STATE_WORDS[self.state]}，不能{action}")

    def require_speaker(self, by: Caller) -> None:
        """Refuse who may not speak for the subject."""
        if not self.subject.speaks(by):
            raise NotAllowed("只能由被问责的本人或者单位负责人提出")

    def require_role(self, by: Caller, roles: tuple[str, ...]) -> None:
        """Refuse who has none of the roles that this rung asks for."""
        if by.roles.isdisjoint(roles):
            raise NotAllowed("您没有处理该级别问责的权限")

    def require_other(self, by: Caller, *parties: str | None, action: str) -> None:
        """Refuse the subject himself, and whoever had a part in it."""
        if by.id in {*parties, self.subject.id}:
            raise Conflict(f"{action}须由未参与该牌的其他人进行")


def window_end(limit: Limit, since: datetime, calendar: Calendar) -> datetime:
    """Return when a window that opened at a moment is over."""
    end = deadline(limit, (Run(since, None),), calendar)
    assert end, "nothing pauses a window"
    return end.at
