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
    CHECK_PASSED = "CHECK_PASSED"
    CLOSED = "CLOSED"
    RATED = "RATED"
    ARCHIVED = "ARCHIVED"
    REJECTED = "REJECTED"
    MERGED = "MERGED"
    TRANSFERRED = "TRANSFERRED"
    SUSPENDED = "SUSPENDED"
    RETURN_PENDING = "RETURN_PENDING"
    EXTEND_PENDING = "EXTEND_PENDING"
    REWORK = "REWORK"
    LEADER_PENDING = "LEADER_PENDING"
    VOID = "VOID"
    WITHDRAWN = "WITHDRAWN"


S = IssueState
WORDS = {
    S.REGISTERED: "已登记",
    S.TRIAGED: "已受理",
    S.ASSIGNED: "待签收",
    S.SIGNED: "已签收",
    S.IN_PROGRESS: "办理中",
    S.RESOLVED: "待回访",
    S.CHECK_PASSED: "回访通过",
    S.CLOSED: "已结案",
    S.RATED: "已评价",
    S.ARCHIVED: "已归档",
    S.REJECTED: "不予受理",
    S.MERGED: "已并案",
    S.TRANSFERRED: "已转外部办理",
    S.SUSPENDED: "已挂账",
    S.RETURN_PENDING: "退单审批中",
    S.EXTEND_PENDING: "延期审批中",
    S.REWORK: "待重办",
    S.LEADER_PENDING: "待领导决定",
    S.VOID: "已作废",
    S.WITHDRAWN: "已撤回",
}

UNENDED = frozenset(
    {
        S.REGISTERED,
        S.TRIAGED,
        S.ASSIGNED,
        S.SIGNED,
        S.IN_PROGRESS,
        S.TRANSFERRED,
        S.SUSPENDED,
        S.RETURN_PENDING,
        S.EXTEND_PENDING,
        S.REWORK,
    }
)
"""Somebody still has to do something about it, and nobody says that it is done."""

OPEN = UNENDED | {S.RESOLVED, S.LEADER_PENDING, S.CHECK_PASSED}
