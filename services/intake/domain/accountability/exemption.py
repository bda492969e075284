"""Exemption: it was impossible for all, so the case counts in no indicator, once two people say so."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Ground(StrEnum):
    """Why it was impossible: there is no policy for it, it belongs to somebody else, or other."""

    POLICY_GAP = "policy_gap"
    THIRD_PARTY = "third_party"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Exemption:
    """Who proposed it and why; it holds when somebody else has agreed."""

    ground: Ground
    words: str
    proposed_by: str
    proposed_at: datetime
    agreed_by: str | None = None
    agreed_at: datetime | None = None
