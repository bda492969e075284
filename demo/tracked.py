"""Tracked: a case as its number and query code show it, as a small table."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from demo.columns import padded
from shared.kernel.calendar import local_time

LABEL_COLUMNS = 20
CLOCK_COLUMNS = 18

STATES = {
    "REGISTERED": "已登记",
    "TRIAGED": "已受理",
    "ASSIGNED": "待签收",
    "SIGNED": "已签收",
    "IN_PROGRESS": "办理中",
    "RESOLVED": "待回访",
    "CHECK_PASSED": "回访通过",
    "CLOSED": "已结案",
    "RATED": "已评价",
    "ARCHIVED": "已归档",
    "REJECTED": "不予受理",
    "MERGED": "已并案",
    "TRANSFERRED": "已转外部办理",
    "SUSPENDED": "已挂账",
    "RETURN_PENDING": "退单审批中",
    "EXTEND_PENDING": "延期审批中",
    "REWORK": "待重办",
    "LEADER_PENDING": "待领导决定",
    "VOID": "已作废",
    "WITHDRAWN": "已撤回",
}
CLOCKS = {
    "legal": "法定 legal",
    "promised": "承诺 promised",
    "sign": "签收 sign",
    "contact": "首次联系 contact",
    "step": "处置 step",
    "callback": "回访 call-back",
    "return": "退单答复 answer to a return",
}
LIGHTS = {"green": "绿灯 green", "yellow": "黄灯 yellow", "red": "红灯 red"}

Shown = Mapping[str, Any]


def tracked_table(case: Shown) -> str:
    """Return what `intake.track_case` answered, a line for each thing one wants to know."""
    return "\n".join(f"  {padded(label, LABEL_COLUMNS)}{text}" for label, text in _lines(case))


def _lines(case: Shown) -> Iterator[tuple[str, str]]:
    yield "编号 number", case["number"]
    yield "事项 subject", case["subject"]
    yield "状态 state", f"{STATES.get(case['state'], '')} {case['state']}".strip()
    if handler := case["handler"]:
        yield "经办人 handler", f"{handler['label']} ({handler['post']})"
    for place, clock in enumerate(case["clocks"]):
        yield "" if place else "时限 clocks", _clock(clock)
    for place, entry in enumerate(case["history"]):
        at = local_time(datetime.fromisoformat(entry["at"]))
        yield "" if place else "经过 history", f"{at:%m-%d %H:%M:%S}  {entry['action']}"


def _clock(clock: Shown) -> str:
    name, light = _word(CLOCKS, clock["kind"]), _word(LIGHTS, clock["light"])
    supposed = "，暂定 provisional" if clock["provisional"] else ""
    return f"{name}{light}至 until {clock['last_day'] or '-'}{supposed}"


def _word(words: Mapping[str, str], code: str) -> str:
    """Say a code in words; a code of a later release as it is."""
    return padded(words.get(code, code), CLOCK_COLUMNS)
