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
from services.notify.domain.names import (
    ASSIGNED,
    CANCELLED,
    CAUSES,
    CLOCKS,
    GROUNDS,
    LEVELS,
    METHODS,
    OBSTACLES,
    OUTCOMES,
    PRESSED,
    PROCEDURES,
    REFUSALS,
    REFUSED_APPLICATIONS,
    REVIEWS,
    STEPS,
    UNASSIGNED,
)
from shared.events.intake import CaseEvent
from shared.kernel.calendar import local_time
from shared.kernel.event import Event
from shared.kernel.masking import discreet, discreet_words

OF_THE_CASE = frozenset({"number", "subject"})


def moment(at: datetime | None) -> str:
    """Say a time as people here read it."""
    return f"{local_time(at):%Y年%m月%d日%H:%M}" if at else "另行告知"


def day(on: date | None) -> str:
    """Say a day as people here read it."""
    return f"{on:%Y年%m月%d日}" if on else "另行告知"


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
    "grid_code": lambda code: code or "未确定",
    "worker_id": lambda id: id or "未确定",
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
    "quality": str,
    "accepted": passed,
    "passed": passed,
    "review": one_of(REVIEWS, "评估"),
    "reworks": str,
    "step": one_of(STEPS, "交接"),
    "papers": str,
    "why": discreet,
    "agent_id": lambda id: id or "未确定",
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
