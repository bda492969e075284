"""The way of an issue: what may follow what, and what each step tells."""

import pytest

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.issues.issue import Issue, IssueState
from services.intake.domain.issues.verdict import Outcome, Refusal, Ruling, Verdict
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
from shared.events.intake_ruling import CaseReferred, CaseRuled
from shared.kernel.errors import Conflict, NotAllowed
from shared.plumbing.documents import from_document, to_document
from tests.intake.builders import (
    CLERK,
    COVER,
    HEAD,
    LATER,
    LEADER,
    MONDAY,
    ONE_DAY,
    PLAIN,
    STRANGER,
    WORKER,
    a_handler,
    an_issue,
    an_issue_in,
    local,
)
from tests.intake.menu_builders import an_issue_type

S = IssueState
COVERED = a_handler(worker_id=COVER.id, on_behalf_of=WORKER.id)


def assign(issue):
    issue.assign(a_handler(worker_id="W0005", assignment=2), sign=ONE_DAY, at=LATER, calendar=PLAIN)


def check(verdict, by=CLERK):
    return lambda issue: issue.check(verdict, satisfaction=3, by=by, at=LATER, calendar=PLAIN)


def resolve(outcome=Outcome.SOLVED, by=WORKER):
    return lambda issue: issue.resolve(outcome, result="处理情况", by=by, at=LATER, calendar=PLAIN)


def rule(ruling=Ruling.REWORK, by=LEADER):
    return lambda issue: issue.rule(ruling, words="请再办一次", by=by, at=LATER, calendar=PLAIN)


def sign(by=WORKER):
    return lambda issue: issue.sign(by, at=LATER, calendar=PLAIN)


ACTIONS = {
    "triage": lambda issue: issue.triage(an_issue_type(), by="C0001", at=LATER, calendar=PLAIN),
    "reject": lambda issue: issue.reject(
        Refusal.OTHER, advice="请找物业", by="C0001", at=LATER, calendar=PLAIN
    ),
    "assign": assign,
    "sign": sign(),
    "resolve": resolve(),
    "pass": check(Verdict.DONE),
    "send back": check(Verdict.NOT_DONE),
    "order one more try": rule(Ruling.REWORK),
    "order the end": rule(Ruling.CLOSE),
    "close": lambda issue: issue.close(CLERK, at=LATER, calendar=PLAIN),
}
ALLOWED = {
    (S.REGISTERED, "triage"): (S.TRIAGED, [CaseAccepted]),
    (S.REGISTERED, "reject"): (S.REJECTED, [CaseRefused]),
    (S.TRIAGED, "assign"): (S.ASSIGNED, [HandlerNamed]),
    (S.ASSIGNED, "assign"): (S.ASSIGNED, [HandlerNamed]),
    (S.ASSIGNED, "sign"): (S.SIGNED, [CaseSigned]),
    (S.SIGNED, "resolve"): (S.RESOLVED, [CaseResolved]),
    (S.IN_PROGRESS, "resolve"): (S.RESOLVED, [CaseResolved]),
    (S.RESOLVED, "pass"): (S.CHECK_PASSED, [CaseChecked]),
    (S.RESOLVED, "send back"): (S.IN_PROGRESS, [CaseChecked]),
    (S.LEADER_PENDING, "order one more try"): (S.IN_PROGRESS, [CaseRuled]),
    (S.LEADER_PENDING, "order the end"): (S.CLOSED, [CaseRuled, CaseClosed]),
    (S.CHECK_PASSED, "close"): (S.CLOSED, [CaseClosed]),
}
REFUSED = [(state, action) for state in S for action in ACTIONS if (state, action) not in ALLOWED]


def kept(issue):
    """All that a database could know of it, and the facts that are not saved yet."""
    return to_document(issue), issue.happened()


def last(issue):
    return issue.happened()[-1]


def clock(issue, kind):
    return [each for each in issue.clocks if each.kind is kind][-1]


def test_every_state_can_be_reached():
    assert [an_issue_in(state).state for state in S] == list(S)


@pytest.mark.parametrize(("state", "action"), ALLOWED, ids=str)
def test_a_step_leads_to_one_state_and_tells_what_happened(state, action):
    issue = an_issue_in(state)
    before = issue.happened()

    ACTIONS[action](issue)

    told = [type(each) for each in issue.happened()[len(before) :]]
    assert (issue.state, told) == ALLOWED[state, action]
    assert len(issue.history) > 0
    assert issue.history[-1].at == LATER


@pytest.mark.parametrize(("state", "action"), REFUSED, ids=str)
def test_any_other_step_is_refused_and_changes_nothing(state, action):
    issue = an_issue_in(state)
    before = kept(issue)

    with pytest.raises(Conflict):
        ACTIONS[action](issue)
    assert kept(issue) == before


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


@pytest.mark.parametrize("act", ["triage", "reject"])
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
    issue.assign(a_handler(worker_id="W0005", assignment=2), sign=ONE_DAY, at=at, calendar=PLAIN)

    assert (clock(issue, ClockKind.PROMISED), clock(issue, ClockKind.LEGAL)) == (promised, legal)
    assert [each.stopped_at for each in issue.clocks if each.kind is ClockKind.SIGN] == [at, None]
    assert last(issue).sign_due == issue.due["sign"] == local("2026-11-25 17:00")


def test_the_case_lies_in_the_whole_street_until_a_grid_is_known():
    assert an_issue_in(S.TRIAGED).area == "340102998"
    assert an_issue_in(S.ASSIGNED).area == a_handler().grid_code


def test_signing_stops_the_clock_for_it_and_no_other():
    issue = an_issue_in(S.ASSIGNED)

    sign()(issue)

    assert clock(issue, ClockKind.SIGN).stopped_at == LATER
    assert {each.kind for each in issue.clocks.running} == {ClockKind.LEGAL, ClockKind.PROMISED}
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
    issue.assign(handler, sign=ONE_DAY, at=MONDAY, calendar=PLAIN)

    sign(by)(issue)
    resolve(by=by)(issue)

    assert issue.happened()[-2:] == (
        CaseSigned(case_id=issue.id, worker_id=by.id, on_behalf_of=covered, signed_at=LATER),
        CaseResolved(
            case_id=issue.id, worker_id=by.id, on_behalf_of=covered, outcome="solved", resolved_at=LATER
        ),
    )


def test_who_has_signed_answers_for_it_from_then_on():
    issue = an_issue_in(S.ASSIGNED)
    assert issue.worker == WORKER.id

    sign(COVER)(issue)

    assert (issue.worker, issue.handler.worker_id) == (COVER.id, WORKER.id)


@pytest.mark.parametrize(("state", "act"), [(S.ASSIGNED, sign), (S.SIGNED, resolve)])
def test_a_worker_of_another_grid_has_no_say(state, act):
    issue = an_issue_in(state)
    before = kept(issue)

    with pytest.raises(NotAllowed):
        act(by=STRANGER)(issue)
    assert kept(issue) == before


def test_the_promise_runs_on_after_the_worker_says_it_is_done():
    issue = an_issue_in(S.SIGNED)

    resolve()(issue)

    assert {each.kind for each in issue.clocks.running} == {ClockKind.LEGAL, ClockKind.PROMISED}


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("handler_is", ["the one named", "the one who covered"])
def test_who_had_it_in_hand_does_not_ask_the_reporter_himself(verdict, handler_is):
    hands = WORKER if handler_is == "the one named" else HEAD
    issue = an_issue_in(S.ASSIGNED)
    sign(hands)(issue)
    resolve(by=hands)(issue)
    before = kept(issue)

    with pytest.raises(Conflict):
        check(verdict, by=hands)(issue)
    assert kept(issue) == before


def test_neither_does_who_resolved_it_in_place_of_the_signer():
    issue = an_issue_in(S.SIGNED)
    resolve(by=HEAD)(issue)

    with pytest.raises(Conflict):
        check(Verdict.DONE, by=HEAD)(issue)


def test_nor_the_handler_on_whose_behalf_somebody_else_signed():
    issue = an_issue_in(S.ASSIGNED)
    sign(COVER)(issue)
    resolve(by=COVER)(issue)

    with pytest.raises(Conflict):
        check(Verdict.DONE, by=WORKER)(issue)


def test_what_is_not_done_goes_back_with_three_working_days_and_the_promise_as_it_was():
    issue = an_issue_in(S.RESOLVED)
    promised = clock(issue, ClockKind.PROMISED)

    check(Verdict.NOT_DONE)(issue)

    assert (issue.reworks, issue.satisfaction) == (1, 3)
    assert issue.due["step"] == local("2026-11-26 17:00")
    assert clock(issue, ClockKind.PROMISED) == promised
    assert last(issue) == CaseChecked(
        case_id=issue.id,
        passed=False,
        satisfaction=3,
        worker_id=WORKER.id,
        due=local("2026-11-26 17:00"),
        checked_at=LATER,
    )


def test_every_rework_has_a_clock_of_its_own_that_ends_with_the_next_result():
    issue = an_issue_in(S.IN_PROGRESS)
    resolve()(issue)
    check(Verdict.NOT_DONE)(issue)

    steps = [each.stopped_at for each in issue.clocks if each.kind is ClockKind.STEP]

    assert (steps, issue.reworks) == ([LATER, None], 2)


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
    resolve()(issue)

    check(Verdict.NOT_DONE)(issue)

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

    assert last(issue) == CaseClosed(case_id=issue.id, outcome=closed_as, closed_at=LATER)
    assert not issue.clocks.running


def test_nobody_rules_on_what_he_had_in_hand():
    issue = an_issue_in(S.ASSIGNED)
    sign(LEADER)(issue)
    resolve(by=LEADER)(issue)
    issue.reworks = issue.policy.issue.most_reworks
    check(Verdict.NOT_DONE)(issue)
    before = kept(issue)

    with pytest.raises(Conflict):
        rule(by=LEADER)(issue)
    assert kept(issue) == before


@pytest.mark.parametrize("outcome", Outcome)
def test_what_was_closed_says_what_the_worker_said_and_never_more(outcome):
    issue = an_issue_in(S.SIGNED)
    resolve(outcome)(issue)
    check(Verdict.DONE)(issue)

    issue.close(CLERK, at=LATER, calendar=PLAIN)

    assert last(issue) == CaseClosed(case_id=issue.id, outcome=outcome, closed_at=LATER)


def test_when_it_is_closed_no_clock_runs_and_nothing_is_due():
    issue = an_issue_in(S.CLOSED)

    assert not issue.clocks.running
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
    issue.assign(a_handler(), sign=ONE_DAY, at=local("2026-11-23 10:00:02"), calendar=PLAIN)

    issue.sign(WORKER, at=local("2026-11-23 10:00:01"), calendar=PLAIN)

    assert issue.state is S.SIGNED
    assert clock(issue, ClockKind.SIGN).stopped_at == local("2026-11-23 10:00:02")


def test_an_issue_can_be_kept_in_every_state():
    for state in S:
        issue = an_issue_in(state)
        assert from_document(Issue, to_document(issue)) == issue
