"""Words for the kinds of clocks, as residents and clerks read them."""

from services.intake.domain.clocks.clock_kind import ClockKind

KIND_WORDS = {
    "legal": "法定办结时限",
    "promised": "承诺办结时限",
    "step": "环节办理时限",
    "sign": "签收时限",
    "contact": "首次联系时限",
    "callback": "回访时限",
    "delivery": "送达时限",
    "tolerance": "容缺补齐时限",
    "supply": "补交材料时限",
    "notice": "一次性告知时限",
    "rating": "评价期限",
    "return": "退单答复时限",
    "review": "挂账复核日期",
    "special": "特别程序时限",
    "pause": "暂停计时截止日期",
    "archive": "归档日期",
    "answer": "首问答复时限",
    "visit": "上门时限",
    "submit": "代为提交时限",
}


def in_words(kind: ClockKind) -> str:
    """Return what a clock of this kind is called; of a kind without a name, that it is a time limit."""
    return KIND_WORDS.get(kind.value, "时限")
