"""The rules of accountability: what may stand in the table, and what the delivered one says."""

from dataclasses import replace

import pytest

from services.intake.domain.accountability.card_rules import Level, Period, Trigger
from services.intake.domain.accountability.periods import span_of
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.store.accountability.rules import DeliveredAccountability
from shared.kernel import clock
from shared.kernel.errors import Invalid
from tests.intake.accountability.builders import FIVE_DAYS, RULES, a_ladder, a_rule, a_rung, some_rules
from tests.intake.builders import local


@pytest.fixture(scope="module")
def delivered():
    rules = DeliveredAccountability(None)
    rules.prepare()
    return rules.in_force(clock.now())


def test_the_ladder_costs_what_it_should(delivered):
    costs = {level.value: (rung.points, rung.star_cap) for level, rung in delivered.ladder.items()}

    assert costs == {"L0": (0, None), "L1": (-5, None), "L2": (-10, None), "L3": (-15, 3), "L4": (0, 2)}


def test_what_time_triggers_leads_where_it_should(delivered):
    found = {
        (rule.trigger.value, rule.level.value, *sorted(rule.clocks))
        for rule in delivered.rules
        if rule.trigger in {Trigger.CLOCK, Trigger.EXCEEDED}
    }

    assert found == {
        ("clock", "L1", "contact", "sign", "step"),
        ("clock", "L1", "submit", "visit"),
        ("clock", "L1", "delivery"),
        ("clock", "L1", "callback"),
        ("clock", "L1", "answer"),
        ("clock", "L2", "promised"),
        ("exceeded", "L3", "promised"),
        ("clock", "L3", "legal"),
    }
    assert delivered.get("promise_overdue").watch == FIVE_DAYS


def test_repetitions_are_counted_as_they_should(delivered):
    found = {(rule.reds, rule.period, rule.level) for rule in delivered.triggered_by(Trigger.REPEATED)}

    assert found == {(2, Period.MONTH, Level.L3), (3, Period.HALF_YEAR, Level.L4)}


def test_all_that_no_clock_can_see_is_there_to_be_raised_by_a_person(delivered):
    found = {rule.code for rule in delivered.triggered_by(Trigger.PERSON)}

    assert found == {
        "falsification",
        "qualified_refused",
        "first_review_late",
        "refused_without_reasons",
        "handled_off_system",
        "charged_beyond_list",
        "other_irregularity",
        "second_correction_notice",
        "invented_resolution",
        "false_contact",
        "disclosure",
    }


@pytest.mark.parametrize(
    "but",
    [
        {"level": Level.L0},
        {"source": ""},
        {"clocks": (ClockKind.SIGN,)},
        {"trigger": Trigger.CLOCK},
        {"trigger": Trigger.REPEATED},
        {"trigger": Trigger.REPEATED, "reds": 2},
        {"reds": 2, "period": Period.MONTH},
        {"watch": FIVE_DAYS},
    ],
    ids=str,
)
def test_a_rule_that_makes_no_sense_is_refused(but):
    with pytest.raises(Invalid):
        a_rule(**but)


@pytest.mark.parametrize(
    "but",
    [
        {"ladder": {}},
        {"ladder": a_ladder(L0=a_rung())},
        {"ladder": a_ladder(L1=replace(a_rung(), decided_by=()))},
        {"rules": (*RULES, RULES[0])},
        {"rules": (*RULES, replace(RULES[0], code="again"))},
    ],
    ids=["no rungs", "a light that costs", "nobody to appeal to", "a rule twice", "a clock in two rules"],
)
def test_a_table_that_makes_no_sense_is_refused(but):
    with pytest.raises(Invalid):
        some_rules(**but)


def test_no_level_gives_points_away():
    with pytest.raises(Invalid):
        a_rung(points=1)


@pytest.mark.parametrize(
    ("period", "at", "since", "until"),
    [
        (Period.MONTH, "2026-12-31 23:59", "2026-12-01", "2027-01-01"),
        (Period.MONTH, "2027-01-01 00:00", "2027-01-01", "2027-02-01"),
        (Period.HALF_YEAR, "2026-06-30 23:59", "2026-01-01", "2026-07-01"),
        (Period.HALF_YEAR, "2026-07-01 00:00", "2026-07-01", "2027-01-01"),
    ],
)
def test_a_period_is_one_of_the_calendar_on_the_wall(period, at, since, until):
    assert span_of(period, local(at)) == (local(f"{since} 00:00"), local(f"{until} 00:00"))


def test_a_table_without_a_rule_for_what_intake_announces_is_refused():
    rules = tuple(rule for rule in RULES if rule.code != "second_correction_notice")

    with pytest.raises(Invalid, match="second_correction_notice"):
        some_rules(rules=rules)
