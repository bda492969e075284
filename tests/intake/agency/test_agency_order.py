"""The way of an order: what may follow what, who may do it, and what each step tells."""

from dataclasses import replace
from datetime import date, time

import pytest

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.agency.custody import CustodyStep, HeldPaper
from services.intake.domain.agency.home_visit import VisitOutcome
from services.intake.domain.agency.mandate import Scope
from services.intake.domain.agency.order_basis import Tell
from services.intake.domain.agency.order_state import OrderState
from services.intake.domain.cases.known_person import KnownPerson
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.menu.menu import Discretion
from shared.events import intake_agency as facts
from shared.kernel.errors import Conflict, DomainError, Invalid, NotAllowed
from shared.plumbing.documents import from_document, to_document
from tests.intake.agency.builders import (
    BOOKLET,
    COPY,
    MOTHER,
    PARTNER,
    a_hand_over,
    a_mandate,
    a_visit,
    agency_rules,
    an_order,
    an_order_in,
    give_back,
)
from tests.intake.builders import (
    CLERK,
    HEAD,
    LATER,
    MONDAY,
    OTHER_GRID,
    PLAIN,
    RESIDENT,
    STRANGER,
    STREET,
    TUESDAY_OFF,
    WORKER,
    local,
)

S, Step = OrderState, CustodyStep


def confirm(order):
    give_back(order)
    order.confirm(RESIDENT, at=LATER, calendar=PLAIN)


def terminate(order):
    if order.custody.owed:
        give_back(order)
    order.terminate("居民要求终止", by=RESIDENT, at=LATER, calendar=PLAIN)


ACTIONS = {
    "name agent": lambda it: it.name_agent("W0003", area=it.area, by=HEAD, at=LATER),
    "book visit": lambda it: it.book_visit(a_visit(), by=WORKER, at=LATER, calendar=PLAIN),
    "meet": lambda it: it.record_visit(VisitOutcome.MET, by=WORKER, at=LATER, calendar=PLAIN),
    "find nobody": lambda it: it.record_visit(VisitOutcome.NOT_HOME, by=WORKER, at=LATER, calendar=PLAIN),
    "receive": lambda it: it.receive(a_mandate(), a_hand_over(), by=WORKER, at=LATER, calendar=PLAIN),
    "give back": give_back,
    "suspend": lambda it: it.suspend("等待证明", by=WORKER, at=LATER),
    "resume": lambda it: it.resume(by=WORKER, at=LATER),
    "collect": lambda it: it.collect(a_mandate(), by=WORKER, at=LATER),
    "hand over": lambda it: it.hand_over_result(by=WORKER, at=LATER),
    "confirm": confirm,
    "terminate": terminate,
}
PAPERS = facts.PapersMoved
BEFORE = (S.REQUESTED, S.BOOKED, S.VISITED)
WITH_A_CASE = (S.SUBMITTED, S.SUSPENDED, S.RESUMED, S.RESULT_COLLECTED)
ALLOWED = {
    **{(s, "name agent"): (s, [facts.AgentNamed]) for s in (*BEFORE, S.MATERIALS_RECEIVED, *WITH_A_CASE)},
    (S.REQUESTED, "book visit"): (S.BOOKED, [facts.HomeVisitBooked]),
    (S.BOOKED, "book visit"): (S.BOOKED, [facts.HomeVisitBooked]),
    (S.BOOKED, "meet"): (S.VISITED, [facts.HomeVisitMade]),
    (S.BOOKED, "find nobody"): (S.REQUESTED, [facts.HomeVisitMade]),
    (S.VISITED, "receive"): (S.MATERIALS_RECEIVED, [PAPERS]),
    **{(s, "receive"): (s, [PAPERS]) for s in (S.MATERIALS_RECEIVED, S.SUBMITTED, S.RESUMED)},
    **{(s, "give back"): (s, [PAPERS]) for s in (S.MATERIALS_RECEIVED, *WITH_A_CASE, S.DELIVERED)},
    (S.SUBMITTED, "suspend"): (S.SUSPENDED, [facts.AgencySuspended]),
    (S.RESUMED, "suspend"): (S.SUSPENDED, [facts.AgencySuspended]),
    (S.SUSPENDED, "resume"): (S.RESUMED, [facts.AgencyResumed]),
    (S.SUBMITTED, "collect"): (S.RESULT_COLLECTED, [facts.ResultCollected]),
    (S.RESUMED, "collect"): (S.RESULT_COLLECTED, [facts.ResultCollected]),
    (S.RESULT_COLLECTED, "hand over"): (S.DELIVERED, [facts.ResultHandedOver]),
    (S.DELIVERED, "confirm"): (S.CONFIRMED, [PAPERS, facts.AgencyConfirmed]),
    **{(s, "terminate"): (S.TERMINATED, [facts.AgencyTerminated]) for s in BEFORE},
    **{
        (s, "terminate"): (S.TERMINATED, [PAPERS, facts.AgencyTerminated])
        for s in (S.MATERIALS_RECEIVED, *WITH_A_CASE)
    },
}
BACK_FIRST = {
    (s, a) for s in (S.MATERIALS_RECEIVED, *WITH_A_CASE, S.DELIVERED) for a in ("confirm", "terminate")
}
REFUSED = [(state, action) for state in S for action in ACTIONS if (state, action) not in ALLOWED]


def kept(order):
    return to_document(order), order.happened()


def running(order):
    return {clock.kind for clock in order.clocks.running}


def last(order):
    return order.happened()[-1]


class TestStates:
    def test_every_state_can_be_reached(self):
        assert [an_order_in(state).state for state in S] == list(S)

    @pytest.mark.parametrize(("state", "action"), ALLOWED, ids=str)
    def test_a_step_leads_to_one_state_and_tells_what_happened(self, state, action):
        order = an_order_in(state)
        before = order.happened()

        ACTIONS[action](order)

        told = [type(each) for each in order.happened()[len(before) :]]
        assert (order.state, told) == ALLOWED[state, action]
        assert order.history[-1].at in (LATER, MONDAY)

    @pytest.mark.parametrize(("state", "action"), REFUSED, ids=str)
    def test_any_other_step_is_refused_and_changes_nothing(self, state, action):
        order = an_order_in(state)
        if (state, action) in BACK_FIRST and order.custody.owed:
            give_back(order)
        before = kept(order)
        act = ACTIONS[action]
        if (state, action) in BACK_FIRST and action == "confirm":
            act = lambda it: it.confirm(RESIDENT, at=LATER, calendar=PLAIN)  # noqa: E731

        with pytest.raises(Conflict):
            act(order)
        assert kept(order) == before

    @pytest.mark.parametrize("state", S)
    def test_it_is_read_back_as_it_was(self, state):
        order = an_order_in(state)
        assert from_document(AgencyOrder, to_document(order)) == order


class TestClocks:
    def test_the_first_contact_and_the_visit_have_their_time_from_the_request(self):
        order = an_order_in(S.REQUESTED)

        assert order.due == {
            ClockKind.CONTACT: local("2026-11-24 17:00"),
            ClockKind.VISIT: local("2026-11-25 17:00"),
        }

    def test_who_cannot_leave_his_bed_is_visited_on_the_same_day(self):
        assert an_order_in(S.REQUESTED, bed_bound=True).due[ClockKind.VISIT] == local("2026-11-23 17:00")

    @pytest.mark.parametrize(
        ("state", "kinds"),
        [
            (S.BOOKED, {ClockKind.VISIT}),
            (S.VISITED, set()),
            (S.MATERIALS_RECEIVED, {ClockKind.SUBMIT}),
            (S.SUBMITTED, set()),
            (S.CONFIRMED, set()),
            (S.TERMINATED, set()),
        ],
    )
    def test_each_step_ends_its_clock(self, state, kinds):
        assert running(an_order_in(state)) == kinds

    def test_where_nobody_was_at_home_the_time_for_the_visit_runs_on(self):
        order = an_order_in(S.BOOKED)
        due = order.due[ClockKind.VISIT]

        ACTIONS["find nobody"](order)

        assert order.due == {ClockKind.VISIT: due}

    def test_more_papers_give_no_more_time(self):
        order = an_order_in(S.MATERIALS_RECEIVED)
        due = dict(order.due)

        ACTIONS["receive"](order)

        assert order.due == due

    def test_every_mark_rings_once_and_names_agent_and_area(self):
        order = an_order_in(S.REQUESTED, agent_id=WORKER.id)
        order.saved()
        for _ in range(3):
            ring(order, now=local("2026-11-26 10:00"), calendar=PLAIN)

        told = [(type(each), each.clock) for each in order.happened()]
        assert told.count((facts.AgencyClockOverdue, "contact")) == 1
        assert told.count((facts.AgencyClockOverdue, "visit")) == 1
        assert {(each.agent_id, each.grid_code) for each in order.happened()} == {(WORKER.id, order.area)}

    def test_it_warns_before_the_time_is_over(self):
        order = an_order_in(S.REQUESTED)
        order.saved()
        ring(order, now=local("2026-11-24 16:00"), calendar=PLAIN)

        assert {type(each) for each in order.happened()} == {facts.AgencyClockWarned}

    def test_a_new_calendar_moves_what_is_due_and_tells_so(self):
        order = an_order_in(S.REQUESTED)
        order.saved()
        order.keep_up(TUESDAY_OFF, at=LATER)

        moved = {each.clock: each.due for each in order.happened()}
        assert moved == {"contact": local("2026-11-25 17:00"), "visit": local("2026-11-26 17:00")}

    def test_both_sides_are_reminded_of_the_visit_once(self):
        order = an_order_in(S.BOOKED)
        order.saved()
        moment = local("2026-11-24 09:30")
        assert order.next_ring == moment
        for _ in range(2):
            ring(order, now=moment, calendar=PLAIN)

        reminded = [each for each in order.happened() if isinstance(each, facts.HomeVisitReminded)]
        assert [(each.principal_id, each.agent_id) for each in reminded] == [("R0001", WORKER.id)]

    @pytest.mark.parametrize("now", ["2026-11-25 10:30", "2026-11-30 10:00"])
    def test_nobody_is_reminded_of_a_visit_that_is_over(self, now):
        order = an_order_in(S.BOOKED)
        ring(order, now=local(now), calendar=PLAIN)

        assert facts.HomeVisitReminded not in {type(each) for each in order.happened()}

    def test_nor_of_one_that_was_agreed_within_the_day(self):
        order = an_order_in(S.REQUESTED)
        visit = a_visit(day=date(2026, 11, 24), start=time(9), booked_at=MONDAY)
        order.book_visit(visit, by=WORKER, at=MONDAY, calendar=PLAIN)

        ring(order, now=local("2026-11-24 08:30"), calendar=PLAIN)

        assert facts.HomeVisitReminded not in {type(each) for each in order.happened()}

    @pytest.mark.parametrize("but", [{"start": time(11)}, {"day": date(2026, 11, 22)}])
    def test_a_window_ends_after_it_begins_and_is_not_over(self, but):
        with pytest.raises(DomainError):
            a_visit(**but)


class TestWho:
    def test_who_agrees_the_visit_answers_for_it(self):
        order = an_order_in(S.BOOKED)
        assert (order.agent_id, order.hands) == (WORKER.id, (WORKER.id,))

    @pytest.mark.parametrize("by", [PARTNER, HEAD])
    def test_the_partner_and_the_head_stand_in_and_it_is_said_for_whom(self, by):
        order = an_order_in(S.BOOKED)

        order.record_visit(VisitOutcome.MET, by=by, at=LATER, calendar=PLAIN)

        assert (order.agent_id, order.hands) == (WORKER.id, (WORKER.id, by.id))
        assert (last(order).acted_by, order.history[-1].note) == (by.id, f"代 {WORKER.id}")

    @pytest.mark.parametrize("action", ["book visit", "meet", "suspend", "collect"])
    def test_nobody_of_another_grid_acts_in_it(self, action):
        order = an_order_in({"book visit": S.REQUESTED, "meet": S.BOOKED}.get(action, S.SUBMITTED))
        before = kept(order)
        acts = {
            "book visit": lambda: order.book_visit(a_visit(), by=STRANGER, at=LATER, calendar=PLAIN),
            "meet": lambda: order.record_visit(VisitOutcome.MET, by=STRANGER, at=LATER, calendar=PLAIN),
            "suspend": lambda: order.suspend("原因", by=STRANGER, at=LATER),
            "collect": lambda: order.collect(a_mandate(), by=STRANGER, at=LATER),
        }

        with pytest.raises(NotAllowed):
            acts[action]()
        assert kept(order) == before

    def test_an_agent_is_named_within_the_area_and_no_other(self):
        order = an_order_in(S.REQUESTED, area=STREET)
        order.name_agent("W0009", area=OTHER_GRID, by=HEAD, at=LATER)
        assert (order.agent_id, order.area) == ("W0009", OTHER_GRID)

        with pytest.raises(Invalid) as refusal:
            order.name_agent("W0001", area="340102998001J001", by=HEAD, at=LATER)
        assert set(refusal.value.fields) == {"grid_code"}

    @pytest.mark.parametrize("by", [WORKER, PARTNER])
    def test_whoever_acted_in_it_does_not_confirm_it(self, by):
        order = an_order_in(S.RESULT_COLLECTED)
        order.hand_over_result(by=PARTNER, at=LATER)
        give_back(order)

        with pytest.raises(Conflict, match="自己"):
            order.confirm(by, at=LATER, calendar=PLAIN)

    @pytest.mark.parametrize(
        ("tell", "principal", "targets"),
        [
            (Tell.PRINCIPAL, MOTHER, ("R0001",)),
            (Tell.AGENT, MOTHER, ("W0001",)),
            (Tell.BOTH, MOTHER, ("R0001", "W0001")),
            (Tell.BOTH, KnownPerson(), ("W0001",)),
            (Tell.PRINCIPAL, KnownPerson(), ("W0001",)),
        ],
    )
    def test_the_resident_chooses_who_is_told_and_somebody_always_is(self, tell, principal, targets):
        assert an_order(tell=tell, principal=principal, agent_id="W0001").notify_targets == targets

    def test_of_a_quiet_item_only_its_kind_is_told(self):
        order = an_order_in(S.REQUESTED, discretion=Discretion.DISCREET)
        assert last(order).subject == "代办事项"


class TestPapers:
    @pytest.mark.parametrize("state", [S.MATERIALS_RECEIVED, *WITH_A_CASE])
    def test_it_does_not_end_before_every_original_is_back(self, state):
        order = an_order_in(state)
        before = kept(order)

        with pytest.raises(Conflict) as refusal:
            order.terminate("居民要求", by=RESIDENT, at=LATER, calendar=PLAIN)
        assert (set(refusal.value.fields), kept(order)) == ({"户口簿"}, before)

    def test_nor_is_it_confirmed(self):
        order = an_order_in(S.DELIVERED)
        with pytest.raises(Conflict, match="原件"):
            order.confirm(RESIDENT, at=LATER, calendar=PLAIN)

    def test_what_is_copied_or_presented_is_still_owed(self):
        order = an_order_in(S.SUBMITTED)
        for step in (Step.COPIED, Step.SUBMITTED):
            order.hand_on(a_hand_over(step, BOOKLET), by=WORKER, at=LATER)

        assert order.custody.owed == ("户口簿",)
        give_back(order)
        assert (order.custody.owed, order.custody.is_whole) == ((), True)

    @pytest.mark.parametrize(
        ("hand_over", "refusal"),
        [
            (a_hand_over(Step.RETURNED, HeldPaper(name="户口簿", original=True, quantity=2)), Conflict),
            (a_hand_over(Step.SUBMITTED, HeldPaper(name="房产证", original=True, quantity=1)), Conflict),
            (a_hand_over(Step.RETURNED, BOOKLET, BOOKLET), Conflict),
            (a_hand_over(Step.COPIED, BOOKLET, receipt=""), Invalid),
            (a_hand_over(Step.RECEIVED, COPY), Invalid),
        ],
    )
    def test_nothing_is_passed_on_that_is_not_there_or_not_signed_for(self, hand_over, refusal):
        order = an_order_in(S.SUBMITTED)
        before = kept(order)

        with pytest.raises(refusal):
            order.hand_on(hand_over, by=WORKER, at=LATER)
        assert kept(order) == before

    @pytest.mark.parametrize(
        "mandate",
        [
            a_mandate(agent_id="W0002"),
            a_mandate(items=("JZ-005",)),
            a_mandate(principal=KnownPerson(prints=("somebody else",))),
            a_mandate(scope=Scope.COLLECT),
            a_mandate(valid_until=date(2026, 11, 22), valid_from=date(2026, 11, 1)),
            a_mandate(valid_from=date(2026, 11, 24)),
            a_mandate(revoked_at=MONDAY),
        ],
        ids=["agent", "item", "resident", "scope", "over", "to come", "revoked"],
    )
    def test_without_a_fitting_mandate_nothing_is_taken(self, mandate):
        order = an_order_in(S.VISITED)
        before = kept(order)

        with pytest.raises(Conflict):
            order.receive(mandate, a_hand_over(), by=WORKER, at=MONDAY, calendar=PLAIN)
        assert kept(order) == before

    def test_what_is_asked_for_later_needs_the_scope_to_correct(self):
        order = an_order_in(S.SUBMITTED)
        with pytest.raises(Conflict, match="补正"):
            order.receive(a_mandate(scope=Scope.SUBMIT), a_hand_over(), by=WORKER, at=LATER, calendar=PLAIN)

    def test_a_result_is_not_collected_without_the_scope_for_it(self):
        order = an_order_in(S.SUBMITTED)
        with pytest.raises(Conflict, match="领取"):
            order.collect(a_mandate(scope=Scope.SUBMIT), by=WORKER, at=LATER)


def test_an_application_of_an_order_that_was_ended_in_between_is_kept_on_it():
    order = an_order_in(S.TERMINATED)

    order.note_submitted("c1", number="N1", by="系统", at=LATER, calendar=PLAIN)

    assert (order.state, order.case_id, order.case_number) == (S.TERMINATED, "c1", "N1")


def test_why_it_was_suspended_is_told_without_numbers_of_people():
    order = an_order_in(S.SUBMITTED)
    order.suspend("联系 13800005678 未果", by=WORKER, at=LATER)

    assert "13800005678" not in last(order).why


@pytest.mark.parametrize("but", [{"mandate_days": 0}, {"witnesses": 0}, {"remind_hours": 0}])
def test_rules_that_make_no_sense_are_refused(but):
    with pytest.raises(Invalid):
        agency_rules(**but)


def test_a_line_of_the_log_cannot_be_changed_taken_out_or_moved_unseen():
    order = an_order_in(S.SUBMITTED)
    give_back(order)
    lines = order.custody.lines
    tampered = [
        lines[1:],
        lines[:1] + lines[2:],
        (lines[1], lines[0], *lines[2:]),
        (replace(lines[0], receipt="another"), *lines[1:]),
        (*lines[:-1], replace(lines[-1], by=CLERK.id)),
        (*lines[:-1], replace(lines[-1], at=LATER)),
    ]

    assert order.custody.is_whole
    assert not any(replace(order.custody, lines=each).is_whole for each in tampered)
