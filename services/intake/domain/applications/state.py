"""State: where an application stands, numbered as approval systems exchange it (§1.2)."""

from enum import IntEnum


class ApplicationState(IntEnum):
    """0 to 16 are those of two unrelated products; 17 to 20 were added here."""

    BOOKED = 0
    RECEIVED = 1
    WITHDRAWN = 2
    ACCEPTED = 3
    NOT_TAKEN = 4
    REFUSED = 5
    CORRECTING = 6
    CORRECTED = 7
    IN_STEP = 8
    IN_SPECIAL = 9
    SPECIAL_OVER = 10
    GRANTED = 11
    GRANTED_TOLERANTLY = 12
    DECLINED = 13
    TAKEN_BACK = 14
    REVOKED = 15
    WITHDRAWING = 16
    TO_DELIVER = 17
    DELIVERED = 18
    RATED = 19
    ARCHIVED = 20


S = ApplicationState
WORDS = {
    S.BOOKED: "预约",
    S.RECEIVED: "已接件",
    S.WITHDRAWN: "已撤件",
    S.ACCEPTED: "窗口受理",
    S.NOT_TAKEN: "不受理",
    S.REFUSED: "不予受理",
    S.CORRECTING: "补正（开始）",
    S.CORRECTED: "补正（结束）",
    S.IN_STEP: "开始办理",
    S.IN_SPECIAL: "特别程序（开始）",
    S.SPECIAL_OVER: "特别程序（结束）",
    S.GRANTED: "办结（通过）",
    S.GRANTED_TOLERANTLY: "办结（容缺通过）",
    S.DECLINED: "办结（不通过）",
    S.TAKEN_BACK: "撤回",
    S.REVOKED: "撤销",
    S.WITHDRAWING: "撤件待确认",
    S.TO_DELIVER: "待送达",
    S.DELIVERED: "已送达",
    S.RATED: "已评价",
    S.ARCHIVED: "已归档",
}
PASSED_THROUGH = frozenset({S.CORRECTED, S.SPECIAL_OVER})
"""Entered and left in the same moment: what an application has reached shows them, none stands there."""
