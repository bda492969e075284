"""Hazard states: where a hazard stands, what may be done there, and who saw it first."""

from collections.abc import Mapping
from enum import StrEnum


class FoundBy(StrEnum):
    """Who saw it first; what others than the grid saw first, the grid has missed (漏报)."""

    VISIT = "visit"
    PATROL = "patrol"
    FACILITY = "facility"
    HOTLINE = "hotline"
    INSPECTION = "inspection"
    RESIDENT = "resident"


BY_OTHERS = frozenset({FoundBy.HOTLINE, FoundBy.INSPECTION, FoundBy.RESIDENT})


class HazardState(StrEnum):
    """Where it stands."""

    FOUND = "found"
    CHARGED = "charged"
    MENDED = "mended"
    CLOSED = "closed"
    DISMISSED = "dismissed"


H = HazardState
WORDS = {
    H.FOUND: "待落实责任",
    H.CHARGED: "整改中",
    H.MENDED: "待验收",
    H.CLOSED: "已销号",
    H.DISMISSED: "已排除",
}
OPEN = frozenset({H.FOUND, H.CHARGED, H.MENDED})


class Action(StrEnum):
    """What may be done about it, in the words in which it is refused."""

    CHARGE = "落实责任"
    MEND = "报告整改"
    ACCEPT = "验收"
    SEND_BACK = "退回整改"
    DISMISS = "排除"


ALLOWED: Mapping[Action, frozenset[HazardState]] = {
    Action.CHARGE: frozenset({H.FOUND, H.CHARGED}),
    Action.MEND: frozenset({H.CHARGED}),
    Action.ACCEPT: frozenset({H.MENDED}),
    Action.SEND_BACK: frozenset({H.MENDED}),
    Action.DISMISS: frozenset({H.FOUND, H.CHARGED}),
}
