"""Transitions: what may be done to an issue in which state, and where that leads. A mere table."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from services.intake.domain.issues.states import OPEN, UNENDED, IssueState, S


class Action(StrEnum):
    """What can be done to an issue, in the words of the office."""

    TRIAGE = "受理"
    REJECT = "不予受理"
    AWAIT_TRIAGE = "等待受理"
    MERGE = "并案"
    UNMERGE = "撤销并案"
    SHARE = "告知并案结果"
    ASSIGN = "派单"
    CALL_IN = "指定协办"
    SIGN = "签收"
    CONTACT = "先行联系"
    PROGRESS = "办理批注"
    ASK_RETURN = "申请退单"
    GRANT_RETURN = "同意退单"
    REFUSE_RETURN = "驳回退单"
    TRANSFER = "转办"
    HAND_OUT = "转外部办理"
    TAKE_BACK = "收回办理"
    OUTSIDE_ANSWER = "登记外部结果"
    ASK_EXTENSION = "申请延期"
    GRANT_EXTENSION = "同意延期"
    REFUSE_EXTENSION = "不同意延期"
    LAPSE = "延期申请失效"
    ASK_PAUSE = "申请暂停计时"
    GRANT_PAUSE = "同意暂停计时"
    REFUSE_PAUSE = "不同意暂停计时"
    END_PAUSE = "恢复计时"
    SUSPEND = "挂账"
    RESUME = "恢复办理"
    SUPERVISE = "督办"
    ANSWER_SUPERVISION = "回复督办"
    CANCEL_SUPERVISION = "取消督办"
    INSTRUCT = "批示"
    FLAG = "标注"
    UNFLAG = "取消标注"
    URGE = "催办"
    RESOLVE = "反馈结果"
    CHECK = "回访"
    MISS_VISIT = "回访未成"
    INSPECT = "现场核查"
    LEAD_REWORK = "参与重办"
    RULE = "作出决定"
    CLOSE = "结案"
    ANSWER = "公开答复"
    REOPEN = "重新打开"
    RATE = "评价"
    CONTACT_RATER = "联系差评人"
    RECTIFY = "差评整改"
    CALL_RATER_BACK = "差评回访"
    MISS_RATER = "差评回访未成"
    ARCHIVE = "归档"
    VOID = "作废"
    WITHDRAW = "撤回"


class Step(NamedTuple):
    """From which states, and to which; to none where it stays as it is."""

    froms: frozenset[IssueState]
    tos: frozenset[IssueState] = frozenset()


def _step(*froms: IssueState, to: IssueState | tuple[IssueState, ...] = ()) -> Step:
    return Step(frozenset(froms), frozenset((to,) if isinstance(to, IssueState) else to))


A = Action
IN_HAND = (S.SIGNED, S.IN_PROGRESS)
MOVABLE = (S.TRIAGED, S.ASSIGNED, *IN_HAND, S.RETURN_PENDING, S.EXTEND_PENDING, S.REWORK)
GIVEN = (S.ASSIGNED, *IN_HAND, S.RETURN_PENDING, S.EXTEND_PENDING, S.SUSPENDED, S.REWORK)
JUDGED = (S.CHECK_PASSED, S.REWORK, S.LEADER_PENDING)

TABLE: Mapping[Action, Step] = {
    A.AWAIT_TRIAGE: _step(S.REGISTERED),
    A.TRIAGE: _step(S.REGISTERED, to=S.TRIAGED),
    A.REJECT: _step(S.REGISTERED, to=S.REJECTED),
    A.MERGE: _step(S.REGISTERED, S.TRIAGED, S.ASSIGNED, to=S.MERGED),
    A.UNMERGE: _step(S.MERGED, to=(S.REGISTERED, S.TRIAGED)),
    A.SHARE: _step(S.MERGED, to=S.RESOLVED),
    A.ASSIGN: _step(S.TRIAGED, S.ASSIGNED, S.IN_PROGRESS, to=(S.ASSIGNED, S.IN_PROGRESS)),
    A.CALL_IN: _step(*GIVEN),
    A.SIGN: _step(S.ASSIGNED, to=S.SIGNED),
    A.CONTACT: _step(*GIVEN),
    A.PROGRESS: _step(*IN_HAND, to=S.IN_PROGRESS),
    A.ASK_RETURN: _step(S.SIGNED, to=S.RETURN_PENDING),
    A.GRANT_RETURN: _step(S.RETURN_PENDING, to=S.TRIAGED),
    A.REFUSE_RETURN: _step(S.RETURN_PENDING, to=S.SIGNED),
    A.TRANSFER: _step(*MOVABLE, to=S.ASSIGNED),
    A.HAND_OUT: _step(*MOVABLE, to=S.TRANSFERRED),
    A.TAKE_BACK: _step(S.TRANSFERRED, to=S.TRIAGED),
    A.OUTSIDE_ANSWER: _step(S.TRANSFERRED, to=S.RESOLVED),
    A.ASK_EXTENSION: _step(S.IN_PROGRESS, to=S.EXTEND_PENDING),
    A.GRANT_EXTENSION: _step(S.EXTEND_PENDING, to=S.IN_PROGRESS),
    A.REFUSE_EXTENSION: _step(S.EXTEND_PENDING, to=S.IN_PROGRESS),
    A.LAPSE: _step(S.EXTEND_PENDING, to=S.IN_PROGRESS),
    A.ASK_PAUSE: _step(*IN_HAND),
    A.GRANT_PAUSE: _step(*IN_HAND),
    A.REFUSE_PAUSE: _step(*IN_HAND),
    A.END_PAUSE: _step(*IN_HAND),
    A.SUSPEND: _step(*IN_HAND, to=S.SUSPENDED),
    A.RESUME: _step(S.SUSPENDED, to=IN_HAND),
    A.SUPERVISE: _step(*OPEN),
    A.ANSWER_SUPERVISION: _step(*OPEN),
    A.CANCEL_SUPERVISION: _step(*OPEN),
    A.INSTRUCT: _step(*IssueState),
    A.FLAG: _step(*OPEN),
    A.UNFLAG: _step(*OPEN),
    A.URGE: _step(*UNENDED),
    A.RESOLVE: _step(*IN_HAND, to=S.RESOLVED),
    A.CHECK: _step(S.RESOLVED, to=JUDGED),
    A.MISS_VISIT: _step(S.RESOLVED, to=(S.RESOLVED, S.CLOSED)),
    A.INSPECT: _step(S.RESOLVED, to=JUDGED),
    A.LEAD_REWORK: _step(S.REWORK, to=S.IN_PROGRESS),
    A.RULE: _step(S.LEADER_PENDING, to=(S.IN_PROGRESS, S.CLOSED)),
    A.CLOSE: _step(S.CHECK_PASSED, to=S.CLOSED),
    A.ANSWER: _step(S.TRIAGED, S.ASSIGNED, *IN_HAND, to=S.CLOSED),
    A.REOPEN: _step(S.CLOSED, S.RATED, to=(S.IN_PROGRESS, S.TRIAGED)),
    A.RATE: _step(S.CLOSED, to=S.RATED),
    A.CONTACT_RATER: _step(S.RATED),
    A.RECTIFY: _step(S.RATED),
    A.CALL_RATER_BACK: _step(S.RATED),
    A.MISS_RATER: _step(S.RATED),
    A.ARCHIVE: _step(S.CLOSED, S.RATED, to=S.ARCHIVED),
    A.VOID: _step(*UNENDED, to=S.VOID),
    A.WITHDRAW: _step(*UNENDED, S.MERGED, to=S.WITHDRAWN),
}

GOES_ON = frozenset({A.ASK_RETURN, A.TRANSFER, A.HAND_OUT, A.ASK_EXTENSION, A.SUSPEND, A.RESOLVE, A.ANSWER})
"""What waits while it is paused: nobody else gets it, nothing else holds it up, nobody says it is done."""
