"""Particulars: what is told of a matter beside the words: when, where, how much, who (reference §1.9).

They are told when the case is registered, and stay as they were told: no act changes them.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.intake.domain.cases.channel import Urgency
from shared.kernel.calendar import require_offset
from shared.kernel.errors import Invalid

MOST_PARTIES = 10


class Scale(StrEnum):
    """How big it is (事件规模): 一般、较大、重大."""

    GENERAL = "general"
    LARGE = "large"
    MAJOR = "major"


class EmergencyLevel(StrEnum):
    """How grave an emergency is (突发事件级别): 一般、较大、重大、特别重大."""

    GENERAL = "general"
    LARGE = "large"
    MAJOR = "major"
    EXTRAORDINARY = "extraordinary"


@dataclass(frozen=True, kw_only=True)
class Party:
    """Somebody whom the matter is about (主要当事人). Name and phone are sealed, the labels are masked.

    Without a label it is he who asks and wants to stay unknown.
    """

    name: str
    name_label: str | None
    phone: str | None = None
    phone_label: str | None = None


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What is not known is None, or empty; `amount_involved` is in fen."""

    occur_at: datetime | None = None
    occur_place: str = ""
    people_involved: int | None = None
    amount_involved: int | None = None
    scale: Scale | None = None
    emergency_level: EmergencyLevel | None = None
    main_parties: tuple[Party, ...] = ()

    def __post_init__(self) -> None:
        if self.occur_at:
            require_offset(self.occur_at)
        for name in ("people_involved", "amount_involved"):
            if (getattr(self, name) or 0) < 0:
                raise Invalid("涉及人数、金额不能为负", {name: ["≥ 0"]})
        if len(self.main_parties) > MOST_PARTIES:
            raise Invalid(f"主要当事人最多{MOST_PARTIES}名", {"main_parties": [f"≤ {MOST_PARTIES}"]})

    def require_told(self, at: datetime, urgency: Urgency) -> None:
        """Refuse what has not happened yet, and the level of an emergency that is none."""
        if self.occur_at and self.occur_at > at:
            raise Invalid("发生时间不能晚于登记时间", {"occur_at": ["晚于现在"]})
        if self.emergency_level and urgency is not Urgency.EMERGENCY:
            raise Invalid("只有突发事件才有级别", {"emergency_level": ["不是突发事件"]})
