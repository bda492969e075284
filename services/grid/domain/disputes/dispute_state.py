"""Dispute states: where a dispute stands, and what may be done there."""

from collections.abc import Mapping
from enum import StrEnum


class DisputeState(StrEnum):
    """登记、调解、达成协议、已化解、未化解、撤回."""

    REGISTERED = "registered"
    MEDIATING = "mediating"
    SETTLED = "settled"
    KEPT = "kept"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


D = DisputeState
WORDS = {
    D.REGISTERED: "待指定调解人",
    D.MEDIATING: "调解中",
    D.SETTLED: "已达成协议",
    D.KEPT: "协议已履行",
    D.FAILED: "调解未成",
    D.WITHDRAWN: "已撤回",
}


class Action(StrEnum):
    """What may be done about it, in the words in which it is refused."""

    APPOINT = "指定调解人"
    HOLD = "登记调解"
    SETTLE = "达成协议"
    FAIL = "终止调解"
    FOLLOW_UP = "回访协议履行"
    WITHDRAW = "撤回"
    EVALUATE = "考评"


ALLOWED: Mapping[Action, frozenset[DisputeState]] = {
    Action.APPOINT: frozenset({D.REGISTERED, D.MEDIATING}),
    Action.HOLD: frozenset({D.MEDIATING}),
    Action.SETTLE: frozenset({D.MEDIATING}),
    Action.FAIL: frozenset({D.MEDIATING}),
    Action.FOLLOW_UP: frozenset({D.SETTLED}),
    Action.WITHDRAW: frozenset({D.REGISTERED, D.MEDIATING}),
    Action.EVALUATE: frozenset({D.KEPT, D.FAILED}),
}
OPEN = frozenset({D.REGISTERED, D.MEDIATING, D.SETTLED})


class Scale(StrEnum):
    """How big it is (事件规模)."""

    GENERAL = "general"
    LARGE = "large"
    MAJOR = "major"


class Way(StrEnum):
    """How it is mediated (化解方式)."""

    PEOPLE = "people"
    ADMINISTRATIVE = "administrative"
    JUDICIAL = "judicial"
    OTHER = "other"


class Onward(StrEnum):
    """Where the parties are told to go when it fails."""

    COURT = "court"
    ARBITRATION = "arbitration"
    AUTHORITY = "authority"
    NOWHERE = "nowhere"


class Purpose(StrEnum):
    """Why somebody reads who quarrels about what."""

    MEDIATION = "mediation"
    OVERSIGHT = "oversight"
    FOLLOW_UP = "follow_up"
