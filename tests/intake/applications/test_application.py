"""The way of an application: every act in every state is either in the table or refused, and what follows."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.decision import Decision, DecisionPaper, Origin
from services.intake.domain.applications.notice import Receipt, ServiceMethod
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.state import PASSED_THROUGH, WORDS, ApplicationState
from services.intake.domain.applications.supply import Supply
from services.intake.domain.applications.transitions import TABLE, Act
from services.intake.domain.applications.undertaking import Undertaking
from services.intake.domain.cases.flagging import Flag
from services.intake.domain.cases.pausing import Cause
from services.intake.domain.cases.script import CallResult, VisitChannel
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.menu.material import ApplicantKind, Paper
from services.intake.domain.menu.menu import Handling
from services.intake.domain.organisation.route import Decider
from shared.events import (
    intake,
    intake_applications,
    intake_flags,
    intake_handling,
    intake_rating,
    intake_results,
    intake_waiting,
)
from shared.events.intake import CaseDecided, CaseRegistered, CaseSigned
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.plumbing.documents import from_document, to_document
from tests.intake.applications.ways import (
    OF_TIME,
    a_stepped_application,
    released,
    tolerant_in,
    with_clocks_over,
)
from tests.intake.builders import (
    A_HEARING,
    CLERK,
    CONTENT,
    DECLINED,
    GRANTED,
    HEAD,
    LATER,
    LEADER,
    MONDAY,
    ONE_DAY,
    OTHER_AUTHORITY,
    PLAIN,
    RESIDENT,
    REVIEWER,
    SOMETHING_EXPIRED,
    STRANGER,
    TOLERANT_GUIDE,
    WORKER,
    a_caller,
    a_complete_set,
    a_handler,
    an_application,
    an_application_badly_rated,
    an_application_in,
    an_order_of_delivery,
    local,
)
from tests.intake.menu_builders import a_guide, a_material, an_item, stated
from tests.intake.organisation_builders import a_route

S = ApplicationState
NOW = {"at": LATER, "calendar": PLAIN}
STATES = [state for state in S if state not in PASSED_THROUGH]
LONG_AFTER = local("2027-03-01 10:00")


def accept(application, item=None, by=CLERK, **but):
    application.accept(item or an_item(), by=by, **NOW | but)


def assign(application):
    application.assign(a_handler(worker_id="W0005", assignment=2), sign=ONE_DAY, **NOW)


def sign(by=WORKER):
    return lambda application: application.sign(by, **NOW)


def decide(paper=GRANTED, by=REVIEWER, guide=None):
    return lambda application: application.decide(paper, guide or a_guide(), by=by, **NOW)


def settle(application):
    application.settle(TOLERANT_GUIDE, {"proof": Paper.IN_ORDER}, by=CLERK, **NOW)


def confirm_receipt(application):
    receipt = Receipt(method=ServiceMethod.COUNTER, proof="签收单1号", served_at=LATER)
    application.confirm_receipt(receipt, by=CLERK.id, at=LATER)


def call_back(application):
    application.call_rater_back(CONTENT, channel=VisitChannel.PHONE, by=HEAD, **NOW)


def supply(application):
    application.supply(a_guide(), Supply(papers={"identity_card": Paper.IN_ORDER}), by=CLERK, **NOW)


def ask_pause(application):
    until = date(2026, 12, 4)
    application.ask_pause(Cause.FORCE_MAJEURE, basis="气象预警1号", until=until, by=WORKER, at=LATER)


ACTS = {
    Act.RECEIVE: lambda it: it.receive(a_complete_set(), by=CLERK, at=MONDAY, calendar=PLAIN),
    Act.LOSE_APPOINTMENT: lambda it: it.lose_appointment("missed", **NOW),
    Act.ACCEPT: accept,
    Act.REFUSE: lambda it: it.refuse(OTHER_AUTHORITY, by=CLERK, **NOW),
    Act.REQUEST_CORRECTION: lambda it: it.request_correction(a_guide(), SOMETHING_EXPIRED, by=CLERK, **NOW),
    Act.CONFIRM_RECEIPT: confirm_receipt,
    Act.HAND_IN: lambda it: it.hand_in({"identity_card": "photo-1"}, by=RESIDENT, **NOW),
    Act.SUPPLY: supply,
    Act.ASSIGN: assign,
    Act.SIGN: sign(),
    Act.HAND_OVER: lambda it: it.hand_over("街道审核", by=CLERK, **NOW),
    Act.END_STEP: lambda it: it.end_step("已审核", by=WORKER, **NOW),
    Act.START_SPECIAL: lambda it: it.start_special(A_HEARING, by=CLERK, **NOW),
    Act.END_SPECIAL: lambda it: it.end_special("听证笔录1号", by=CLERK, **NOW),
    Act.FLAG: lambda it: it.flag(Flag.URGENT, words="生活困难", by=HEAD, at=LATER),
    Act.UNFLAG: lambda it: it.unflag(Flag.HISTORIC, words="并非遗留", by=HEAD, at=LATER),
    Act.EXTEND: lambda it: it.extend("案情复杂", by=LEADER, **NOW),
    Act.ASK_PAUSE: ask_pause,
    Act.GRANT_PAUSE: lambda it: it.grant_pause(by=REVIEWER, **NOW),
    Act.REFUSE_PAUSE: lambda it: it.refuse_pause("材料不足", by=REVIEWER, at=LATER),
    Act.END_PAUSE: lambda it: it.end_pause("道路已通", by=CLERK.id, **NOW),
    Act.DECIDE: decide(DECLINED),
    Act.SETTLE: settle,
    Act.REQUEST_WITHDRAWAL: lambda it: it.request_withdrawal("不办了", by=CLERK, at=LATER),
    Act.CONFIRM_WITHDRAWAL: lambda it: it.confirm_withdrawal("撤件申请书", by=CLERK, **NOW),
    Act.DROP_WITHDRAWAL: lambda it: it.drop_withdrawal(by=CLERK, at=LATER),
    Act.PREPARE_DELIVERY: lambda it: it.prepare_delivery(by=CLERK, at=LATER),
    Act.DELIVER: lambda it: it.deliver(an_order_of_delivery(served_at=LATER), by=CLERK, **NOW),
    Act.RATE: lambda it: it.rate(4, scale=1, by=RESIDENT, **NOW),
    Act.CONTACT_RATER: lambda it: it.contact_rater("已致歉", by=CLERK, **NOW),
    Act.RECTIFY: lambda it: it.rectify("已补发", by=CLERK, **NOW),
    Act.CALL_RATER_BACK: call_back,
    Act.MISS_RATER: lambda it: it.miss_rater(
        CallResult.NO_ANSWER, channel=VisitChannel.PHONE, by=HEAD, **NOW
    ),
    Act.REVOKE: lambda it: it.revoke("行政许可法第六十九条", "材料不实", by=LEADER, **NOW),
    Act.ARCHIVE: lambda it: it.archive(by=CLERK, **NOW),
}
TELLS = {
    Act.RECEIVE: [intake_applications.ApplicationReceived],
    Act.LOSE_APPOINTMENT: [intake_waiting.AppointmentLapsed],
    Act.ACCEPT: [intake.CaseAccepted],
    Act.REFUSE: [intake.CaseRefused],
    Act.REQUEST_CORRECTION: [intake_applications.CorrectionRequested],
    Act.CONFIRM_RECEIPT: [intake_applications.CorrectionReceiptConfirmed],
    Act.HAND_IN: [intake_applications.MaterialsHandedIn],
    Act.SUPPLY: [intake_applications.MaterialsSupplied, intake_applications.CorrectionDone],
    Act.ASSIGN: [intake.HandlerNamed],
    Act.SIGN: [intake.CaseSigned],
    Act.HAND_OVER: [intake_applications.StepStarted],
    Act.END_STEP: [intake_applications.StepEnded, intake_applications.StepStarted],
    Act.START_SPECIAL: [intake_applications.SpecialProcedureStarted],
    Act.END_SPECIAL: [intake_applications.SpecialProcedureEnded],
    Act.FLAG: [intake_flags.CaseFlagged],
    Act.UNFLAG: [intake_flags.CaseUnflagged],
    Act.EXTEND: [intake_applications.ApplicationExtended],
    Act.ASK_PAUSE: [intake_waiting.PauseAsked],
    Act.GRANT_PAUSE: [intake_waiting.CasePaused],
    Act.REFUSE_PAUSE: [intake_waiting.PauseRefused],
    Act.END_PAUSE: [intake_waiting.PauseEnded],
    Act.DECIDE: [CaseDecided],
    Act.SETTLE: [intake_results.ToleranceSettled],
    Act.REQUEST_WITHDRAWAL: [intake_applications.WithdrawalRequested],
    Act.CONFIRM_WITHDRAWAL: [intake_applications.ApplicationWithdrawn],
    Act.DROP_WITHDRAWAL: [intake_applications.WithdrawalDropped],
    Act.PREPARE_DELIVERY: [intake_results.ResultReady],
    Act.DELIVER: [intake_results.ResultDelivered],
    Act.RATE: [intake_results.ApplicationRated],
    Act.CONTACT_RATER: [intake_rating.RaterContacted],
    Act.RECTIFY: [intake_rating.RatingRectified],
    Act.CALL_RATER_BACK: [intake_rating.RedressEnded],
    Act.MISS_RATER: [intake_handling.VisitFailed],
    Act.REVOKE: [intake_results.ApplicationRevoked],
    Act.ARCHIVE: [intake_results.ApplicationArchived],
}
AT_ONCE = a_guide(handling=Handling.AT_ONCE, promise=stated(0), legal=None)
EXTENDABLE = a_guide(legal=stated(20, at_longest=30))


def with_guide(state, guide, **but):
    return an_application_in(state, undertaking=Undertaking.of(guide), **but)


def withdrawn_from(state):
    """An application that somebody asked to withdraw while it was in a state."""
    application = an_application_in(state)
    application.request_withdrawal("不办了", by=CLERK, at=MONDAY)
    return application


def paused(state):
    """An application whose clocks wait, and perhaps a withdrawal of it."""
    application = an_application_in(S.IN_STEP)
    ask_pause(application)
    application.grant_pause(by=REVIEWER, **NOW)
    if state is S.WITHDRAWING:
        application.request_withdrawal("不办了", by=CLERK, at=LATER)
    return application


def asked_to_pause():
    application = an_application_in(S.IN_STEP)
    ask_pause(application)
    return application


def stepped(state):
    return lambda: a_stepped_application(state)


def with_notice(state):
    """An application in a state, with a notice that nobody has confirmed."""
    application = an_application_in(state)
    application.notices = an_application_in(S.CORRECTING).notices
    return application


def badly_rated(state, act):
    """An application badly rated, as far made good as the act needs; perhaps revoked in the meantime."""
    application = an_application_badly_rated()
    if act is not Act.CONTACT_RATER:
        ACTS[Act.CONTACT_RATER](application)
    if act in {Act.CALL_RATER_BACK, Act.MISS_RATER}:
        ACTS[Act.RECTIFY](application)
    if state is S.REVOKED:
        ACTS[Act.REVOKE](application)
    return application


OF_REDRESS = (Act.CONTACT_RATER, Act.RECTIFY, Act.CALL_RATER_BACK, Act.MISS_RATER)
PREPARED = {
    (S.ACCEPTED, Act.HAND_OVER): stepped(S.ACCEPTED),
    (S.IN_STEP, Act.END_STEP): stepped(S.IN_STEP),
    (S.ACCEPTED, Act.DECIDE): lambda: with_guide(S.ACCEPTED, AT_ONCE),
    (S.CORRECTING, Act.DECIDE): lambda: with_clocks_over(an_application_in(S.CORRECTING)),
    (S.CORRECTING, Act.REFUSE): None,  # for one reason only: see the tests of corrections
    (S.IN_STEP, Act.GRANT_PAUSE): asked_to_pause,
    (S.IN_STEP, Act.REFUSE_PAUSE): asked_to_pause,
    (S.IN_STEP, Act.END_PAUSE): lambda: paused(S.IN_STEP),
    (S.WITHDRAWING, Act.END_PAUSE): lambda: paused(S.WITHDRAWING),
    (S.WITHDRAWING, Act.LOSE_APPOINTMENT): lambda: withdrawn_from(S.BOOKED),
    (S.WITHDRAWING, Act.ASSIGN): lambda: an_application_in(S.WITHDRAWING),
    (S.GRANTED_TOLERANTLY, Act.PREPARE_DELIVERY): lambda: released(S.GRANTED_TOLERANTLY),
    (S.DELIVERED, Act.ARCHIVE): lambda: with_clocks_over(an_application_in(S.DELIVERED)),
    (S.ACCEPTED, Act.EXTEND): lambda: with_guide(S.ACCEPTED, EXTENDABLE),
    (S.IN_STEP, Act.EXTEND): lambda: with_guide(S.IN_STEP, EXTENDABLE),
} | {(state, Act.SETTLE): (lambda state=state: tolerant_in(state)) for state in TABLE[Act.SETTLE]}
PREPARED |= {
    (state, Act.CONFIRM_RECEIPT): (lambda state=state: with_notice(state))
    for state in TABLE[Act.CONFIRM_RECEIPT]
} | {
    (state, act): (lambda state=state, act=act: badly_rated(state, act))
    for act in OF_REDRESS
    for state in TABLE[act]
}
ALLOWED = [
    (state, act)
    for act in ACTS
    for state in TABLE[act]
    if PREPARED.get((state, act), an_application_in) is not None
]
REFUSED = [(state, act) for state in STATES for act in ACTS if state not in TABLE[act]]


def kept(application):
    """All that a database could know of it, and the facts that are not saved yet."""
    return to_document(application), application.happened()


def named(application):
    application.assign(a_handler(), sign=ONE_DAY, at=MONDAY, calendar=PLAIN)
    return application


def ready(state, act):
    application = PREPARED.get((state, act), lambda: an_application_in(state))()
    application.is_historic = act is Act.UNFLAG
    return named(application) if act is Act.SIGN else application


def test_the_numbers_are_those_that_approval_systems_exchange():
    assert [(int(state), WORDS[state]) for state in S][:17] == [
        (0, "预约"),
        (1, "已接件"),
        (2, "已撤件"),
        (3, "窗口受理"),
        (4, "不受理"),
        (5, "不予受理"),
        (6, "补正（开始）"),
        (7, "补正（结束）"),
        (8, "开始办理"),
        (9, "特别程序（开始）"),
        (10, "特别程序（结束）"),
        (11, "办结（通过）"),
        (12, "办结（容缺通过）"),
        (13, "办结（不通过）"),
        (14, "撤回"),
        (15, "撤销"),
        (16, "撤件待确认"),
    ]


def test_every_act_is_one_of_people_or_of_time():
    assert set(ACTS) | set(OF_TIME) == set(Act)


def test_every_state_can_be_reached():
    assert [an_application_in(state).state for state in STATES] == STATES


@pytest.mark.parametrize(("state", "act"), ALLOWED, ids=str)
def test_an_act_leads_where_the_table_says_and_tells_it(state, act):
    application = ready(state, act)
    before = application.happened()

    ACTS[act](application)

    told = [type(each) for each in application.happened()[len(before) :]]
    assert application.state in TABLE[act][state]
    assert told == TELLS[act]
    assert application.history[-1].at in {LATER, MONDAY}
    assert application.state is state or application.reached[-1].state is application.state


@pytest.mark.parametrize(("state", "act"), REFUSED, ids=str)
def test_any_other_act_is_refused_and_changes_nothing(state, act):
    application = an_application_in(state)
    before = kept(application)

    with pytest.raises(Conflict, match=f"办件{WORDS[state]}，不能"):
        ACTS[act](application)
    assert kept(application) == before


@pytest.mark.parametrize("state", STATES)
def test_what_time_does_is_in_the_table_too(state):
    """Let all that runs run out: each step that it takes by itself is one of the table's."""
    application = an_application_in(state)
    reached = [state]

    ring(application, now=LONG_AFTER, calendar=PLAIN)

    reached += [each.state for each in application.reached if each.at == LONG_AFTER]
    for before, after in itertools.pairwise(reached):
        assert any(after in TABLE[act].get(before, ()) for act in OF_TIME)


@pytest.mark.parametrize("state", STATES)
def test_an_application_can_be_kept_in_every_state(state):
    application = an_application_in(state)
    assert from_document(Application, to_document(application)) == application


def test_signing_begins_the_work():
    application = named(an_application_in(S.ACCEPTED))

    sign()(application)

    assert application.state is S.IN_STEP
    assert isinstance(application.happened()[-1], CaseSigned)
    assert ClockKind.SIGN not in {clock.kind for clock in application.clocks.running}


@pytest.mark.parametrize("by", [WORKER, STRANGER], ids=["nobody is named yet", "another is named"])
def test_nobody_signs_what_is_not_his(by):
    application = an_application_in(S.ACCEPTED)
    if by is STRANGER:
        named(application)
    before = kept(application)

    with pytest.raises(NotAllowed):
        sign(by)(application)
    assert kept(application) == before


def test_receiving_starts_the_time_of_the_window_alone():
    application = an_application_in(S.RECEIVED)

    assert [type(fact) for fact in application.happened()] == [CaseRegistered]
    assert application.due == {"notice": local("2026-11-30 17:00")}


def test_the_clocks_run_from_acceptance_by_the_limits_of_its_item():
    application = an_application_in(S.RECEIVED)

    accept(application)

    fact = application.happened()[-1]
    assert (fact.promised_due, fact.legal_due) == (local("2026-11-30 17:00"), local("2026-12-21 17:00"))
    assert {clock.kind for clock in application.clocks.running} == {"legal", "promised"}
    assert {clock.started_at for clock in application.clocks.running} == {LATER}


def test_all_that_is_missing_is_said_at_once():
    guide = a_guide(materials=(a_material("identity_card"), a_material("form"), a_material("proof")))
    brought = Presented(
        by=ApplicantKind.SELF, papers={"form": Paper.EXPIRED, "identity_card": Paper.ILLEGIBLE}
    )
    application = an_application(presented=brought)
    application.register()
    before = kept(application)

    with pytest.raises(Conflict) as refusal:
        accept(application, an_item(guide=guide))

    assert refusal.value.fields == {
        "identity_card": ["请重新提交清晰的材料 identity_card"],
        "form": ["请提交有效期内的材料 form"],
        "proof": ["请补交材料 proof"],
    }
    assert kept(application) == before


def test_what_the_window_finds_counts_and_not_what_was_said_at_first():
    application = an_application_in(S.RECEIVED)

    with pytest.raises(Conflict):
        accept(application, papers={"identity_card": Paper.EXPIRED})
    assert application.presented.papers == {"identity_card": Paper.IN_ORDER}


@pytest.mark.parametrize(
    "by",
    [
        CLERK,
        WORKER,
        HEAD,
        a_caller("C0002", "clerk", "340102998"),
    ],
    ids=["who received it", "the handler", "who signed in his place", "who accepted it"],
)
def test_nobody_decides_on_what_he_had_in_hand(by):
    application = an_application_in(S.RECEIVED)
    accept(application, by=a_caller("C0002", "clerk", "340102998"))
    sign(HEAD)(named(application))
    before = kept(application)

    with pytest.raises(Conflict, match="审核人不能是经办人"):
        decide(by=by)(application)
    assert kept(application) == before


def test_what_is_promised_is_not_decided_before_the_work_on_it():
    application = an_application_in(S.ACCEPTED)
    before = kept(application)

    with pytest.raises(Conflict):
        decide()(application)
    assert kept(application) == before


class TestOnTheSpot:
    """What is handled at once (即办) is decided where it is accepted, on the same day."""

    def at_once(self, state):
        return with_guide(state, AT_ONCE)

    @pytest.mark.parametrize("state", [S.ACCEPTED, S.IN_STEP])
    @pytest.mark.parametrize("by", [CLERK, REVIEWER])
    def test_whoever_accepted_it_may_decide(self, state, by):
        application = self.at_once(state)
        assert application.due["promised"] == local("2026-11-23 17:00")

        decide(by=by, guide=AT_ONCE)(application)

        assert application.state is S.GRANTED
        assert set(application.due) == {"delivery"}

    def test_it_has_to_end_the_same_day_and_is_late_the_next(self):
        application = self.at_once(S.ACCEPTED)

        application.decide(GRANTED, AT_ONCE, by=CLERK, at=local("2026-11-24 09:00"), calendar=PLAIN)
        ring(application, now=local("2026-11-24 09:00"), calendar=PLAIN)

        late = [each.clock for each in application.happened() if isinstance(each, intake.ClockOverdue)]
        assert late == ["promised"]

    def test_declining_needs_words_there_too(self):
        with pytest.raises(Invalid):
            decide(DecisionPaper(decision=Decision.DECLINED), by=CLERK)(self.at_once(S.ACCEPTED))


class TestWhatAnotherAuthorityDecides:
    """Most grants go up to the district: here its decision is kept, not made."""

    PAPER = Origin(authority="瑶海区民政局", number="瑶民低保1号", made_on=MONDAY.date())
    DISTRICT = a_route(decides=Decider.DISTRICT)

    @pytest.mark.parametrize("paper", [GRANTED, DECLINED])
    def test_it_is_kept_with_its_paper(self, paper):
        application = an_application_in(S.IN_STEP, route=self.DISTRICT)

        decide(replace(paper, origin=self.PAPER))(application)

        assert application.decided.origin == self.PAPER

    @pytest.mark.parametrize(
        ("route", "origin"),
        [
            (a_route(decides=Decider.DISTRICT), None),
            (a_route(decides=Decider.OTHER_AUTHORITY), None),
            (a_route(decides=Decider.STREET), PAPER),
            (a_route(decides=Decider.COMMUNITY), PAPER),
            (DISTRICT, replace(PAPER, made_on=MONDAY.date() - timedelta(days=1))),
            (DISTRICT, replace(PAPER, made_on=MONDAY.date() + timedelta(days=365))),
        ],
        ids=["district", "other", "street", "community", "before it was asked", "not yet"],
    )
    def test_without_it_or_where_the_street_decides_it_is_refused(self, route, origin):
        application = an_application_in(S.IN_STEP, route=route)
        before = kept(application)

        with pytest.raises(Invalid) as refusal:
            decide(replace(GRANTED, origin=origin))(application)

        assert set(refusal.value.fields) == {"origin"}
        assert kept(application) == before


@pytest.mark.parametrize(
    ("but", "missing"),
    [
        ({}, {"reasons", "remedies"}),
        ({"reasons": "不符合条件"}, {"remedies"}),
        ({"remedies": "可以申请行政复议"}, {"reasons"}),
    ],
)
def test_declining_needs_reasons_and_remedies(but, missing):
    application = an_application_in(S.IN_STEP)
    before = kept(application)

    with pytest.raises(Invalid) as refusal:
        decide(DecisionPaper(decision=Decision.DECLINED, **but))(application)

    assert set(refusal.value.fields) == missing
    assert kept(application) == before


@pytest.mark.parametrize(("paper", "outcome"), [(GRANTED, "granted"), (DECLINED, "declined")])
def test_the_decision_stops_every_clock_and_starts_that_of_the_delivery(paper, outcome):
    application = an_application_in(S.IN_STEP)

    decide(paper)(application)

    assert application.happened()[-1] == CaseDecided(
        case_id=application.id, outcome=outcome, withheld=False, decided_by=REVIEWER.id, decided_at=LATER
    )
    assert application.due == {"delivery": local("2026-12-07 17:00")}


def test_what_is_missing_is_not_granted_however_it_was_accepted():
    application = an_application_in(S.RECEIVED, presented=Presented())
    ring(application, now=local("2026-12-01 09:00"), calendar=PLAIN)
    sign()(named(application))
    before = kept(application)

    with pytest.raises(Conflict) as refusal:
        decide()(application)

    assert set(refusal.value.fields) == {"identity_card"}
    assert kept(application) == before


def test_a_handler_may_be_exchanged_until_he_has_signed_and_the_promise_stays():
    application = named(an_application_in(S.ACCEPTED))
    due = dict(application.due)

    assign(application)

    assert application.handler.worker_id == "W0005"
    assert {kind: application.due[kind] for kind in ("legal", "promised")} == {
        kind: due[kind] for kind in ("legal", "promised")
    }


@pytest.mark.parametrize("paper", [GRANTED, DECLINED])
def test_what_was_not_granted_cannot_be_revoked(paper):
    application = an_application_in(S.IN_STEP)
    decide(paper)(application)
    application.prepare_delivery(by=CLERK, at=LATER)

    if paper is GRANTED:
        ACTS[Act.REVOKE](application)
        assert (application.state, application.clocks.running) == (S.REVOKED, ())
    else:
        with pytest.raises(Conflict):
            ACTS[Act.REVOKE](application)


def test_the_course_keeps_what_was_only_passed_through():
    application = an_application_in(S.CORRECTING)
    supply(application)
    take = named(application)
    sign()(take)
    ACTS[Act.START_SPECIAL](take)
    ACTS[Act.END_SPECIAL](take)

    assert [int(each.state) for each in take.reached] == [3, 6, 7, 3, 8, 9, 10, 8]


def test_a_tolerant_decision_may_be_handed_out_at_once_where_the_item_says_so():
    assert released(S.DELIVERED).state is S.DELIVERED
