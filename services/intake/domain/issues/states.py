"""States: where an issue can stand (domain reference §1.3)."""

from enum import StrEnum


class IssueState(StrEnum):
    """Where an issue stands; the names are stable on the wire."""

    REGISTERED = "REGISTERED"
    TRIAGED = "TRIAGED"
    ASSIGNED = "ASSIGNED"
    SIGNED = "SIGNED"
    IN_PROGRESS = "IN_PROGRESS"
    RESOLVED = "RESOLVED"
    LEADER_PENDING = "LEADER_PENDING"
    CHECK_PASSED = "CHECK_PASSED"
    CLOSED = "CLOSED"
    REJECTED = "REJECTED"


S = IssueState
WORDS = {
    S.REGISTERED: "已登记",
    S.TRIAGED: "已受理",
    S.ASSIGNED: "待签收",
    S.SIGNED: "已签收",
    S.IN_PROGRESS: "办理中",
    S.RESOLVED: "待回访",
    S.LEADER_PENDING: "待领导决定",
    S.CHECK_PASSED: "回访通过",
    S.CLOSED: "已结案",
    S.REJECTED: "不予受理",
}
