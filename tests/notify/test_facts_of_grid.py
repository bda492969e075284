"""What grid really says is enough to find everybody who has to be told; nobody is forgotten on the way."""

from datetime import date, timedelta

from services.grid.domain.disputes.dispute_state import D
from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import H
from services.grid.domain.posts.handover import Handover, Hands
from services.grid.domain.records.claims import Claim
from services.grid.domain.records.duplicate import Duplicate
from services.grid.domain.visits.agreed import Agreed
from services.grid.domain.visits.findings import CaseWish, Findings, Result
from services.grid.domain.visits.looking import Review
from services.grid.domain.visits.quality import Flag
from services.grid.domain.visits.reaching import Means, Trace
from services.grid.domain.visits.searching import note_presence, trace
from services.notify.domain.audience import audience
from services.notify.domain.names import FLAGS
from tests.grid.builders import COMMUNITY, GRID, NEXT_GRID, NOON
from tests.grid.disputes import builders as disputes
from tests.grid.facilities.builders import a_facility
from tests.grid.facilities.builders import day as facility_day
from tests.grid.hazards import builders as hazards
from tests.grid.records.test_field_line import a_claim, a_line
from tests.grid.visits.builders import NOW, RULES, YELLOW, a_call, a_plan, a_visit, day

WORKERS, HEAD, HEAD_OF_BOTH = f"grid/{GRID}", f"area/{GRID}", f"area/{COMMUNITY}"
HE = "worker/W0001"


def told(*aggregates):
    """Return who is told what of the facts that are not kept yet."""
    facts = [fact for each in aggregates for fact in each.happened()]
    return {(each.message, each.recipient) for fact in facts for each in audience(fact, None)}


def test_a_hazard_from_its_finding_to_its_end():
    back, closed, none = hazards.in_state(H.MENDED), hazards.in_state(H.CLOSED), hazards.in_state(H.DISMISSED)
    back.send_back(deadline=hazards.DEADLINE, rules=hazards.RULES, by="W0100", at=NOON)
    for days in (-hazards.RULES.warn_days, 1):
        back.remind(now=disputes.local_moment(hazards.DEADLINE + timedelta(days=days)))

    assert told(back, closed, none) == {
        ("hazard_found", HEAD),
        ("hazard_found", WORKERS),
        ("hazard_charged", HE),
        ("hazard_mended", HEAD),
        ("hazard_sent_back", HE),
        ("hazard_due", HE),
        ("hazard_overdue", HE),
        ("hazard_overdue", HEAD),
        ("hazard_closed", WORKERS),
        ("hazard_dismissed", HE),
    }


def test_of_a_hazard_that_its_proof_closes_nobody_is_sent_to_look():
    minor = hazards.in_state(H.CLOSED, severity=Severity.MINOR)

    assert "hazard_mended" not in {message for message, _ in told(minor)}


def test_a_dispute_from_its_registration_to_its_end():
    mediator = f"worker/{disputes.MEDIATOR}"
    late, broken, failed = (disputes.in_state(state) for state in (D.MEDIATING, D.SETTLED, D.FAILED))
    withdrawn = disputes.in_state(D.MEDIATING)
    withdrawn.withdraw(at=NOON)
    for dispute in (late, broken):
        for number in (25, 31):
            dispute.remind(now=disputes.day(number))
    broken.follow_up(disputes.asked(kept=False), disputes.RULES)

    assert told(late, broken, failed, withdrawn) == {
        ("dispute_registered", HEAD),
        ("mediator_appointed", mediator),
        ("dispute_due", mediator),
        ("dispute_overdue", mediator),
        ("dispute_overdue", HEAD),
        ("agreement_to_check", mediator),
        ("agreement_broken", mediator),
        ("dispute_failed", HEAD),
        ("dispute_withdrawn", mediator),
    }


def test_a_dispute_that_nobody_mediates_is_the_heads():
    dispute = disputes.a_dispute()
    dispute.saved()
    dispute.remind(now=disputes.day(25))

    assert told(dispute) == {("dispute_due", HEAD)}


def test_a_facility_that_nobody_looks_at():
    facility = a_facility()
    for number in (99, 101):
        facility.remind(now=facility_day(number))

    assert told(facility) == {
        ("inspection_due", WORKERS),
        ("inspection_overdue", WORKERS),
        ("inspection_overdue", HEAD),
    }


def test_two_grids_that_claim_one_person_until_both_have_answered():
    claims = (
        Claim(person_id="P1", household_id="H1", area=GRID),
        Claim(person_id="P2", household_id="H2", area=NEXT_GRID),
    )
    duplicate = Duplicate.find(claims, due_on=date(2026, 11, 30), at=NOON)
    asked = {("duplicate_found", WORKERS), ("duplicate_found", f"grid/{NEXT_GRID}")}
    duplicate.answer("P1", lives_there=True, at=NOON)
    assert told(duplicate) == asked

    duplicate.answer("P2", lives_there=False, at=NOON)
    duplicate.dismiss(note="…", at=NOON)
    assert told(duplicate) == asked | {
        ("duplicate_answered", HEAD_OF_BOTH),
        ("duplicate_dismissed", WORKERS),
        ("duplicate_dismissed", f"grid/{NEXT_GRID}"),
    }


def test_a_visit_that_is_due_missed_and_agreed_to():
    plan = a_plan(YELLOW)
    plan.turn(RULES, now=day(27))
    plan.turn(RULES, now=day(37, 0))
    plan.agree(Agreed(opens=day(40), ends=day(40, 14), by="W0001"), at=day(38))
    plan.hurry("discharge", RULES, at=day(39))

    assert told(plan) == {
        ("visit_due", WORKERS),
        ("visit_missed", WORKERS),
        ("visit_missed", HEAD),
        ("visit_agreed", WORKERS),
        ("visit_urgent", WORKERS),
    }


def test_a_household_that_is_never_at_home():
    plan = a_plan()
    for hour in (8, 14, 20):
        note_presence(plan, a_call(day(1, hour), Result.NOT_HOME), RULES)
    for means in Means:
        trace(plan, Trace(means=means, at=day(2), by="W0001", reached=False), RULES)

    assert told(plan) == {("household_absent", WORKERS), ("household_unreachable", HEAD)}


def test_an_entry_that_is_looked_at_again():
    wish = CaseWish(topic="t", urgency="ordinary", subject="sealed", words="sealed")
    flagged, strange = a_visit(findings=Findings(cases=(wish,))), a_visit(2)
    flagged.submit(in_his_area=True)
    flagged.flag(["too_short"], at=NOW)
    flagged.judge(Review(by="W0100", at=NOW, sound=True))
    flagged.case_refused(0, "…", at=NOW)
    strange.submit(in_his_area=False)

    assert told(flagged, strange) == {
        ("visit_flagged", HE),
        ("visit_flagged", HEAD),
        ("visit_reviewed", HE),
        ("visit_case_refused", HE),
        ("visit_quarantined", HEAD_OF_BOTH),
    }


def test_every_flag_of_a_visit_is_told_in_words():
    assert set(FLAGS) == set(Flag)


def test_a_field_that_is_contradicted():
    line = a_line()
    line.hear(a_claim("cat", "dog"), present="bird", at=NOW)
    line.decide(None, by="W0100", at=NOW)

    assert told(line) == {("field_conflict_found", HEAD), ("field_conflict_decided", WORKERS)}


def test_a_handover_that_the_roster_makes_and_the_other_accepts():
    hands = Hands(grid_code=GRID, from_id="W0001", to_id="W0002")
    handover = Handover.make(hands, cause="leave", case_ids=(), auto=True, at=NOON)
    handover.accept("W0002", at=NOON)

    assert told(handover) == {
        ("handover_made", "worker/W0002"),
        ("handover_by_roster", HE),
        ("handover_accepted", HE),
    }
