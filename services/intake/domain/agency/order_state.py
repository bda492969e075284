"""States of an order, and which act leads from where to where (domain reference §2.7)."""

from enum import StrEnum


class OrderState(StrEnum):
    """Where an order stands; the names are stable on the wire."""

    REQUESTED = "REQUESTED"
    BOOKED = "BOOKED"
    VISITED = "VISITED"
    MATERIALS_RECEIVED = "MATERIALS_RECEIVED"
    SUBMITTED = "SUBMITTED"
    SUSPENDED = "SUSPENDED"
    RESUMED = "RESUMED"
    RESULT_COLLECTED = "RESULT_COLLECTED"
    DELIVERED = "DELIVERED"
    CONFIRMED = "CONFIRMED"
    TERMINATED = "TERMINATED"


class OrderAct(StrEnum):
    """What can be done with an order, in the words of the history."""

    NAME_AGENT = "指定代办员"
    BOOK_VISIT = "预约上门"
    VISIT = "上门"
    MISS = "上门未遇"
    RECEIVE = "接收材料"
    HAND_ON = "交接材料"
    SUBMIT = "代为提交"
    SUSPEND = "中止代办"
    RESUME = "续办"
    COLLECT = "领取结果"
    HAND_OVER = "送达结果"
    CONFIRM = "确认送达"
    TERMINATE = "终止代办"


S, Act = OrderState, OrderAct
WORDS = {
    S.REQUESTED: "待联系",
    S.BOOKED: "已约上门",
    S.VISITED: "已上门",
    S.MATERIALS_RECEIVED: "已收材料",
    S.SUBMITTED: "已提交",
    S.SUSPENDED: "已中止",
    S.RESUMED: "已续办",
    S.RESULT_COLLECTED: "已领结果",
    S.DELIVERED: "已送达",
    S.CONFIRMED: "已确认",
    S.TERMINATED: "已终止",
}

UNTIL_SUBMITTED = (S.REQUESTED, S.BOOKED, S.VISITED, S.MATERIALS_RECEIVED)
WITH_A_CASE = (S.SUBMITTED, S.SUSPENDED, S.RESUMED, S.RESULT_COLLECTED)
WITH_PAPERS = (S.MATERIALS_RECEIVED, *WITH_A_CASE, S.DELIVERED)
ENDED = (S.CONFIRMED, S.TERMINATED)


def _stay(*states: OrderState) -> dict[OrderState, OrderState]:
    return {state: state for state in states}


def _all(*states: OrderState, to: OrderState) -> dict[OrderState, OrderState]:
    return dict.fromkeys(states, to)


WAYS: dict[OrderAct, dict[OrderState, OrderState]] = {
    Act.NAME_AGENT: _stay(*UNTIL_SUBMITTED, *WITH_A_CASE),
    Act.BOOK_VISIT: _all(S.REQUESTED, S.BOOKED, to=S.BOOKED),
    Act.VISIT: {S.BOOKED: S.VISITED},
    Act.MISS: {S.BOOKED: S.REQUESTED},
    Act.RECEIVE: {S.VISITED: S.MATERIALS_RECEIVED} | _stay(S.MATERIALS_RECEIVED, S.SUBMITTED, S.RESUMED),
    Act.HAND_ON: _stay(*WITH_PAPERS),
    Act.SUBMIT: {S.MATERIALS_RECEIVED: S.SUBMITTED},
    Act.SUSPEND: _all(S.SUBMITTED, S.RESUMED, to=S.SUSPENDED),
    Act.RESUME: {S.SUSPENDED: S.RESUMED},
    Act.COLLECT: _all(S.SUBMITTED, S.RESUMED, to=S.RESULT_COLLECTED),
    Act.HAND_OVER: {S.RESULT_COLLECTED: S.DELIVERED},
    Act.CONFIRM: {S.DELIVERED: S.CONFIRMED},
    Act.TERMINATE: _all(*UNTIL_SUBMITTED, *WITH_A_CASE, to=S.TERMINATED),
}
"""What is not here is refused. Papers still go back after the delivery, or nobody could confirm it."""
