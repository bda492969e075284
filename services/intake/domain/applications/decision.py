"""Decision: what the reviewer says of an application."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shared.kernel.errors import Invalid


class Decision(StrEnum):
    """What the reviewer says of an application."""

    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The paper of whoever decided in the street's stead: which authority, its number and its day."""

    authority: str
    number: str
    made_on: date


@dataclass(frozen=True, kw_only=True)
class DecisionPaper:
    """The decision in words. Declining gives reasons, and how to have it reviewed (救济途径)."""

    decision: Decision
    reasons: str = ""
    remedies: str = ""
    origin: Origin | None = None

    def require_words(self) -> None:
        """Refuse to decline without reasons or without remedies."""
        said = {"reasons": self.reasons, "remedies": self.remedies}
        missing = [name for name, words in said.items() if not words]
        if self.decision is Decision.DECLINED and missing:
            raise Invalid("不予通过须说明理由和救济途径", {name: ["必填"] for name in missing})

    def require_origin(self, *, elsewhere: bool, since: date, today: date) -> None:
        """Refuse to decide here what another authority decides, and the other way round."""
        if elsewhere and self.origin is None:
            raise Invalid("本事项由上级或其他机关决定，须登记其决定", {"origin": ["必填"]})
        if not elsewhere and self.origin:
            raise Invalid("本事项由街道决定，不登记其他机关的决定", {"origin": ["不应填写"]})
        if self.origin and not since <= self.origin.made_on <= today:
            raise Invalid("决定日期应在受理之后、今天之前", {"origin": {"made_on": ["日期不符"]}})
