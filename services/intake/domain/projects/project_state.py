"""Project states: where a purchased project stands, and what may be done there."""

from enum import StrEnum


class ProjectState(StrEnum):
    """需求→立项→采购/协议→实施→中期评估→末期评估→结项|整改|终止; the names are stable on the wire."""

    NEED = "NEED"
    APPROVED = "APPROVED"
    CONTRACTED = "CONTRACTED"
    RUNNING = "RUNNING"
    MID_REVIEWED = "MID_REVIEWED"
    FINAL_REVIEWED = "FINAL_REVIEWED"
    RECTIFYING = "RECTIFYING"
    CLOSED = "CLOSED"
    TERMINATED = "TERMINATED"


S = ProjectState
WORDS = {
    S.NEED: "待立项",
    S.APPROVED: "已立项",
    S.CONTRACTED: "已签协议",
    S.RUNNING: "实施中",
    S.MID_REVIEWED: "已通过中期评估",
    S.FINAL_REVIEWED: "已通过末期评估",
    S.RECTIFYING: "整改中",
    S.CLOSED: "已结项",
    S.TERMINATED: "已终止",
}


class Action(StrEnum):
    """What may be done about a project, in the words in which it is refused."""

    APPROVE = "立项"
    CONTRACT = "签订协议"
    START = "开始实施"
    STAFF = "调整人员"
    REPORT = "报告节点完成"
    EVALUATE = "评估节点"
    PAY = "付款"
    REMIND = "提醒节点"
    REVIEW_MID = "中期评估"
    REVIEW_FINAL = "末期评估"
    RECTIFY = "验收整改"
    CLOSE = "结项"
    TERMINATE = "终止"


AT_WORK = frozenset({S.RUNNING, S.MID_REVIEWED, S.FINAL_REVIEWED})
OPEN_TO_PROVIDER = frozenset({S.CONTRACTED, S.RECTIFYING}) | AT_WORK
"""As long as there is an agreement and its data are not returned; not a moment longer."""

ALLOWED: dict[Action, frozenset[ProjectState]] = {
    Action.APPROVE: frozenset({S.NEED}),
    Action.CONTRACT: frozenset({S.APPROVED}),
    Action.START: frozenset({S.CONTRACTED}),
    Action.STAFF: OPEN_TO_PROVIDER,
    Action.REPORT: AT_WORK | {S.RECTIFYING},
    Action.EVALUATE: AT_WORK,
    Action.PAY: AT_WORK | {S.RECTIFYING, S.TERMINATED},  # what was found good is owed
    Action.REMIND: AT_WORK | {S.RECTIFYING},
    Action.REVIEW_MID: frozenset({S.RUNNING}),
    Action.REVIEW_FINAL: frozenset({S.MID_REVIEWED}),
    Action.RECTIFY: frozenset({S.RECTIFYING}),
    Action.CLOSE: frozenset({S.FINAL_REVIEWED}),
    Action.TERMINATE: frozenset(S) - {S.CLOSED, S.TERMINATED},
}
TAKES_REFERRALS = frozenset({S.RUNNING, S.MID_REVIEWED})
