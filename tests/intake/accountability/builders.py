"""Ready-made cards and rules; a test names only what it is about."""

from datetime import date
from typing import Any

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_rules import (
    AccountabilityRules,
    CardRule,
    Level,
    Period,
    Rung,
    Trigger,
)
from services.intake.domain.accountability.card_state import CardState, Raiser, Verdict, Windows
from services.intake.domain.accountability.evidence import Evidence
from services.intake.domain.accountability.subject import Subject, SubjectKind
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.limit import Limit
from shared.kernel.calendar import Unit
from tests.intake.builders import COMMUNITY, GRID, MONDAY, NUMBER, PLAIN, STREET, WORKER, a_caller, local

ONE_DAY = Limit(amount=1, unit=Unit.WORKING_DAY)
FIVE_DAYS = Limit(amount=5, unit=Unit.WORKING_DAY)
ALL_HEADS = ("station_head", "section_head", "leader")
HIGHEST = ("leader", "committee")

STATION = a_caller("H0001", "station_head", COMMUNITY)
SECTION = a_caller("L0001", "section_head", STREET)
LEADER = a_caller("L0002", "leader", STREET)
COMMITTEE = a_caller("P0001", "committee", STREET)

TUESDAY = local("2026-11-24 17:00")
"""When the time to explain a card of Monday is over, to the moment."""


def a_rung(**but: Any) -> Rung:
    return Rung(**{"act": "黄牌", "points": -5, "confirmed_by": ALL_HEADS, "decided_by": ALL_HEADS} | but)


def a_ladder(**but: Rung) -> dict[Level, Rung]:
    return {
        Level.L0: Rung(act="提醒", points=0),
        Level.L1: a_rung(),
        Level.L2: a_rung(act="红牌", points=-10),
        Level.L3: a_rung(act="通报", points=-15, star_cap=3, confirmed_by=HIGHEST, decided_by=HIGHEST),
        Level.L4: a_rung(act="约谈", points=0, star_cap=2, confirmed_by=HIGHEST, decided_by=HIGHEST),
    } | {Level(level): rung for level, rung in but.items()}


def a_rule(code: str = "step_overdue", **but: Any) -> CardRule:
    known = {"label": "环节超时", "level": Level.L1, "trigger": Trigger.PERSON, "source": "P"}
    return CardRule(**{"code": code} | known | but)


RULES = (
    a_rule(trigger=Trigger.CLOCK, clocks=(ClockKind.SIGN, ClockKind.CONTACT, ClockKind.STEP)),
    a_rule("agency_overdue", trigger=Trigger.CLOCK, clocks=(ClockKind.VISIT, ClockKind.SUBMIT)),
    a_rule("delivery_overdue", trigger=Trigger.CLOCK, clocks=(ClockKind.DELIVERY,)),
    a_rule("callback_overdue", trigger=Trigger.CLOCK, clocks=(ClockKind.CALLBACK,)),
    a_rule("answer_overdue", trigger=Trigger.CLOCK, clocks=(ClockKind.ANSWER,)),
    a_rule(
        "promise_overdue",
        label="超过承诺时限",
        level=Level.L2,
        trigger=Trigger.CLOCK,
        clocks=(ClockKind.PROMISED,),
        watch=FIVE_DAYS,
    ),
    a_rule("promise_exceeded", level=Level.L3, trigger=Trigger.EXCEEDED, clocks=(ClockKind.PROMISED,)),
    a_rule("legal_overdue", level=Level.L3, trigger=Trigger.CLOCK, clocks=(ClockKind.LEGAL,)),
    a_rule("reds_in_a_month", level=Level.L3, trigger=Trigger.REPEATED, reds=2, period=Period.MONTH),
    a_rule("reds_in_half_a_year", level=Level.L4, trigger=Trigger.REPEATED, reds=3, period=Period.HALF_YEAR),
    a_rule("disclosure", label="泄露个人信息"),
    a_rule("second_correction_notice", label="第二次要求补正"),
    a_rule("false_contact", label="虚报已联系诉求人"),
)


def some_rules(**but: Any) -> AccountabilityRules:
    return AccountabilityRules(
        **{
            "version_no": 1,
            "effective_from": date(2026, 1, 1),
            "reason_window": ONE_DAY,
            "appeal_window": FIVE_DAYS,
            "ladder": a_ladder(),
            "rules": RULES,
        }
        | but
    )


def staff(id: str = WORKER.id) -> Subject:
    return Subject(kind=SubjectKind.STAFF, id=id)


def a_unit(code: str = COMMUNITY) -> Subject:
    return Subject(kind=SubjectKind.UNIT, id=code)


def a_card(rule: str = "step_overdue", **but: Any) -> Card:
    """A card that nobody has proposed yet: no fact."""
    rules = some_rules()
    known = rules.get(rule)
    return Card(
        **{
            "id": "c" * 32,
            "case_id": "a" * 32,
            "number": NUMBER,
            "subject": staff(),
            "area": GRID,
            "unit": COMMUNITY,
            "rule": known,
            "rule_version": 1,
            "rung": rules.ladder[known.level],
            "windows": Windows(reason=rules.reason_window, appeal=rules.appeal_window),
            "evidence": Evidence(facts=("intake.clock_overdue:x:1",), clock_id="promised-1"),
            "raised_from": Raiser.SYSTEM,
            "raised_by": "系统",
            "raised_at": MONDAY,
        }
        | but
    )


WAY = {
    CardState.PROPOSED: lambda card: card.propose(calendar=PLAIN),
    CardState.CONFIRMED: lambda card: card.confirm("属实", by=STATION, at=TUESDAY, calendar=PLAIN),
    CardState.APPEALED: lambda card: card.contest("不服", by=WORKER, at=TUESDAY, calendar=PLAIN),
    CardState.UPHELD: lambda card: card.decide(Verdict.UPHELD, words="维持", by=SECTION, at=TUESDAY),
}


def a_card_in(state: CardState, rule: str = "step_overdue", **but: Any) -> Card:
    """A card that has come so far, its facts not saved yet."""
    card = a_card(rule, **but)
    if state is CardState.REVOKED:
        WAY[CardState.PROPOSED](card)
        card.revoke("误发", by=LEADER, at=TUESDAY)
        return card
    for reached, go in WAY.items():
        go(card)
        if reached is state:
            break
    return card
