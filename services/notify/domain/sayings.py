"""Sayings: how each thing that may be said is said to people.

A field that is not among them cannot get into any text, whatever a template asks for: no address, no identity
number, no applicant. Titles and advice are written by people; intake takes numbers out of them before it
tells anybody, and so does this gate of our own.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from services.notify.domain.names import (
    ASSIGNED,
    CANCELLED,
    CASE_FLAGS,
    CAUSES,
    CLOCKS,
    FLAGS,
    GROUNDS,
    LEVELS,
    METHODS,
    OBSTACLES,
    ONWARD,
    OUTCOMES,
    POSTS,
    PRESSED,
    PROCEDURES,
    PURPOSES,
    REFUSALS,
    REFUSED_APPLICATIONS,
    REVIEWS,
    SEVERITIES,
    STEPS,
    UNASSIGNED,
)
from shared.kernel.calendar import local_time
from shared.kernel.masking import discreet, discreet_words


def moment(at: datetime | date | None) -> str:
    """Say a time as people here read it, or a day where the fact tells no time."""
    return f"{local_time(at):%Y年%m月%d日%H:%M}" if isinstance(at, datetime) else day(at)


def day(on: date | None) -> str:
    """Say a day as people here read it."""
    return f"{on:%Y年%m月%d日}" if on else "另行告知"


def listed(codes: Iterable[str]) -> str:
    """Say several codes."""
    return "、".join(codes)


def known(code: str | None) -> str:
    """Say a code or an id, or that nobody knows it yet."""
    return code or "未确定"


def passed(yes: bool) -> str:
    """Say whether something was found good."""
    return "通过" if yes else "未通过"


def one_of(names: Mapping[Any, str], otherwise: str) -> Callable[[Any], str]:
    """Say a code in words; a code of a later release in general words."""
    return lambda code: names.get(code, otherwise)


SAYINGS: dict[str, Callable[[Any], str]] = {
    "number": str,
    "subject": discreet_words,
    "advice": discreet,
    "grid_code": known,
    "community_code": known,
    "area": known,
    "areas": listed,
    "codes": listed,
    "household_id": known,
    "worker_id": known,
    "worker_label": str,
    "covered_by": str,
    "covered_by_label": str,
    "given_at": moment,
    "serial": str,
    "valid_until": moment,
    "from_id": str,
    "to_id": str,
    "cases": str,
    "items": str,
    "visits": str,
    "gap_count": str,
    "overlap_count": str,
    "promised_due": moment,
    "sign_due": moment,
    "due": moment,
    "share": str,
    "unit": str,
    "left": str,
    "score": one_of(PRESSED, "差评"),
    "last_day": day,
    "title": discreet,
    "milestone": str,
    "due_on": day,
    "checked_on": day,
    "quality": str,
    "accepted": passed,
    "passed": passed,
    "review": one_of(REVIEWS, "评估"),
    "reworks": str,
    "step": one_of(STEPS, "交接"),
    "papers": str,
    "why": discreet,
    "agent_id": known,
    "hall_title": str,
    "window_title": str,
    "starts_at": moment,
    "ends_at": moment,
    "ground": one_of(GROUNDS, "其他客观原因"),
    "level": one_of(LEVELS | PRESSED, "其他"),
    "rule_label": discreet,
    "points": str,
    "points_taken_back": str,
    "reason_due": moment,
    "appeal_due": moment,
    "subject_id": str,
    "asked_staff": str,
    "notice_number": str,
    "remedies": lambda each: "；".join(map(discreet, each)),
    "remedy": lambda words: discreet(words) if words else "",
    "reasons": discreet,
    "procedure": one_of(PROCEDURES, "特别程序"),
    "expected_days": str,
    "method": one_of(METHODS, "其他方式"),
    "urges": str,
    "days": str,
    "review_on": day,
    "until": day,
    "cause": one_of(CAUSES, "客观原因"),
    "legal_due": moment,
    "grounds": discreet,
    "opinion": discreet,
    "proof": discreet,
    "reply": discreet,
    "words": discreet,
    "into_number": str,
    "obstacle": one_of(OBSTACLES, "客观原因"),
    "clock": one_of(CLOCKS, "办理"),
    "outcome": one_of(OUTCOMES, "已处理"),
    "duplicate_id": str,
    "request_id": str,
    "visit_id": str,
    "hazard_id": str,
    "dispute_id": str,
    "facility_id": str,
    "approved_by": str,
    "refused_by": str,
    "decided_by": str,
    "accepted_by": str,
    "mended_by": str,
    "dismissed_by": str,
    "owner": known,
    "mediator": known,
    "month": str,
    "households": str,
    "people": str,
    "exported_by": str,
    "exported_at": moment,
    "checked": str,
    "accurate": str,
    "unasked": str,
    "absences": str,
    "valid_from": moment,
    "opens": moment,
    "ends": moment,
    "deadline": day,
    "sound": passed,
    "flag": one_of(CASE_FLAGS, "其他标注"),
    "flags": lambda each: "；".join(FLAGS.get(flag, "其他") for flag in each),
    "purpose": one_of(PURPOSES, "其他事由"),
    "severity": one_of(SEVERITIES, "隐患"),
    "onward": one_of(ONWARD, "其他途径"),
    "week": day,
    "looks": str,
    "mass": str,
    "outside": str,
    "own": str,
    "post": one_of(POSTS, "岗位"),
    "reason": one_of(REFUSALS | REFUSED_APPLICATIONS | ASSIGNED | UNASSIGNED | CANCELLED, "其他原因"),
}
