"""Transitions: which act leads from which state to which; the table of domain reference §1.2 as data."""

from collections.abc import Mapping
from enum import StrEnum

from services.intake.domain.applications.state import PASSED_THROUGH, WORDS
from services.intake.domain.applications.state import ApplicationState as S
from shared.kernel.errors import Conflict


class Act(StrEnum):
    """What can be done to an application, in the words in which it is refused."""

    RECEIVE = "接件"
    LOSE_APPOINTMENT = "预约未成，转窗口处理"
    ACCEPT = "受理"
    DEEM_ACCEPTED = "视为受理"
    REFUSE = "不予受理"
    REQUEST_CORRECTION = "告知补正"
    CONFIRM_RECEIPT = "确认收到告知书"
    HAND_IN = "递交补正材料"
    SUPPLY = "补交材料"
    ASSIGN = "派单"
    SIGN = "签收"
    HAND_OVER = "转部门"
    END_STEP = "完成环节"
    START_SPECIAL = "启动特别程序"
    END_SPECIAL = "结束特别程序"
    EXTEND = "延期"
    ASK_PAUSE = "申请暂停计时"
    GRANT_PAUSE = "同意暂停计时"
    REFUSE_PAUSE = "不同意暂停计时"
    END_PAUSE = "恢复计时"
    FLAG = "标注"
    UNFLAG = "取消标注"
    DECIDE = "作出决定"
    SETTLE = "补交容缺材料"
    BREAK_PLEDGE = "因逾期未补交而撤销"
    REQUEST_WITHDRAWAL = "申请撤件"
    CONFIRM_WITHDRAWAL = "确认撤件"
    DROP_WITHDRAWAL = "取消撤件"
    PREPARE_DELIVERY = "制证待送达"
    DELIVER = "送达"
    RATE = "评价"
    CONTACT_RATER = "联系差评人"
    RECTIFY = "差评整改"
    CALL_RATER_BACK = "差评回访"
    MISS_RATER = "差评回访未成"
    REVOKE = "撤销"
    ARCHIVE = "归档"


Ways = dict[S, frozenset[S]]


def _stays(*states: S) -> Ways:
    return {state: frozenset({state}) for state in states}


def _leads(*states: S, to: tuple[S, ...]) -> Ways:
    return {state: frozenset(to) for state in states}


TOLD = tuple(state for state in S if state not in {S.BOOKED, S.RECEIVED, S.ARCHIVED, *PASSED_THROUGH})
"""Where a notice may have been given: its receipt is evidence also of what has ended since."""
WITHDRAWABLE = (S.BOOKED, S.RECEIVED, S.ACCEPTED, S.CORRECTING, S.IN_STEP)
UNDECIDED = (S.RECEIVED, S.ACCEPTED, S.CORRECTING, S.IN_STEP, S.IN_SPECIAL, S.WITHDRAWING)
"""Where there is still something to do about it, and a flag says how."""
RATED = (S.RATED, S.REVOKED)
"""Where a bad rating may wait to be made good: what is revoked meanwhile was handled badly all the same."""

TABLE: Mapping[Act, Ways] = {
    Act.RECEIVE: _leads(S.BOOKED, to=(S.RECEIVED,)),
    Act.LOSE_APPOINTMENT: _leads(S.BOOKED, to=(S.RECEIVED,)) | _stays(S.WITHDRAWING),
    Act.ACCEPT: _leads(S.RECEIVED, to=(S.ACCEPTED,)),
    Act.DEEM_ACCEPTED: _leads(S.RECEIVED, to=(S.ACCEPTED,)) | _stays(S.WITHDRAWING),
    Act.REFUSE: _leads(S.RECEIVED, S.CORRECTING, to=(S.NOT_TAKEN, S.REFUSED)),
    Act.REQUEST_CORRECTION: _leads(S.RECEIVED, S.ACCEPTED, S.IN_STEP, to=(S.CORRECTING,)),
    Act.CONFIRM_RECEIPT: _stays(*TOLD),
    Act.HAND_IN: _stays(S.CORRECTING),
    Act.SUPPLY: _leads(S.CORRECTING, to=(S.CORRECTING, S.ACCEPTED, S.IN_STEP)),
    Act.ASSIGN: _stays(S.ACCEPTED, S.CORRECTING, S.WITHDRAWING),
    Act.SIGN: _leads(S.ACCEPTED, to=(S.IN_STEP,)),
    Act.HAND_OVER: _leads(S.ACCEPTED, to=(S.IN_STEP,)),
    Act.END_STEP: _stays(S.IN_STEP),
    Act.START_SPECIAL: _leads(S.IN_STEP, to=(S.IN_SPECIAL,)),
    Act.END_SPECIAL: _leads(S.IN_SPECIAL, to=(S.IN_STEP,)),
    Act.EXTEND: _stays(S.ACCEPTED, S.IN_STEP),
    Act.ASK_PAUSE: _stays(S.IN_STEP),
    Act.GRANT_PAUSE: _stays(S.IN_STEP),
    Act.REFUSE_PAUSE: _stays(S.IN_STEP),
    Act.END_PAUSE: _stays(S.IN_STEP, S.WITHDRAWING),
    Act.FLAG: _stays(*UNDECIDED),
    Act.UNFLAG: _stays(*UNDECIDED),
    Act.DECIDE: _leads(S.ACCEPTED, S.IN_STEP, to=(S.GRANTED, S.GRANTED_TOLERANTLY, S.DECLINED))
    | _leads(S.CORRECTING, to=(S.DECLINED,)),
    Act.SETTLE: _stays(S.ACCEPTED, S.CORRECTING, S.IN_STEP, S.IN_SPECIAL, S.TO_DELIVER, S.DELIVERED, S.RATED)
    | _leads(S.GRANTED_TOLERANTLY, to=(S.GRANTED,)),
    Act.BREAK_PLEDGE: _leads(S.GRANTED_TOLERANTLY, S.TO_DELIVER, S.DELIVERED, S.RATED, to=(S.REVOKED,)),
    Act.REQUEST_WITHDRAWAL: _leads(*WITHDRAWABLE, to=(S.WITHDRAWING,)),
    Act.CONFIRM_WITHDRAWAL: _leads(S.WITHDRAWING, to=(S.WITHDRAWN, S.TAKEN_BACK)),
    Act.DROP_WITHDRAWAL: _leads(S.WITHDRAWING, to=WITHDRAWABLE),
    Act.PREPARE_DELIVERY: _leads(S.GRANTED, S.GRANTED_TOLERANTLY, S.DECLINED, to=(S.TO_DELIVER,)),
    Act.DELIVER: _leads(S.TO_DELIVER, to=(S.DELIVERED,)),
    Act.RATE: _leads(S.DELIVERED, to=(S.RATED,)),
    Act.CONTACT_RATER: _stays(*RATED),
    Act.RECTIFY: _stays(*RATED),
    Act.CALL_RATER_BACK: _stays(*RATED),
    Act.MISS_RATER: _stays(*RATED),
    Act.REVOKE: _leads(S.GRANTED, S.GRANTED_TOLERANTLY, S.TO_DELIVER, S.DELIVERED, S.RATED, to=(S.REVOKED,)),
    Act.ARCHIVE: _leads(
        S.WITHDRAWN,
        S.NOT_TAKEN,
        S.REFUSED,
        S.TAKEN_BACK,
        S.REVOKED,
        S.DELIVERED,
        S.RATED,
        to=(S.ARCHIVED,),
    ),
}

GOES_ON = frozenset({Act.REQUEST_CORRECTION, Act.END_STEP, Act.START_SPECIAL, Act.EXTEND, Act.DECIDE})
"""What waits while it is paused: nothing else holds it up, and nothing is decided."""


def require(act: Act, state: S) -> frozenset[S]:
    """Return where an act may lead from a state; refuse it where the table does not know it."""
    if (ways := TABLE[act].get(state)) is None:
        raise Conflict(f"办件{WORDS[state]}，不能{act}")
    return ways
