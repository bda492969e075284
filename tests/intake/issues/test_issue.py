"""The way of an issue: what may follow what, and what each step tells."""

from datetime import date

import pytest

from services.intake.domain.cases.flagging import Flag
from services.intake.domain.cases.pausing import Cause
from services.intake.domain.cases.script import CallResult, VisitChannel
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.issues.issue import Issue, IssueState
from services.intake.domain.issues.supervising import Level
from services.intake.domain.issues.transitions import TABLE, Action
from services.intake.domain.issues.verdict import Approval, Outcome, Refusal, Ruling, Verdict
from shared.events.intake import (
    CaseAccepted,
    CaseChecked,
    CaseClosed,
    CaseRefused,
    CaseRegistered,
    CaseResolved,
    CaseSigned,
    ClockOverdue,
    HandlerNamed,
)
from shared.events.intake_ending import CaseArchived, CaseReopened, CaseVoided, CaseWithdrawn
from shared.events.intake_extension import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionLapsed,
    ExtensionRefused,
)
from shared.events.intake_flags import CaseFlagged, CaseUnflagged
from shared.events.intake_handling import (
    CaseContacted,
    CaseProgressed,
    ReworkLed,
    ReworkOrdered,
    UnitCalledIn,
    VisitFailed,
)
from shared.events.intake_merging import CaseMerged, CaseUnmerged, ResultShared
from shared.events.intake_rating import (
    CaseRated,
    RaterContacted,
    RatingInvited,
    RatingRectified,
    RedressEnded,
)
from shared.events.intake_returning import CaseReturned, ReturnAsked, ReturnRefused
from shared.events.intake_ruling import CaseReferred, CaseRuled
from shared.events.intake_supervision import (
    CaseInstructed,
    CaseSupervised,
    CaseUrged,
    SupervisionAnswered,
    SupervisionCancelled,
)
from shared.events.intake_suspension import CaseResumed, CaseSuspended
from shared.events.intake_transfer import CaseHandedOut, CaseTakenBack, CaseTransferred
from shared.events.intake_waiting import CasePaused, PauseAsked, PauseEnded, PauseRefused
from shared.kernel.errors import Conflict, DomainError, NotAllowed
from shared.plumbing.documents import from_document, to_document
from tests.intake.builders import (
    CLERK,
    CONTENT,
    COVER,
    DISCONTENT,
    HEAD,
    LATER,
    LEADER,
    MONDAY,
    ONE_DAY,
    OTHER_GRID,
    PLAIN,
    RESIDENT,
    REVIEWER,
    STRANGER,
    TO_SIGN,
    WORKER,
    a_handler,
    an_issue,
    an_issue_badly_rated,
    an_issue_in,
    do_over,
    local,
    rate,
    resolve,
    sign,
    suspend,
    visit,
)
from tests.intake.menu_builders import an_issue_type

S, A = IssueState, Action
COVERED = a_handler(worker_id=COVER.id, on_behalf_of=WORKER.id)
HERE = {"at": LATER, "calendar": PLAIN}
PHONE = VisitChannel.PHONE


def rule(ruling=Ruling.REWORK, by=LEADER):
    return lambda it: it.rule(ruling, words="请再办一次", by=by, **HERE)


def ask_pause(issue):
    until = date(2026, 12, 4)
    issue.ask_pause(Cause.APPLICANT, basis="联系记录1号", until=until, by=WORKER, at=LATER)


ACTIONS = {
    A.AWAIT_TRIAGE: lambda it: it.await_triage(**HERE),
    A.TRIAGE: lambda it: it.triage(an_issue_type(), by="C0001", **HERE),
    A.REJECT: lambda it: it.reject(Refusal.OTHER, advice="请找物业", by="C0001", **HERE),
    A.MERGE: lambda it: it.merge(an_issue_in(S.SIGNED), by=CLERK, **HERE),
    A.UNMERGE: lambda it: it.unmerge(limits=an_issue_type().limits, words="不是一事", by="C0001", **HERE),
    A.SHARE: lambda it: it.share(an_issue_in(S.RESOLVED), **HERE),
    A.ASSIGN: lambda it: it.assign(a_handler(worker_id="W0005", assignment=2), limits=TO_SIGN, **HERE),
    A.CALL_IN: lambda it: it.call_in((OTHER_GRID,), by=CLERK, at=LATER),
    A.SIGN: lambda it: sign(it, at=LATER),
    A.CONTACT: lambda it: it.contact(CallResult.ANSWERED, words="已联系", by=WORKER, **HERE),
    A.PROGRESS: lambda it: it.progress("正在协调", by=WORKER, at=LATER),
    A.ASK_RETURN: lambda it: it.ask_return("不在本网格", by=WORKER, **HERE),
    A.GRANT_RETURN: lambda it: it.answer_return(Approval.GRANTED, opinion="属实", by=CLERK, **HERE),
    A.REFUSE_RETURN: lambda it: it.answer_return(Approval.REFUSED, opinion="不属实", by=CLERK, **HERE),
    A.TRANSFER: lambda it: it.transfer(OTHER_GRID, words="属该网格", sign=ONE_DAY, by=CLERK, **HERE),
    A.HAND_OUT: lambda it: it.hand_out("区供水公司", number="GS-1", words="管线", by=CLERK, **HERE),
    A.TAKE_BACK: lambda it: it.take_back("对方不办", by=CLERK, at=LATER),
    A.OUTSIDE_ANSWER: lambda it: it.hear_outside(Outcome.SOLVED, result="已修复", by=CLERK, **HERE),
    A.ASK_EXTENSION: lambda it: it.ask_extension(2, reason="等配件", by=WORKER, **HERE),
    A.GRANT_EXTENSION: lambda it: it.grant_extension(2, opinion="同意", by=CLERK, **HERE),
    A.REFUSE_EXTENSION: lambda it: it.refuse_extension(opinion="不同意", by=CLERK, at=LATER),
    A.LAPSE: lambda it: it.lapse(ClockKind.PROMISED, at=LATER),
    A.ASK_PAUSE: lambda it: ask_pause(it),
    A.GRANT_PAUSE: lambda it: it.grant_pause(by=REVIEWER, **HERE),
    A.REFUSE_PAUSE: lambda it: it.refuse_pause("材料不足", by=REVIEWER, at=LATER),
    A.END_PAUSE: lambda it: it.end_pause("道路已通", by="W0001", **HERE),
    A.SUSPEND: lambda it: suspend(it, at=LATER),
    A.RESUME: lambda it: it.resume("条件具备", by=REVIEWER, **HERE),
    A.SUPERVISE: lambda it: it.supervise(Level.YELLOW, opinion="抓紧", by=REVIEWER, at=LATER),
    A.ANSWER_SUPERVISION: lambda it: it.answer_supervision("已安排", by=WORKER, at=LATER),
    A.CANCEL_SUPERVISION: lambda it: it.cancel_supervision("已改进", by=REVIEWER, at=LATER),
    A.INSTRUCT: lambda it: it.instruct("妥善办理", by=LEADER, at=LATER),
    A.FLAG: lambda it: it.flag(Flag.IMPORTANT, words="涉及面广", by=HEAD, at=LATER),
    A.UNFLAG: lambda it: it.unflag(Flag.HISTORIC, words="并非遗留", by=HEAD, at=LATER),
    A.URGE: lambda it: it.urge(by=RESIDENT, **HERE),
    A.RESOLVE: lambda it: resolve(it, at=LATER),
    A.CHECK: lambda it: visit(it, at=LATER),
    A.MISS_VISIT: lambda it: it.miss_visit(CallResult.NO_ANSWER, channel=PHONE, by=CLERK, **HERE),
    A.INSPECT: lambda it: it.inspect(Verdict.DONE, words="现场已修好", by=CLERK, **HERE),
    A.LEAD_REWORK: lambda it: it.lead_rework("我来牵头", by=HEAD, at=LATER),
    A.RULE: rule(Ruling.REWORK),
    A.CLOSE: lambda it: it.close(CLERK, **HERE),
    A.ANSWER: lambda it: it.answer(by="C0001", **HERE),
    A.REOPEN: lambda it: it.reopen("又坏了", by=RESIDENT, **HERE),
    A.RATE: lambda it: rate(it, at=LATER),
    A.CONTACT_RATER: lambda it: it.contact_rater("已致歉", by=WORKER, **HERE),
    A.RECTIFY: lambda it: it.rectify("已返工", by=WORKER, **HERE),
    A.CALL_RATER_BACK: lambda it: it.call_rater_back(CONTENT, channel=PHONE, by=CLERK, **HERE),
    A.MISS_RATER: lambda it: it.miss_rater(CallResult.NO_ANSWER, channel=PHONE, by=CLERK, **HERE),
    A.ARCHIVE: lambda it: it.archive(**HERE),
    A.VOID: lambda it: it.void("误录入", by=REVIEWER, **HERE),
    A.WITHDRAW: lambda it: it.withdraw("不用了", by=RESIDENT, **HERE),
}


def each(names, to=None):
    """Every one of these states, and where the action leads from it: to itself where it stays."""
    return {S[name]: to or S[name] for name in names.split()}


IN_HAND = "SIGNED IN_PROGRESS"
MOVABLE = f"TRIAGED ASSIGNED {IN_HAND} RETURN_PENDING EXTEND_PENDING REWORK"
GIVEN = f"ASSIGNED {IN_HAND} RETURN_PENDING EXTEND_PENDING SUSPENDED REWORK"
UNENDED = f"REGISTERED TRIAGED TRANSFERRED {GIVEN}"
WITH_OTHERS = "RESOLVED LEADER_PENDING CHECK_PASSED"

# What domain reference §1.3 allows, said a second time on purpose: from which state to which, what is told.
ALLOWED = {
    A.TRIAGE: (each("REGISTERED", S.TRIAGED), [CaseAccepted]),
    A.REJECT: (each("REGISTERED", S.REJECTED), [CaseRefused]),
    A.MERGE: (each("REGISTERED TRIAGED ASSIGNED", S.MERGED), [CaseMerged]),
    A.UNMERGE: (each("MERGED", S.TRIAGED), [CaseUnmerged]),
    A.SHARE: (each("MERGED", S.RESOLVED), [ResultShared]),
    A.ASSIGN: (each("TRIAGED ASSIGNED", S.ASSIGNED), [HandlerNamed]),
    A.CALL_IN: (each(GIVEN), [UnitCalledIn]),
    A.SIGN: (each("ASSIGNED", S.SIGNED), [CaseSigned]),
    A.CONTACT: (each(GIVEN), [CaseContacted]),
    A.PROGRESS: (each(IN_HAND, S.IN_PROGRESS), [CaseProgressed]),
    A.ASK_RETURN: (each("SIGNED", S.RETURN_PENDING), [ReturnAsked]),
    A.GRANT_RETURN: (each("RETURN_PENDING", S.TRIAGED), [CaseReturned]),
    A.REFUSE_RETURN: (each("RETURN_PENDING", S.SIGNED), [ReturnRefused]),
    A.TRANSFER: (each(MOVABLE, S.ASSIGNED), [CaseTransferred]),
    A.HAND_OUT: (each(MOVABLE, S.TRANSFERRED), [CaseHandedOut]),
    A.TAKE_BACK: (each("TRANSFERRED", S.TRIAGED), [CaseTakenBack]),
    A.OUTSIDE_ANSWER: (each("TRANSFERRED", S.RESOLVED), [CaseResolved]),
    A.ASK_EXTENSION: (each("IN_PROGRESS", S.EXTEND_PENDING), [ExtensionAsked]),
    A.GRANT_EXTENSION: (each("EXTEND_PENDING", S.IN_PROGRESS), [ExtensionGranted]),
    A.REFUSE_EXTENSION: (each("EXTEND_PENDING", S.IN_PROGRESS), [ExtensionRefused]),
    A.LAPSE: (each("EXTEND_PENDING", S.IN_PROGRESS), [ExtensionLapsed]),
    A.ASK_PAUSE: (each(IN_HAND), [PauseAsked]),
    A.GRANT_PAUSE: (each(IN_HAND), [CasePaused]),
    A.REFUSE_PAUSE: (each(IN_HAND), [PauseRefused]),
    A.END_PAUSE: (each(IN_HAND), [PauseEnded]),
    A.SUSPEND: (each(IN_HAND, S.SUSPENDED), [CaseSuspended]),
    A.RESUME: (each("SUSPENDED", S.SIGNED), [CaseResumed]),
    A.SUPERVISE: (each(f"{UNENDED} {WITH_OTHERS}"), [CaseSupervised]),
    A.ANSWER_SUPERVISION: (each(f"{GIVEN} {WITH_OTHERS}"), [SupervisionAnswered]),
    A.CANCEL_SUPERVISION: (each(f"{UNENDED} {WITH_OTHERS}"), [SupervisionCancelled]),
    A.INSTRUCT: (each(" ".join(S)), [CaseInstructed]),
    A.FLAG: (each(f"{UNENDED} {WITH_OTHERS}"), [CaseFlagged]),
    A.UNFLAG: (each(f"{UNENDED} {WITH_OTHERS}"), [CaseUnflagged]),
    A.URGE: (each(UNENDED), [CaseUrged]),
    A.RESOLVE: (each(IN_HAND, S.RESOLVED), [CaseResolved]),
    A.CHECK: (each("RESOLVED", S.CHECK_PASSED), [CaseChecked]),
    A.MISS_VISIT: (each("RESOLVED"), [VisitFailed]),
    A.INSPECT: (each("RESOLVED", S.CHECK_PASSED), [CaseChecked]),
    A.LEAD_REWORK: (each("REWORK", S.IN_PROGRESS), [ReworkLed]),
    A.RULE: (each("LEADER_PENDING", S.IN_PROGRESS), [CaseRuled]),
    A.CLOSE: (each("CHECK_PASSED", S.CLOSED), [CaseClosed, RatingInvited]),
    A.ANSWER: (each(f"TRIAGED ASSIGNED {IN_HAND}", S.CLOSED), [CaseClosed, RatingInvited]),
    A.REOPEN: (each("CLOSED RATED", S.IN_PROGRESS), [CaseReopened]),
    A.RATE: (each("CLOSED", S.RATED), [CaseRated]),
    A.CONTACT_RATER: (each("RATED"), [RaterContacted]),
    A.RECTIFY: (each("RATED"), [RatingRectified]),
    A.CALL_RATER_BACK: (each("RATED"), [RedressEnded]),
    A.MISS_RATER: (each("RATED"), [VisitFailed]),
    A.ARCHIVE: (each("CLOSED RATED", S.ARCHIVED), [CaseArchived]),
    A.VOID: (each(UNENDED, S.VOID), [CaseVoided]),
    A.WITHDRAW: (each(f"{UNENDED} MERGED", S.WITHDRAWN), [CaseWithdrawn]),
}
SETTLED_ON_THE_WAY = {S.RETURN_PENDING: CaseReturned, S.EXTEND_PENDING: ExtensionLapsed}
STEPS = [(state, action, to) for action, (ways, _) in ALLOWED.items() for state, to in ways.items()]
REFUSED = [
    (state, action)
    for state in S
    for action in ACTIONS
    if action is not A.AWAIT_TRIAGE and state not in ALLOWED[action][0]
]


def ready(state, action):
    """Return an issue in this state, with what the action is about: an opinion, a bad rating."""
    issue = a_bad_rating(action) if state is S.RATED and action in REDRESSING else an_issue_in(state)
    if action in {A.ANSWER_SUPERVISION, A.CANCEL_SUPERVISION} and state in ALLOWED[A.SUPERVISE][0]:
        ACTIONS[A.SUPERVISE](issue)
    if action in PAUSING and state in ALLOWED[A.ASK_PAUSE][0]:
        for before in PAUSING[action]:
            ACTIONS[before](issue)
    issue.is_historic = action is A.UNFLAG
    return issue


PAUSING = {
    A.GRANT_PAUSE: [A.ASK_PAUSE],
    A.REFUSE_PAUSE: [A.ASK_PAUSE],
    A.END_PAUSE: [A.ASK_PAUSE, A.GRANT_PAUSE],
}


REDRESSING = [A.CONTACT_RATER, A.RECTIFY, A.CALL_RATER_BACK, A.MISS_RATER]


def a_bad_rating(action):
    """Return a badly rated issue, as far on as the action needs it."""
    issue = an_issue_badly_rated()
    for before in REDRESSING[: min(REDRESSING.index(action), 2)]:
        ACTIONS[before](issue)
    return issue


def told_after(issue, before):
    return [type(fact) for fact in issue.happened()[len(before) :]]


def kept(issue):
    """All that a database could know of it, and the facts that are not saved yet."""
    return to_document(issue), issue.happened()


def last(issue):
    return issue.happened()[-1]


def closing(issue):
    return next(fact for fact in issue.happened() if isinstance(fact, CaseClosed))


def running(issue):
    return {each.kind.value for each in issue.clocks.running}


def clock(issue, kind):
    return [each for each in issue.clocks if each.kind is kind][-1]


def test_every_state_can_be_reached():
    assert [an_issue_in(state).state for state in S] == list(S)


def test_every_action_of_the_table_is_tried_here():
    assert set(ACTIONS) == set(TABLE) == set(Action)
    assert set(ALLOWED) == set(ACTIONS) - {A.AWAIT_TRIAGE}


@pytest.mark.parametrize(("state", "action", "to"), STEPS, ids=lambda it: getattr(it, "name", it))
def test_a_step_leads_to_one_state_and_tells_what_happened(state, action, to):
    issue = ready(state, action)
    before, told = issue.happened(), (issue.words, issue.particulars, issue.applicant, issue.place)

    ACTIONS[action](issue)

    assert (issue.words, issue.particulars, issue.applicant, issue.place) == told
    expected = list(ALLOWED[action][1])
    if action in {A.TRANSFER, A.HAND_OUT} and state in SETTLED_ON_THE_WAY:
        expected.insert(0, SETTLED_ON_THE_WAY[state])
    assert (issue.state, told_after(issue, before)) == (to, expected)
    assert issue.history[-1].at == LATER


@pytest.mark.parametrize(("state", "action"), REFUSED, ids=lambda it: getattr(it, "name", it))
def test_any_other_step_is_refused_and_changes_nothing(state, action):
    issue = ready(state, action)
    before = kept(issue)

    with pytest.raises(DomainError):
        ACTIONS[action](issue)
    assert kept(issue) == before


def test_no_procedure_overrides_another_by_accident():
    """They stand on one another: a name that two of them use would silently be the later one's."""
    chain = [kind for kind in Issue.__mro__ if kind.__module__.startswith("services.intake.domain")]
    names = [name for kind in chain for name, it in vars(kind).items() if is_own(name, it)]
    ours = [kind for kind in chain if ".issues." in kind.__module__]
    twice = {name for kind in ours for name in vars(kind) if names.count(name) > 1}

    said_by_the_kind = {
        "redress_rules",
        "round_rated",
        "permit_redress",
        "permit_pause",
        "permit_flagging",
        "take_part",
        "end_redress",
    }
    assert twice == {"resolve", "run_out", "area", "areas"} | said_by_the_kind
    declared = [name for kind in chain for name in vars(kind).get("__annotations__", {})]
    assert {name for name in declared if declared.count(name) > 1} <= {"kind"}


def is_own(name, it):
    return not name.startswith("__") and (callable(it) or isinstance(it, property))


def test_registering_keeps_the_words_and_tells_the_number():
    issue = an_issue(words="原话：\n灯坏了！")

    issue.register()

    assert issue.words == "原话：\n灯坏了！"
    assert issue.happened() == (
        CaseRegistered(
            case_id=issue.id,
            number=issue.number,
            kind="issue",
            channel="window",
            subject="路灯不亮",
            applicant_id=None,
            notify_targets=(),
            registered_at=MONDAY,
        ),
    )


def test_taking_on_starts_the_promised_and_the_legal_clock_with_their_last_days():
    issue = an_issue_in(S.TRIAGED)

    assert [each.kind for each in issue.clocks] == [ClockKind.LEGAL, ClockKind.PROMISED]
    fact = last(issue)
    assert (fact.promised_due, fact.legal_due) == (local("2026-11-30 17:00"), local("2026-12-07 17:00"))
    assert issue.due == {"promised": fact.promised_due, "legal": fact.legal_due}
    assert issue.calendar == PLAIN.revision


@pytest.mark.parametrize("act", [A.TRIAGE, A.REJECT], ids=["triage", "reject"])
def test_who_has_to_judge_it_has_an_hour_of_service_until_he_does(act):
    issue = an_issue_in(S.REGISTERED)
    issue.await_triage(at=local("2026-11-23 16:30"), calendar=PLAIN)
    assert issue.due == {"step": local("2026-11-24 09:30")}

    ACTIONS[act](issue)

    assert clock(issue, ClockKind.STEP).stopped_at is not None
    assert "step" not in issue.due


def test_whoever_waits_for_a_judgement_does_not_wait_unnoticed():
    issue = an_issue_in(S.REGISTERED)
    issue.await_triage(at=MONDAY, calendar=PLAIN)

    ring(issue, now=local("2026-11-23 11:00"), calendar=PLAIN)

    assert last(issue) == ClockOverdue(
        case_id=issue.id,
        clock="step",
        due=local("2026-11-23 11:00"),
        worker_id=None,
        grid_code=None,
        overdue_at=local("2026-11-23 11:00"),
    )


def test_the_place_leaves_the_house_down_to_the_building_only():
    fact = last(an_issue_in(S.TRIAGED))

    assert (fact.building, fact.longitude, fact.latitude) == ("长江路1号3幢", 117.2, 31.8)
    assert "201" not in repr(fact)


def test_the_clocks_of_the_whole_run_whether_a_worker_is_found_or_not():
    issue = an_issue_in(S.TRIAGED)

    issue.miss_handler("nobody_on_duty", assignment=1, at=MONDAY)

    assert issue.state is S.TRIAGED
    assert {each.kind for each in issue.clocks.running} == {ClockKind.LEGAL, ClockKind.PROMISED}


def test_a_transfer_leaves_the_promise_alone_and_starts_the_clock_of_the_next_holder():
    issue = an_issue_in(S.ASSIGNED)
    promised, legal = clock(issue, ClockKind.PROMISED), clock(issue, ClockKind.LEGAL)

    at = local("2026-11-24 09:30")
    issue.assign(a_handler(worker_id="W0005", assignment=2), limits=TO_SIGN, at=at, calendar=PLAIN)

    assert (clock(issue, ClockKind.PROMISED), clock(issue, ClockKind.LEGAL)) == (promised, legal)
    assert [each.stopped_at for each in issue.clocks if each.kind is ClockKind.SIGN] == [at, None]
    assert last(issue).sign_due == issue.due["sign"] == local("2026-11-25 17:00")


def test_who_stands_in_for_another_has_what_is_left_of_his_time_to_sign():
    issue = an_issue_in(S.ASSIGNED)
    began = clock(issue, ClockKind.SIGN)
    cover = a_handler(worker_id=COVER.id, on_behalf_of=WORKER.id, post="B", assignment=2)

    issue.assign(cover, limits=TO_SIGN, at=LATER, calendar=PLAIN)

    assert [each for each in issue.clocks if each.kind is ClockKind.SIGN] == [began]
    assert (issue.worker, last(issue).worker_id, last(issue).sign_due) == (
        COVER.id,
        COVER.id,
        issue.due["sign"],
    )


def test_the_case_lies_in_the_whole_street_until_a_grid_is_known():
    assert an_issue_in(S.TRIAGED).area == "340102998"
    assert an_issue_in(S.ASSIGNED).area == a_handler().grid_code


def test_signing_stops_the_clock_for_it_and_no_other():
    issue = an_issue_in(S.ASSIGNED)

    sign(issue, at=LATER)

    assert clock(issue, ClockKind.SIGN).stopped_at == LATER
    assert running(issue) == {"legal", "promised"}
    assert set(issue.due) == {"legal", "promised"}


@pytest.mark.parametrize(
    ("by", "handler", "covered"),
    [
        (WORKER, a_handler(), None),
        (COVER, a_handler(), WORKER.id),
        (HEAD, a_handler(), WORKER.id),
        (COVER, COVERED, WORKER.id),
        (WORKER, COVERED, None),
    ],
    ids=["handler", "cover", "head of the community", "cover whom grid has named", "who came back early"],
)
def test_the_credit_is_of_who_acts_and_it_says_on_whose_behalf(by, handler, covered):
    issue = an_issue_in(S.TRIAGED)
    issue.assign(handler, limits=TO_SIGN, at=MONDAY, calendar=PLAIN)

    sign(issue, by, at=LATER)
    resolve(issue, by=by, at=LATER)

    assert issue.happened()[-2:] == (
        CaseSigned(case_id=issue.id, worker_id=by.id, on_behalf_of=covered, signed_at=LATER),
        CaseResolved(
            case_id=issue.id, worker_id=by.id, on_behalf_of=covered, outcome="solved", resolved_at=LATER
        ),
    )


def test_who_has_signed_answers_for_it_from_then_on():
    issue = an_issue_in(S.ASSIGNED)
    assert issue.worker == WORKER.id

    sign(issue, COVER, at=LATER)

    assert (issue.worker, issue.handler.worker_id) == (COVER.id, WORKER.id)


@pytest.mark.parametrize(("state", "act"), [(S.ASSIGNED, sign), (S.SIGNED, resolve)])
def test_a_worker_of_another_grid_has_no_say(state, act):
    issue = an_issue_in(state)
    before = kept(issue)

    with pytest.raises(NotAllowed):
        act(issue, by=STRANGER)
    assert kept(issue) == before


def test_the_promise_runs_on_after_the_worker_says_it_is_done():
    issue = an_issue_in(S.SIGNED)

    resolve(issue, at=LATER)

    assert running(issue) == {"legal", "promised", "callback"}


@pytest.mark.parametrize("script", [CONTENT, DISCONTENT], ids=["content", "not content"])
@pytest.mark.parametrize("handler_is", ["the one named", "the one who covered"])
def test_who_had_it_in_hand_does_not_ask_the_reporter_himself(script, handler_is):
    hands = WORKER if handler_is == "the one named" else HEAD
    issue = an_issue_in(S.ASSIGNED)
    sign(issue, hands, at=LATER)
    resolve(issue, by=hands, at=LATER)
    before = kept(issue)

    with pytest.raises(Conflict):
        visit(issue, script, by=hands, at=LATER)
    assert kept(issue) == before


def test_neither_does_who_resolved_it_in_place_of_the_signer():
    issue = an_issue_in(S.SIGNED)
    resolve(issue, by=HEAD, at=LATER)

    with pytest.raises(Conflict):
        visit(issue, by=HEAD, at=LATER)


def test_nor_the_handler_on_whose_behalf_somebody_else_signed():
    issue = an_issue_in(S.ASSIGNED)
    sign(issue, COVER, at=LATER)
    resolve(issue, by=COVER, at=LATER)

    with pytest.raises(Conflict):
        visit(issue, by=WORKER, at=LATER)


def test_what_is_not_done_goes_back_with_three_working_days_and_the_promise_as_it_was():
    issue = an_issue_in(S.RESOLVED)
    promised = clock(issue, ClockKind.PROMISED)

    visit(issue, DISCONTENT, at=LATER)

    assert (issue.reworks, issue.satisfaction) == (1, 2)
    assert issue.due["step"] == local("2026-11-26 17:00")
    assert clock(issue, ClockKind.PROMISED) == promised
    again = {"case_id": issue.id, "worker_id": WORKER.id, "due": local("2026-11-26 17:00")}
    assert issue.happened()[-2:] == (
        CaseChecked(
            passed=False,
            contacted="yes",
            solved="no",
            satisfied="no",
            satisfaction=2,
            reason="badly_done",
            checked_at=LATER,
            **again,
        ),
        ReworkOrdered(grid_code=a_handler().grid_code, reworks=1, ordered_at=LATER, **again),
    )


def test_every_rework_has_a_clock_of_its_own_that_ends_with_the_next_result():
    issue = an_issue_in(S.REWORK)
    do_over(issue)
    visit(issue, DISCONTENT, at=LATER)

    steps = [each.stopped_at for each in issue.clocks if each.kind is ClockKind.STEP]

    assert (steps, issue.reworks) == ([MONDAY, None], 2)


def test_what_was_done_over_twice_in_vain_goes_to_a_leader():
    issue = an_issue_in(S.LEADER_PENDING)

    check, referral = issue.happened()[-2:]

    assert (issue.reworks, check.passed, check.worker_id, check.due) == (2, False, None, None)
    assert referral == CaseReferred(
        case_id=issue.id, grid_code=a_handler().grid_code, reworks=2, referred_at=MONDAY
    )


def test_while_a_leader_thinks_the_promise_runs_on():
    issue = an_issue_in(S.LEADER_PENDING)

    assert {each.kind for each in issue.clocks.running} == {ClockKind.LEGAL, ClockKind.PROMISED}


def test_a_leader_may_order_one_more_try_with_a_new_limit():
    issue = an_issue_in(S.LEADER_PENDING)

    rule(Ruling.REWORK)(issue)

    assert last(issue) == CaseRuled(
        case_id=issue.id,
        ruling="rework",
        worker_id=WORKER.id,
        due=local("2026-11-26 17:00"),
        ruled_by=LEADER.id,
        ruled_at=LATER,
    )
    assert (issue.reworks, issue.due["step"]) == (3, local("2026-11-26 17:00"))
    assert issue.history[-1].note == "请再办一次"


def test_if_that_is_in_vain_too_it_comes_back_to_him():
    issue = an_issue_in(S.LEADER_PENDING)
    rule(Ruling.REWORK)(issue)
    resolve(issue, at=LATER)

    visit(issue, DISCONTENT, at=LATER)

    assert issue.state is S.LEADER_PENDING


@pytest.mark.parametrize(
    ("said", "closed_as"),
    [
        (Outcome.SOLVED, Outcome.NOT_SOLVED),
        (Outcome.EXPLAINED, Outcome.EXPLAINED),
        (Outcome.NOT_SOLVED, Outcome.NOT_SOLVED),
    ],
)
def test_what_a_leader_ends_against_the_reporters_word_never_reads_as_solved(said, closed_as):
    issue = an_issue_in(S.LEADER_PENDING)
    issue.outcome = said

    rule(Ruling.CLOSE)(issue)

    assert closing(issue) == CaseClosed(
        case_id=issue.id, outcome=closed_as, confirmed="leader", closed_at=LATER
    )
    assert running(issue) == {"archive"}


def test_nobody_rules_on_what_he_had_in_hand():
    issue = an_issue_in(S.ASSIGNED)
    sign(issue, LEADER, at=LATER)
    resolve(issue, by=LEADER, at=LATER)
    issue.reworks = issue.policy.issue.most_reworks
    visit(issue, DISCONTENT, at=LATER)
    before = kept(issue)

    with pytest.raises(Conflict):
        rule(by=LEADER)(issue)
    assert kept(issue) == before


@pytest.mark.parametrize("outcome", Outcome)
def test_what_was_closed_says_what_the_worker_said_and_never_more(outcome):
    issue = an_issue_in(S.SIGNED)
    resolve(issue, outcome)
    visit(issue, at=LATER)

    issue.close(CLERK, at=LATER, calendar=PLAIN)

    assert closing(issue) == CaseClosed(case_id=issue.id, outcome=outcome, closed_at=LATER)


def test_when_it_is_closed_no_limit_runs_and_it_waits_to_be_put_away():
    issue = an_issue_in(S.CLOSED)

    assert running(issue) == {"archive"}
    assert {PLAIN.next_open(due) for due in issue.due.values()} == {issue.next_ring}


def test_when_it_is_put_away_nothing_runs_and_nothing_is_due():
    issue = an_issue_in(S.ARCHIVED)

    assert running(issue) == set()
    assert (issue.due, issue.next_ring) == ({}, None)


def test_what_is_refused_never_had_a_clock():
    issue = an_issue_in(S.REJECTED)

    assert not list(issue.clocks)
    assert last(issue) == CaseRefused(
        case_id=issue.id, reason="other_powers", advice="请拨打 12345", refused_at=MONDAY
    )


def test_a_long_history_keeps_its_newest_lines():
    issue = an_issue_in(S.TRIAGED)

    for number in range(300):
        issue.miss_handler(f"理由 {number}", assignment=number + 1, at=LATER)

    assert (len(issue.history), issue.history[-1].note) == (200, "理由 299")


def test_moments_of_different_machines_do_not_refuse_a_worker():
    """Grid's clock may be a little ahead of ours: the worker signs before he was named."""
    issue = an_issue_in(S.TRIAGED)
    issue.assign(a_handler(), limits=TO_SIGN, at=local("2026-11-23 10:00:02"), calendar=PLAIN)

    issue.sign(WORKER, at=local("2026-11-23 10:00:01"), calendar=PLAIN)

    assert issue.state is S.SIGNED
    assert clock(issue, ClockKind.SIGN).stopped_at == local("2026-11-23 10:00:02")


def test_an_issue_can_be_kept_in_every_state():
    for state in S:
        issue = an_issue_in(state)
        assert from_document(Issue, to_document(issue)) == issue
