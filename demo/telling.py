"""Telling: what happens to a case, in a line for people; Chinese first, then English."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from demo.columns import padded
from demo.duty import working_calendar
from demo.messages import MESSAGES
from shared.events.grid import AssignmentEnded, AssignmentSigned, CaseAssigned, CaseUnassigned
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
    "b_covers_a_unsigned": "A 岗未及时签收，B 岗顶岗 A did not sign, B covers",
    "substitute_covers": "两岗请假，替班人顶岗 a named third stands in",
    "stepped_in": "自行顶岗 who stepped in by himself",
    "handed_over": "离岗交接 handed over by who leaves",
    "handed_back": "返岗交还 handed back to who returns",
    "declined": "被派人说明不能办理 who had it declined",
}
OUTCOMES = {
    "solved": "已解决 solved",
    "explained": "已解释说明 explained",
    "not_solved": "未能解决 not solved",
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
    AssignmentSigned: ("在办 in hand", lambda event: event.worker_id),
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
