"""Telling: what happens to a case, in a line for people; Chinese first, then English."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from demo.columns import padded
from demo.duty import working_calendar
from shared.events.grid import AssignmentEnded, CaseAssigned, CaseUnassigned
from shared.events.intake import (
    CaseAccepted,
    CaseChecked,
    CaseClosed,
    CaseRegistered,
    CaseResolved,
    CaseSigned,
    HandlerMissing,
    HandlerNamed,
)
from shared.events.notify import NoticeAcknowledged, NoticeSent
from shared.kernel.calendar import local_time
from shared.kernel.event import Event

TITLE_COLUMNS = 28

REASONS = {
    "a_on_duty": "A岗在岗 A is on duty",
    "b_covers_a_on_leave": "A岗请假，B岗顶岗 B covers, A is on leave",
    "b_covers_a_off_shift": "A岗不当班，B岗顶岗 B covers, A is off shift",
    "b_covers_a_vacant": "A岗空缺，B岗顶岗 B covers, post A is vacant",
    "nobody_on_duty_a_first_back": "无人当班，A岗先回 nobody is on duty, A is back first",
    "nobody_on_duty_b_first_back": "无人当班，B岗先回 nobody is on duty, B is back first",
    "community_head": "社区站长接单 the head of the community takes it",
    "by_hand": "人工派单 assigned by hand",
    "had_it_before": "原办理人续办 the worker who had it goes on",
    "place_unknown": "地址无法定位 the place is unknown",
    "outside_area": "不在本街道范围内 outside of the street",
    "no_post": "网格没有设岗 the grid has no posts",
    "nobody_on_duty": "A岗、B岗均无人在岗 nobody is on duty",
    "returned": "原单位退单 its unit gave it back",
    "transferred": "转办到社区 it was given to a community",
}
OUTCOMES = {
    "solved": "已解决 solved",
    "explained": "已解释说明 explained",
    "not_solved": "未能解决 not solved",
}

MESSAGES = {
    "case_accepted": "已受理 it is accepted",
    "case_assigned": "新派单 a case to take on",
    "case_closed": "已结案 it is closed",
    "case_decided": "审批结果 the decision",
    "case_handler_named": "经办人 who handles it",
    "case_referred": "已转办 it is passed on",
    "case_refused": "不予受理 it is refused",
    "case_resolved": "办理结果 what was done",
    "case_sent_back": "已退回 it is sent back",
    "case_unassigned": "无人可派 nobody can take it",
    "approval_awaited": "待审批 it waits for approval",
    "appointment_booked": "预约成功 a seat is booked",
    "appointment_reminded": "预约提醒 the seat is near",
    "appointment_cancelled": "预约取消 the seat is free again",
    "appointment_missed": "爽约 nobody came",
    "card_yellow": "黄牌 a yellow card",
    "card_red": "红牌 a red card",
    "card_raised": "问责提出 a card was raised",
    "card_confirmed": "问责确认 the card is confirmed",
    "card_appealed": "申诉 an appeal",
    "card_revoked": "问责撤销 the card is revoked",
    "appeal_decided": "申诉结果 the appeal is decided",
    "supervision": "督办通知书 the unit is pressed",
    "supervision_repeated": "再次督办 the unit is pressed again",
    "question_answered": "提问已答复 the answer",
    "answer_published": "答复已公开 the answer is public",
    "application_deemed_accepted": "视为受理 application deemed accepted",
    "application_extended": "延期告知 application extended",
    "application_rating_invited": "请您评价 application rating invited",
    "application_revoked": "决定已撤销 application revoked",
    "application_withdrawn": "已撤件 application withdrawn",
    "correction_done": "补正完成 correction done",
    "correction_expiring": "补正将到期 correction expiring",
    "correction_lapsed": "逾期未补正 correction lapsed",
    "correction_requested": "一次性告知 correction requested",
    "exemption_proposed": "待同意 exemption proposed",
    "pledge_broken": "容缺逾期 pledge broken",
    "pledge_given": "容缺承诺 pledge given",
    "result_delivered": "已送达 result delivered",
    "result_ready": "请领取结果 result ready",
    "special_procedure_ended": "特别程序结束 special procedure ended",
    "special_procedure_started": "特别程序 special procedure started",
    "withdrawal_requested": "请确认撤件 withdrawal requested",
    "milestone_due": "节点将到 a milestone is near",
    "milestone_evaluated": "节点评估 a milestone was evaluated",
    "project_reviewed": "项目评估 a project was reviewed",
    "return_asked": "退单申请 a unit wants to give it back",
    "return_granted": "同意退单 it is taken back",
    "return_refused": "不同意退单 it stays",
    "case_handed_out": "转外部办理 somebody outside has it",
    "unit_called_in": "协办 another unit helps",
    "extension_asked": "延期申请 more time is asked for",
    "extension_granted": "延期告知 it takes longer",
    "extension_approved": "同意延期 more time",
    "extension_refused": "不同意延期 no more time",
    "extension_lapsed": "延期申请失效 nobody answered in time",
    "case_suspended": "暂缓办理 it is shelved",
    "case_resumed": "恢复办理 it goes on",
    "suspension_review_due": "挂账复核 look at it again",
    "case_supervised": "督办 somebody presses",
    "supervision_answered": "督办回复 the reply",
    "supervision_cancelled": "取消督办 nobody presses any more",
    "case_instructed": "领导批示 a leader's words",
    "case_urged": "催办 haste",
    "rework_ordered": "重办 to be done over",
    "rework_led": "负责人参与重办 the head takes part",
    "case_reopened": "重新打开 it is not over",
    "rating_invited": "评价邀请 please rate",
    "bad_rating": "差评整改 a bad rating to make good",
    "bad_rating_callback": "差评回访 ask again",
    "redress_in_vain": "差评未化解 in vain",
    "case_merged": "并案 another case stands for it",
    "case_unmerged": "撤销并案 it stands alone again",
    "case_withdrawn": "已撤回 it is taken back",
    "case_voided": "已作废 it is void",
    "clock_overdue": "已超期 overdue",
    "clock_warned": "将到期 due soon",
}

Say = Callable[[Any], str]


def told(event: Event, at: datetime) -> str:
    """Return the line of an event; one that is not in the table is told by its name."""
    title, say = TELLINGS.get(type(event), (event.name, lambda event: ""))
    return f"{local_time(at):%H:%M:%S.%f}"[:-3] + f"  {padded(title, TITLE_COLUMNS)}{say(event)}".rstrip()


def _accepted(event: CaseAccepted) -> str:
    dues = (("承诺 promised by", event.promised_due), ("法定 legal by", event.legal_due))
    return "，".join(f"{which} {_day(event.accepted_at, due)}" for which, due in dues if due)


def _day(start: datetime, due: datetime) -> str:
    """Say the last day of a limit, and how many working days away it is: 24:00 is shown as its own day."""
    first, last = local_time(start).date(), local_time(due - datetime.resolution).date()
    days = working_calendar(first, last).workdays_between(first, last)
    return f"{last:%m-%d} ({days} 个工作日 working days)"


def _assigned(event: CaseAssigned) -> str:
    who = f"{event.worker_label} {event.worker_id} ({event.post}) {event.grid_code}"
    cover = f"，代 for {event.on_behalf_of}" if event.on_behalf_of else ""
    return f"{who}{cover}；{REASONS.get(event.reason, event.reason)}"


def _handler(event: HandlerNamed) -> str:
    due = f"，请于 {local_time(event.sign_due):%m-%d %H:%M} 前签收 to sign by" if event.sign_due else ""
    return f"{event.worker_id}{due}"


def _notice(event: NoticeSent) -> str:
    return f"{event.recipient} ← {MESSAGES.get(event.template, event.template)}"


def _reason(event: CaseUnassigned | HandlerMissing) -> str:
    return REASONS.get(event.reason, event.reason)


def _outcome(event: CaseResolved | CaseClosed) -> str:
    return OUTCOMES.get(event.outcome, event.outcome)


def _checked(event: CaseChecked) -> str:
    passed = "已办妥 done" if event.passed else "未办妥 not done"
    return f"{passed}，满意度 satisfaction {event.satisfaction or '-'}/5"


TELLINGS: dict[type[Event], tuple[str, Say]] = {
    CaseRegistered: ("登记 registered", lambda event: f"{event.number}"),
    CaseAccepted: ("受理 accepted", _accepted),
    CaseAssigned: ("派单 assigned", _assigned),
    CaseUnassigned: ("无法派单 unassigned", _reason),
    AssignmentEnded: ("派单结束 assignment ended", lambda event: event.worker_id or ""),
    HandlerNamed: ("经办人 handler named", _handler),
    HandlerMissing: ("缺经办人 handler missing", _reason),
    NoticeSent: ("通知 notice sent", _notice),
    NoticeAcknowledged: ("已确认 acknowledged", lambda event: event.recipient),
    CaseSigned: ("签收 signed", lambda event: event.worker_id),
    CaseResolved: ("办结反馈 resolved", _outcome),
    CaseChecked: ("回访 return visit", _checked),
    CaseClosed: ("结案 closed", _outcome),
}
