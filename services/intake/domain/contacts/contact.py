"""Contact: a resident has asked somebody of the staff; it stays with him that he was asked (§2.9).

What was done is told once and never changed. Whoever does not know whose matter it is owes an answer.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.intake.domain.cases.timed import Timed
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.clocks import Ring
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.moves import Move
from shared.events.intake_contacts import (
    ContactAnswered,
    ContactMoved,
    ContactOverdue,
    ContactRecorded,
    ContactWarned,
)
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, Invalid


class Whose(StrEnum):
    """Whose matter it is, as far as whoever was asked could tell."""

    MINE = "mine"
    OTHERS = "others"
    UNCLEAR = "unclear"


class Action(StrEnum):
    """What he did about it."""

    HANDLED = "handled"
    GUIDED = "guided"
    REGISTERED = "registered"


ALLOWED = {
    Whose.MINE: frozenset({Action.HANDLED, Action.REGISTERED}),
    Whose.OTHERS: frozenset({Action.GUIDED}),
    Whose.UNCLEAR: frozenset({Action.REGISTERED}),
}


@dataclass(frozen=True, kw_only=True)
class Guide:
    """To whom the resident was guided: his name and the phone of his office."""

    name: str
    phone: str


@dataclass(kw_only=True)
class Contact(Timed):
    """`matter`, `answer` and the guide are sealed. `area` is where it was asked; the label is masked."""

    asked_staff: str
    asked_label: str
    asked_at: datetime
    area: str
    matter: str
    whose: Whose
    action: Action
    guided_to: Guide | None = None
    case_id: str | None = None
    answer: str | None = None
    answered_by: str | None = None

    def begin(self, limit: Limit, *, calendar: Calendar) -> None:
        """Keep who was asked; for what is unclear the time to answer runs from now."""
        self._check()
        if self.whose is Whose.UNCLEAR:
            self.start_clocks(
                {ClockKind.ANSWER: limit}, by=self.asked_staff, at=self.asked_at, calendar=calendar
            )
        self.record(
            ContactRecorded(
                contact_id=self.id,
                case_id=self.case_id,
                asked_staff=self.asked_staff,
                area=self.area,
                whose=self.whose,
                action=self.action,
                answer_due=self.due.get(ClockKind.ANSWER),
                asked_at=self.asked_at,
            )
        )

    def reply(self, sealed: str, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Answer what was unclear, once."""
        if self.whose is not Whose.UNCLEAR or self.answer is not None:
            raise Conflict("该首问记录无须答复或已经答复")
        self.answer, self.answered_by = sealed, by
        self.stop_clocks(ClockKind.ANSWER, by=by, at=at, calendar=calendar)
        self.record(ContactAnswered(contact_id=self.id, case_id=self.case_id, answered_by=by, answered_at=at))

    def tell_ring(self, ring: Ring, *, due: datetime, at: datetime) -> None:
        asked: dict[str, Any] = {
            "contact_id": self.id,
            "asked_staff": self.asked_staff,
            "area": self.area,
            "due": due,
        }
        if ring.mark.is_end:
            return self.record(ContactOverdue(**asked, overdue_at=at))
        return self.record(ContactWarned(**asked, mark=ring.mark.name, warned_at=at))

    def tell_moved(self, move: Move, *, at: datetime) -> None:
        self.record(ContactMoved(contact_id=self.id, was_due=move.was_due, due=move.due, moved_at=at))

    def _check(self) -> None:
        if self.action not in ALLOWED[self.whose]:
            raise Invalid(
                "处理方式与是否本人职责不符", {"action": ["本人事项办理或登记；他人事项引导；不明事项登记"]}
            )
        if (self.action is Action.GUIDED) != (self.guided_to is not None):
            raise Invalid(
                "引导须写明对方姓名和电话", {"guided_name": ["引导时必填"], "guided_phone": ["引导时必填"]}
            )
        if self.action is not Action.HANDLED and self.case_id is None:
            raise Invalid("非当场办结的须先登记案件", {"case_id": ["必填"]})
