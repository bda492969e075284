"""What nobody can help, or the applicant is the cause of: the clocks wait, by two people and to a day."""

from datetime import date, timedelta

import pytest

from services.intake.domain.applications.state import ApplicationState as A
from services.intake.domain.cases.pausing import Cause
from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.issues.states import IssueState as S
from services.intake.usecases.cases.ask_pause import ask_pause
from services.intake.usecases.cases.end_pause import end_pause
from services.intake.usecases.cases.grant_pause import grant_pause
from services.intake.usecases.cases.refuse_pause import refuse_pause
from shared.events.intake import ClockOverdue
from shared.events.intake_waiting import CasePaused, PauseEnded
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.plumbing.documents import to_document
from tests.intake.applications.ways import tolerant_in
from tests.intake.builders import (
    A_HEARING,
    CLERK,
    DECLINED,
    GRANTED,
    HEAD,
    LATER,
    LEADER,
    MONDAY,
    PLAIN,
    REVIEWER,
    SOMETHING_EXPIRED,
    STRANGER,
    WORKER,
    a_command,
    an_application_in,
    an_issue_in,
    local,
    resolve,
    suspend,
)
from tests.intake.fakes import FakeCalendars, FakeCases
from tests.intake.menu_builders import a_guide

FRIDAY = date(2026, 11, 27)
NOW = {"at": LATER, "calendar": PLAIN}
BOTH = {"application": lambda: an_application_in(A.IN_STEP), "issue": lambda: an_issue_in(S.SIGNED)}
OF_THE_WHOLE = {ClockKind.LEGAL, ClockKind.PROMISED}


@pytest.fixture(params=BOTH)
def case(request):
    return BOTH[request.param]()


def ask(case, cause=Cause.FORCE_MAJEURE, *, until=FRIDAY, by=WORKER, basis="气象预警1号", at=MONDAY):
    case.ask_pause(cause, basis=basis, until=until, by=by, at=at)
    return case


def paused(case, *cause, **but):
    ask(case, *cause, **but).grant_pause(by=REVIEWER, at=MONDAY, calendar=PLAIN)
    return case


def kept(case):
    return to_document(case), case.happened()


def told(case, kind):
    return [each for each in case.happened() if isinstance(each, kind)]


@pytest.mark.parametrize("cause", Cause)
def test_the_law_and_the_promise_wait_for_either_cause_and_the_paper_is_kept(case, cause):
    paused(case, cause)

    waiting = [clock for clock in case.clocks if clock.kind in OF_THE_WHOLE]
    assert {clock.turns[-1].reason for clock in waiting} == {PauseReason(cause)}
    assert {clock.turns[-1].basis for clock in waiting} == {"气象预警1号"}
    assert set(case.due) & OF_THE_WHOLE == set()
    assert told(case, CasePaused)[0].cause == cause


def test_until_somebody_else_agrees_everything_runs_on(case):
    due = dict(case.due)

    assert ask(case).due == due
    assert case.pause.granted_at is None


def test_it_ends_by_itself_with_its_day_and_counts_on_from_the_next(case):
    before = dict(case.due)
    paused(case)

    ring(case, now=local("2026-11-27 23:58"), calendar=PLAIN)
    assert case.is_paused
    ring(case, now=local("2026-11-30 09:00"), calendar=PLAIN)

    assert case.pause is None
    assert told(case, PauseEnded)[0].ended_at == local("2026-11-27 23:59")
    weekdays = timedelta(days=4)  # from Tuesday to Friday nothing was counted
    assert case.due["promised"] == before["promised"] + weekdays
    assert told(case, ClockOverdue) == []


def test_it_ends_sooner_where_nothing_hinders_any_more(case):
    due = case.due["promised"]
    paused(case).end_pause("道路已通", by=WORKER.id, **NOW)

    assert case.due["promised"] == due  # it was the same day
    assert "pause" not in case.due
    with pytest.raises(Conflict):
        case.end_pause("道路已通", by=WORKER.id, **NOW)


def test_who_asks_does_not_grant_and_neither_does_who_has_it_in_hand(case):
    ask(case, by=REVIEWER)
    before = kept(case)

    for by in (REVIEWER, WORKER):
        with pytest.raises(Conflict):
            case.grant_pause(by=by, **NOW)
    with pytest.raises(Conflict):
        case.refuse_pause("不同意", by=REVIEWER, at=LATER)
    assert kept(case) == before
    case.grant_pause(by=LEADER, **NOW)


@pytest.mark.parametrize("days", [-1, 31])
def test_its_day_is_no_day_gone_by_and_not_too_far(case, days):
    with pytest.raises(Invalid):
        ask(case, until=MONDAY.date() + timedelta(days=days))


@pytest.mark.parametrize("days", [0, 30])
def test_it_may_last_for_today_or_as_long_as_this_street_has_settled(case, days):
    assert paused(case, until=MONDAY.date() + timedelta(days=days)).is_paused


def test_what_was_asked_for_is_not_granted_when_its_day_is_over(case):
    ask(case)
    with pytest.raises(Conflict, match="已过"):
        case.grant_pause(by=REVIEWER, at=local("2026-11-28 00:00"), calendar=PLAIN)


def test_one_at_a_time_and_after_a_refusal_again(case):
    ask(case)
    with pytest.raises(Conflict):
        ask(case)
    case.refuse_pause("材料不足", by=REVIEWER, at=LATER)
    with pytest.raises(Conflict):
        case.grant_pause(by=REVIEWER, **NOW)
    assert paused(case, at=LATER).is_paused
    with pytest.raises(Conflict):
        case.refuse_pause("材料不足", by=REVIEWER, at=LATER)


@pytest.mark.parametrize(
    "act",
    [
        lambda it: it.request_correction(a_guide(), SOMETHING_EXPIRED, by=CLERK, **NOW),
        lambda it: it.start_special(A_HEARING, by=CLERK, **NOW),
        lambda it: it.extend("案情复杂", by=LEADER, **NOW),
        lambda it: it.decide(GRANTED, a_guide(), by=LEADER, **NOW),
        lambda it: it.decide(DECLINED, a_guide(), by=LEADER, **NOW),
    ],
    ids=["correction", "special", "extension", "grant", "decline"],
)
def test_nothing_else_holds_an_application_up_and_nothing_is_decided_meanwhile(act):
    application = paused(an_application_in(A.IN_STEP))
    before = kept(application)

    with pytest.raises(Conflict, match="暂停中"):
        act(application)
    assert kept(application) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda it: suspend(it, at=LATER),
        lambda it: it.ask_return("不在本网格", by=WORKER, **NOW),
        lambda it: it.transfer("340102998001J002", words="属该网格", sign=None, by=CLERK, **NOW),
        lambda it: resolve(it, at=LATER),
    ],
    ids=["suspend", "return", "transfer", "resolve"],
)
def test_nobody_else_gets_an_issue_and_nobody_says_that_it_is_done_meanwhile(act):
    issue = paused(an_issue_in(S.SIGNED))
    before = kept(issue)

    with pytest.raises(Conflict, match="暂停中"):
        act(issue)
    assert kept(issue) == before


@pytest.mark.parametrize(("cause", "waits"), [(Cause.FORCE_MAJEURE, True), (Cause.APPLICANT, False)])
def test_what_the_applicant_has_promised_waits_for_what_nobody_can_help_alone(cause, waits):
    application = tolerant_in(A.IN_STEP)
    due = application.due["tolerance"]

    paused(application, cause)

    assert ("tolerance" not in application.due) is waits
    application.end_pause("已恢复", by=WORKER.id, **NOW)
    assert application.due["tolerance"] == due


def test_a_paused_application_may_be_withdrawn_and_nothing_runs_any_more():
    application = paused(an_application_in(A.IN_STEP))

    application.request_withdrawal("不办了", by=CLERK, at=LATER)
    application.confirm_withdrawal("撤件申请书", by=CLERK, **NOW)

    assert (application.state, application.clocks.running) == (A.TAKEN_BACK, ())


def test_its_day_may_come_while_a_withdrawal_waits():
    application = paused(an_application_in(A.IN_STEP))
    application.request_withdrawal("不办了", by=CLERK, at=LATER)

    ring(application, now=local("2026-11-30 09:00"), calendar=PLAIN)

    assert not application.is_paused
    assert application.due["legal"]


class TestTheDoors:
    @pytest.fixture
    def cases(self, case):
        return FakeCases(case)

    def ask(self, cases, case, command):
        said = {"cause": Cause.APPLICANT, "basis": "联系记录", "until": FRIDAY}
        return ask_pause(cases, case.id, **said, command=command)

    def test_each_wish_is_granted_once(self, cases, case):
        steps = [
            (lambda wish: self.ask(cases, case, wish), WORKER),
            (lambda wish: refuse_pause(cases, case.id, words="不足", command=wish), REVIEWER),
            (lambda wish: self.ask(cases, case, wish), WORKER),
            (lambda wish: grant_pause(cases, FakeCalendars(), case.id, command=wish), REVIEWER),
            (lambda wish: end_pause(cases, FakeCalendars(), case.id, words="已通", command=wish), WORKER),
        ]
        for step, by in steps:
            wish = a_command(by)
            assert step(wish).version == step(wish).version

    def test_only_where_it_lies(self, cases, case):
        with pytest.raises(NotAllowed):
            self.ask(cases, case, a_command(STRANGER))
        self.ask(cases, case, a_command(HEAD))
        with pytest.raises(NotAllowed):
            grant_pause(cases, FakeCalendars(), case.id, command=a_command(STRANGER))
