"""Wording: what of an event may be said in a notice, and how it is said to people.

A field that is not in SAYINGS cannot get into any text, whatever a template asks for: no address, no identity
number, no applicant. Titles and advice are written by people; intake takes numbers out of them before it
tells anybody, and so does this gate of our own.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from services.notify.domain.audience import TABLE
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from shared.events.intake import CaseEvent
from shared.kernel.calendar import local_time
from shared.kernel.event import Event
from shared.kernel.masking import discreet, discreet_words

OF_THE_CASE = frozenset({"number", "subject"})

CLOCKS = {
    "legal": "法定办结",
    "promised": "承诺办结",
    "step": "处置",
    "sign": "签收",
    "contact": "联系",
    "callback": "回访",
    "delivery": "送达",
    "tolerance": "容缺补交",
    "supply": "补正",
    "notice": "一次性告知",
}
OUTCOMES = {
    "solved": "已解决",
    "explained": "已解释说明",
    "not_solved": "未能解决",
    "granted": "予以批准",
    "granted_tolerantly": "予以批准（容缺，承诺的材料补齐后领取结果）",
    "declined": "不予批准",
    "upheld": "维持",
    "revoked": "撤销",
}
REFUSALS = {
    "outside_jurisdiction": "不属于本街道管辖",
    "emergency_numbers": "应拨打紧急电话处理",
    "other_powers": "属于其他机关职权",
    "in_legal_procedure": "已进入法定程序",
    "secret_or_private": "涉及国家秘密、商业秘密或者个人隐私",
    "same_matter": "同一事项正在办理或者已经依法办结",
    "illegal_or_empty": "没有实质内容或者违反法律",
}
REFUSED_APPLICATIONS = {
    "not_needed": "依法不需要办理",
    "other_authority": "不属于本机关职权范围",
    "not_entitled": "不符合受理条件",
    "not_supplied": "逾期未补正",
    "false_materials": "提供虚假材料",
}
PROCEDURES = {
    "hearing": "听证",
    "tender": "招标",
    "inspection": "检验",
    "testing": "检测",
    "quarantine": "检疫",
    "appraisal": "鉴定",
    "expert_review": "专家评审",
    "publicity": "公示",
    "home_visit": "入户调查",
}
METHODS = {"counter": "窗口领取", "post": "邮寄", "home": "上门送达", "electronic": "电子送达"}
ASSIGNED = {
    "a_on_duty": "A岗在岗",
    "b_covers_a_on_leave": "A岗请假，B岗顶岗",
    "b_covers_a_off_shift": "A岗不在班，B岗顶岗",
    "b_covers_a_vacant": "A岗空缺，B岗顶岗",
    "nobody_on_duty_a_first_back": "均不在岗，A岗先到岗",
    "nobody_on_duty_b_first_back": "均不在岗，B岗先到岗",
    "community_head": "由社区负责人办理",
    "by_hand": "人工指派",
}
CANCELLED = {
    "visitor": "您已取消",
    "office": "大厅已为您取消",
    "rest_day": "当日调整为不办公",
}
REVIEWS = {"mid": "中期评估", "final": "末期评估"}
UNASSIGNED = {
    "place_unknown": "地址无法定位",
    "outside_area": "不在本街道范围内",
    "no_post": "网格没有设岗",
    "nobody_on_duty": "A岗、B岗均无人在岗",
}


GROUNDS = {"policy_gap": "政策空白", "third_party": "产权或者职责属于第三方"}
LEVELS = {"L1": "黄牌", "L2": "红牌", "L3": "通报", "L4": "约谈"}


def moment(at: datetime | None) -> str:
    """Say a time as people here read it."""
    return f"{local_time(at):%Y年%m月%d日%H:%M}" if at else "另行告知"


def day(on: date | None) -> str:
    """Say a day as people here read it."""
    return f"{on:%Y年%m月%d日}" if on else "另行告知"


def passed(yes: bool) -> str:
    """Say whether something was found good."""
    return "通过" if yes else "未通过"


def one_of(names: Mapping[str, str], otherwise: str) -> Callable[[str], str]:
    """Say a code in words; a code of a later release in general words."""
    return lambda code: names.get(code, otherwise)


SAYINGS: dict[str, Callable[[Any], str]] = {
    "number": str,
    "subject": discreet_words,
    "advice": discreet,
    "grid_code": lambda code: code or "未确定",
    "worker_id": lambda id: id or "未确定",
    "worker_label": str,
    "promised_due": moment,
    "sign_due": moment,
    "due": moment,
    "share": str,
    "unit": str,
    "last_day": day,
    "title": discreet,
    "milestone": str,
    "due_on": day,
    "quality": str,
    "accepted": passed,
    "passed": passed,
    "review": one_of(REVIEWS, "评估"),
    "reworks": str,
    "hall_title": str,
    "window_title": str,
    "starts_at": moment,
    "ends_at": moment,
    "ground": one_of(GROUNDS, "其他客观原因"),
    "level": one_of(LEVELS, "问责"),
    "rule_label": discreet,
    "points": str,
    "points_taken_back": str,
    "reason_due": moment,
    "appeal_due": moment,
    "subject_id": str,
    "notice_number": str,
    "remedies": lambda each: "；".join(map(discreet, each)),
    "remedy": lambda words: discreet(words) if words else "",
    "reasons": discreet,
    "procedure": one_of(PROCEDURES, "特别程序"),
    "expected_days": str,
    "method": one_of(METHODS, "其他方式"),
    "clock": one_of(CLOCKS, "办理"),
    "outcome": one_of(OUTCOMES, "已处理"),
    "reason": one_of(REFUSALS | REFUSED_APPLICATIONS | ASSIGNED | UNASSIGNED | CANCELLED, "其他原因"),
}


def sayable(message: Message) -> frozenset[str]:
    """Return what every event that leads to a message can say: the gaps its templates may have."""
    return frozenset.intersection(*(_said_by(row.event) for row in TABLE if row.message is message))


def words_of(event: Event, case: KnownCase | None) -> dict[str, str]:
    """Return what an event says, in words for people."""
    told = {name: getattr(event, name) for name in _own(type(event))}
    known = {name: getattr(case, name) for name in OF_THE_CASE} if case else {}
    return {name: SAYINGS[name](value) for name, value in (known | told).items()}


def _said_by(event: type[Event]) -> frozenset[str]:
    """Count in the case for facts of intake's cases, which come with it; grid's facts stand alone."""
    return _own(event) | OF_THE_CASE if issubclass(event, CaseEvent) else _own(event)


def _own(event: type[Event]) -> frozenset[str]:
    return frozenset(SAYINGS) & {field.name for field in fields(event)}
