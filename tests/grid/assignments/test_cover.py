"""Who covers when nobody signs: after how long, once, and who is told where nobody can."""

from datetime import date, timedelta

import pytest

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.assignments.cover_rules import CoverRules, Patience
from services.grid.domain.assignments.decision import Signature
from services.grid.domain.assignments.standstill import Cause, Standstill
from services.grid.domain.posts.duty import Crew, Post
from services.grid.store.assignments.cover_rules import DeliveredCoverRules
from services.grid.usecases.assignments.cover_cases import Waiting, cover_cases
from services.grid.usecases.assignments.note_signature import note_signature
from services.grid.usecases.assignments.note_standstill import note_standstill
from services.grid.usecases.posts.hear_calendar import hear_calendar
from shared.events.grid import AssignmentSigned, CaseAssigned, CaseCovered, CaseLeftUnsigned
from shared.events.intake import CaseSigned
from shared.events.intake_menu import CalendarPublished
from shared.kernel.calendar import Unit, local_moment
from shared.kernel.errors import Invalid, StaleWrite
from tests.grid.builders import (
    GRID,
    NOON,
    a_decision,
    a_holder,
    a_location,
    a_shift,
    an_accepted_case,
    an_assignment,
    post_filled,
    roster_published,
)
from tests.grid.fakes import FakeAssignments, FakeBook, FakeCalendars, FakeStandstills, a_rota

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BOTH = [post_filled("A", "W0001"), post_filled("B", "W0002")]
ON_DUTY = a_rota(
    posts=BOTH, duties=[roster_published("W0001", a_shift()), roster_published("W0002", a_shift("desk"))]
)
B_AWAY = a_rota(
    posts=BOTH, duties=[roster_published("W0001", a_shift()), roster_published("W0002", a_shift("leave"))]
)
B_VACANT = a_rota(posts=BOTH[:1])
RULES = FakeBook(
    CoverRules(
        version_no=1,
        effective_from=date(2026, 1, 1),
        ordinary=Patience(amount=120, unit=Unit.WORKING_MINUTE),
        urgent=Patience(amount=120, unit=Unit.WORKING_MINUTE),
        emergency=Patience(amount=5, unit=Unit.MINUTE),
    )
)
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


def given(at, *, urgency="ordinary", holder=None):
    choice = Choice(reason=Reason.A_ON_DUTY, holder=holder or a_holder(Post.A))
    case = an_accepted_case(urgency=urgency)
    return FakeAssignments(Assignment.decide(case, a_decision(at=at, choice=choice, crew=Crew())))


def cover(assignments, now, rota=ON_DUTY, calendars=None, standstills=None):
    waiting = Waiting(
        calendars=calendars or FakeCalendars(), rules=RULES, standstills=standstills or FakeStandstills()
    )
    while cover_cases(assignments, rota, waiting, now=now):
        pass


def signed(worker_id="W0001", on_behalf_of=None):
    return CaseSigned(case_id="case-1", worker_id=worker_id, on_behalf_of=on_behalf_of, signed_at=NOON)


def local(day, hour, minute=0):
    return local_moment(day) + timedelta(hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("urgency", "begins", "ends"),
    [
        ("ordinary", local(FRIDAY, 9), local(FRIDAY, 11)),
        ("ordinary", local(FRIDAY, 11), local(FRIDAY, 14, 30)),
        ("urgent", local(FRIDAY, 16, 30), local(date(2026, 11, 30), 10, 30)),
        ("ordinary", local(SATURDAY, 10), local(date(2026, 11, 30), 11)),
        ("a degree of a later release", local(FRIDAY, 9), local(FRIDAY, 11)),
        ("emergency", local(SATURDAY, 23, 58), local(date(2026, 11, 29), 0, 3)),
    ],
)
def test_the_partner_covers_after_two_working_hours_and_at_any_hour_in_an_emergency(urgency, begins, ends):
    assignments = given(begins, urgency=urgency)

    cover(assignments, ends - MINUTE)
    assert assignments.get("case-1").holder.worker_id == "W0001"
    cover(assignments, ends)

    told = [type(fact) for fact in assignments.facts]
    assert told == [CaseAssigned, CaseCovered]
    assigned, covered = assignments.facts
    assert (assigned.worker_id, assigned.on_behalf_of, assigned.reason) == (
        "W0002",
        "W0001",
        "b_covers_a_unsigned",
    )
    assert (covered.worker_id, covered.covered_by, covered.given_at) == ("W0001", "W0002", begins)


def test_one_that_is_due_later_is_not_looked_at_until_then():
    assignments = given(local(FRIDAY, 9))

    cover(assignments, local(FRIDAY, 9, 1))

    assert assignments.waiting(local(FRIDAY, 10, 59), limit=5) == []
    assert assignments.waiting(local(FRIDAY, 11), limit=5) == ["case-1"]


def test_a_case_is_covered_once_and_then_the_head_is_told_once():
    assignments = given(local(FRIDAY, 9))

    for hour in (11, 11, 14, 14, 15, 16):
        cover(assignments, local(FRIDAY, hour, 30))

    assert [type(fact) for fact in assignments.facts] == [CaseAssigned, CaseCovered, CaseLeftUnsigned]
    assert (assignments.facts[-1].worker_id, assignments.facts[-1].grid_code) == ("W0002", GRID)
    assert assignments.get("case-1").holder.worker_id == "W0002"


def test_of_two_replicas_that_cover_at_once_one_wins():
    assignments = given(local(FRIDAY, 9))
    slow = assignments.get("case-1")
    cover(assignments, local(FRIDAY, 11))

    slow.wait_no_longer(Crew(b=a_holder(Post.B)), at=local(FRIDAY, 11))
    with pytest.raises(StaleWrite):
        assignments.save(slow)

    assert len(assignments.facts) == 2


@pytest.mark.parametrize("rota", [B_AWAY, B_VACANT], ids=["B is on leave", "there is no B"])
def test_where_the_partner_cannot_the_head_is_told_and_it_stays(rota):
    assignments = given(NOON)

    cover(assignments, NOON + 6 * HOUR, rota)

    [fact] = assignments.facts
    assert isinstance(fact, CaseLeftUnsigned)
    assert assignments.get("case-1").holder.worker_id == "W0001"


@pytest.mark.parametrize("post", [Post.B, Post.HEAD])
def test_for_who_is_not_a_nobody_covers(post):
    assignments = given(NOON, holder=a_holder(post))

    cover(assignments, NOON + 6 * HOUR)

    assert [type(fact) for fact in assignments.facts] == [CaseLeftUnsigned]


def test_what_is_signed_is_covered_by_nobody_whoever_is_late():
    assignments = given(local(FRIDAY, 9))
    for _ in range(2):
        note_signature(assignments, ON_DUTY, signed=signed(), sequence=3)

    cover(assignments, local(FRIDAY, 17))

    [fact] = assignments.facts
    assert fact == AssignmentSigned(case_id="case-1", worker_id="W0001", on_behalf_of=None, signed_at=NOON)


def test_who_steps_in_by_himself_and_signs_has_the_case_and_the_credit():
    assignments = given(NOON)

    note_signature(assignments, ON_DUTY, signed=signed("W0002", "W0001"), sequence=3)

    kept = assignments.get("case-1")
    assert (kept.holder.worker_id, kept.on_behalf_of) == ("W0002", "W0001")
    assert (kept.signature.worker_id, kept.signature.on_behalf_of) == ("W0002", "W0001")
    assert [each.id for each in assignments.open_with("W0002", after=None, limit=5)] == ["case-1"]


def test_a_signer_without_a_post_there_leaves_it_with_its_worker():
    assignments = given(NOON)

    note_signature(assignments, B_VACANT, signed=signed("W0900", "W0001"), sequence=3)

    kept = assignments.get("case-1")
    assert (kept.holder.worker_id, kept.signature.worker_id) == ("W0001", "W0900")


def test_an_old_signature_that_comes_late_is_none_for_who_has_it_now():
    assignments = given(NOON)
    assignment = assignments.get("case-1")
    assignment.give_back(NOON, sequence=5)
    assignments.save(assignment)
    assignments.facts.clear()

    note_signature(assignments, ON_DUTY, signed=signed(), sequence=4)

    assert assignments.facts == []
    assert assignments.get("case-1").signature is None


def test_the_signature_of_a_case_that_never_was_the_grids_is_nothing():
    assignments = FakeAssignments()

    note_signature(assignments, ON_DUTY, signed=signed(), sequence=4)

    assert assignments.facts == []


def test_a_day_off_that_is_announced_later_is_not_counted():
    calendars, assignments = FakeCalendars(), given(local(FRIDAY, 9))
    cover(assignments, local(FRIDAY, 9, 1), calendars=calendars)
    off = CalendarPublished(year=2026, off=(FRIDAY,), worked=(SATURDAY,), source="notice")

    for _ in range(2):
        hear_calendar(calendars, assignments, published=off, sequence=1)

    cover(assignments, local(FRIDAY, 17), calendars=calendars)
    assert assignments.facts == []
    cover(assignments, local(SATURDAY, 11), calendars=calendars)
    assert isinstance(assignments.facts[-1], CaseCovered)


def stands_still(standstills, cause, sequence, until=None):
    note_standstill(standstills, Standstill(case_id="case-1", cause=cause, sequence=sequence, until=until))


def test_what_waits_for_its_applicant_is_covered_by_nobody_and_waited_for_anew_when_it_goes_on():
    assignments, standstills = given(local(FRIDAY, 9)), FakeStandstills()
    stands_still(standstills, Cause.CORRECTION, 2)

    cover(assignments, local(FRIDAY, 16), standstills=standstills)
    assert assignments.facts == []
    for _ in range(2):
        stands_still(standstills, Cause.CORRECTION, 3, until=local(FRIDAY, 16, 5))
        stands_still(standstills, Cause.CORRECTION, 2)

    cover(assignments, local(date(2026, 11, 30), 10), standstills=standstills)
    assert assignments.facts == []
    cover(assignments, local(date(2026, 11, 30), 10, 5), standstills=standstills)
    assert isinstance(assignments.facts[-1], CaseCovered)


def test_a_withdrawal_that_is_dropped_does_not_end_the_wait_for_materials():
    assignments, standstills = given(local(FRIDAY, 9)), FakeStandstills()
    stands_still(standstills, Cause.CORRECTION, 2)
    stands_still(standstills, Cause.WITHDRAWAL, 3)
    stands_still(standstills, Cause.WITHDRAWAL, 4, until=local(FRIDAY, 9, 30))

    cover(assignments, local(FRIDAY, 16), standstills=standstills)

    assert assignments.facts == []


def test_a_reopened_case_that_stays_with_who_signed_waits_for_no_signature():
    assignment = an_assignment()
    assignment.sign(_signature(), crew=Crew(), sequence=3)
    assignment.end(NOON, sequence=5)
    again = a_decision(choice=Choice(reason=Reason.HAD_IT_BEFORE, holder=a_holder(Post.A)))

    assignment.give_anew(again, sequence=6)

    assert not assignment.awaits_signature


def test_a_case_that_goes_elsewhere_waits_for_a_new_signature():
    assignment = an_assignment()
    assignment.sign(_signature(), crew=Crew(), sequence=3)
    other = a_holder(Post.A, worker_id="W0011")

    assignment.give_anew(
        a_decision(location=a_location(), choice=Choice(reason=Reason.A_ON_DUTY, holder=other)), sequence=6
    )

    assert assignment.awaits_signature


@pytest.mark.parametrize(("amount", "unit"), [(0, Unit.MINUTE), (-5, Unit.MINUTE), (2, Unit.WORKING_DAY)])
def test_patience_is_some_minutes(amount, unit):
    with pytest.raises(Invalid):
        Patience(amount=amount, unit=unit)


def test_the_delivered_rules_can_be_read():
    rules = DeliveredCoverRules(None)
    rules.prepare()

    assert rules.in_force(NOON) == RULES.in_force(NOON)


def _signature():
    return Signature(worker_id="W0001", on_behalf_of=None, at=NOON)
