"""Decision: what the reviewer says of an application."""

from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.errors import Invalid


class Decision(StrEnum):
    """What the reviewer says of an application."""

    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class DecisionPaper:
    """The decision in words. Declining gives reasons, and how to have it reviewed (救济途径)."""

    decision: Decision
    reasons: str = ""
    remedies: str = ""

    def require_words(self) -> None:
        """Refuse to decline without reasons or without remedies."""
        said = {"reasons": self.reasons, "remedies": self.remedies}
        missing = [name for name, words in said.items() if not words]
        if self.decision is Decision.DECLINED and missing:
            raise Invalid("不予通过须说明理由和救济途径", {name: ["必填"] for name in missing})
