"""A window that says nothing for five working days has accepted: by itself, dated back, by one replica."""

from copy import deepcopy
from dataclasses import replace

import pytest

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.clocks.ringing import ring
from services.intake.store.cases.cases import MongoCases
from services.intake.usecases.clocks.ring_clocks import ring_clocks
from shared.events.intake import CaseAccepted, ClockOverdue
from shared.events.intake_applications import ApplicationDeemedAccepted
from shared.kernel.errors import StaleWrite
from tests.intake.builders import (
    CLERK,
    LATER,
    MONDAY,
    NOT_NEEDED,
    PLAIN,
    SOMETHING_EXPIRED,
    an_application_in,
    local,
)
from tests.intake.fakes import FakeCalendars, FakeCases
from tests.intake.menu_builders import a_guide, an_item
from tests.stores import either

FIVE_DAYS_ON = local("2026-11-30 17:00")  # received on Monday the 23rd; the fifth working day ends
ACTS_IN_TIME = {
    "accepted": lambda it: it.accept(an_item(), by=CLERK, at=LATER, calendar=PLAIN),
    "told what is missing": lambda it: it.request_correction(
        a_guide(), SOMETHING_EXPIRED, by=CLERK, at=LATER, calendar=PLAIN
    ),
    "refused": lambda it: it.refuse(NOT_NEEDED, by=CLERK, at=LATER, calendar=PLAIN),
}


def silent(now, **but):
    """An application that nobody has looked at, until now."""
    application = an_application_in(S.RECEIVED, **but)
    application.saved()
    ring(application, now=now, calendar=PLAIN)
    return application


def told(application, kind):
    return [each for each in application.happened() if isinstance(each, kind)]


def test_the_acceptance_says_that_nobody_took_it_on():
    application = silent(FIVE_DAYS_ON)

    assert [each.deemed for each in told(application, CaseAccepted)] == [True]
    assert [each.deemed for each in told(an_application_in(S.ACCEPTED), CaseAccepted)] == [False]


def test_a_moment_before_the_end_it_is_only_received():
    assert silent(local("2026-11-30 16:59")).state is S.RECEIVED


@pytest.mark.parametrize("now", [FIVE_DAYS_ON, local("2026-12-01 03:00"), local("2027-01-20 09:00")], ids=str)
def test_then_it_counts_as_accepted_from_its_receipt_however_late_somebody_looks(now):
    application = silent(now)

    assert (application.state, application.accepted_at) == (S.ACCEPTED, MONDAY)
    whole = [each for each in application.clocks if each.kind in {"legal", "promised"}]
    assert {each.started_at for each in whole} == {MONDAY}
    assert told(application, CaseAccepted)[0].accepted_at == MONDAY
    assert told(application, ApplicationDeemedAccepted) == [
        ApplicationDeemedAccepted(
            case_id=application.id,
            grid_code=application.area,
            received_at=MONDAY,
            promised_due=local("2026-11-30 17:00"),
            legal_due=local("2026-12-21 17:00"),
            deemed_at=now,
        )
    ]


def test_what_is_missing_does_not_help_the_window():
    application = silent(FIVE_DAYS_ON, presented=Presented())

    assert application.state is S.ACCEPTED


def test_the_window_is_late_and_after_an_outage_so_is_whatever_else_was_due():
    application = silent(local("2027-01-20 09:00"))

    late = [each.clock for each in told(application, ClockOverdue)]
    assert late == ["notice", "promised", "legal"]


@pytest.mark.parametrize("act", ACTS_IN_TIME)
def test_a_window_that_has_acted_is_never_told_that_it_was_silent(act):
    application = an_application_in(S.RECEIVED)
    ACTS_IN_TIME[act](application)
    state = application.state

    ring(application, now=local("2026-12-10 09:00"), calendar=PLAIN)

    assert application.state is state
    assert told(application, ApplicationDeemedAccepted) == []


def test_it_happens_once():
    application = silent(FIVE_DAYS_ON)
    application.saved()

    ring(application, now=FIVE_DAYS_ON, calendar=PLAIN)

    assert application.happened() == ()


class TestWhileAWithdrawalWaits:
    def withdrawing(self):
        application = an_application_in(S.RECEIVED)
        application.request_withdrawal("不办了", by=CLERK, at=LATER)
        ring(application, now=FIVE_DAYS_ON, calendar=PLAIN)
        return application

    def test_what_is_withdrawn_is_from_then_on_an_accepted_one(self):
        application = self.withdrawing()
        assert application.state is S.WITHDRAWING

        application.confirm_withdrawal("撤件申请书", by=CLERK, at=FIVE_DAYS_ON, calendar=PLAIN)

        assert (application.state, application.clocks.running) == (S.TAKEN_BACK, ())

    def test_and_what_is_not_withdrawn_after_all_is_accepted(self):
        application = self.withdrawing()

        application.drop_withdrawal(by=CLERK, at=FIVE_DAYS_ON)

        assert application.state is S.ACCEPTED


cases = either(FakeCases, MongoCases)


class TestByAnyNumberOfReplicas:
    @pytest.mark.parametrize(
        "now", [FIVE_DAYS_ON, local("2027-01-20 09:00")], ids=["at once", "after an outage"]
    )
    def test_of_two_that_see_it_one_wins(self, cases, now):
        application = an_application_in(S.RECEIVED)
        cases.save(application)
        mine, theirs = cases.get(application.id), cases.get(application.id)
        for copy in (mine, theirs):
            ring(copy, now=now, calendar=PLAIN)

        cases.save(mine)
        with pytest.raises(StaleWrite):
            cases.save(theirs)

        kept = cases.get(application.id)
        assert (kept.state, kept.accepted_at) == (S.ACCEPTED, MONDAY)
        assert [str(each.state) for each in kept.reached] == ["3"]

    def test_the_timer_finds_it_and_finds_it_once(self, cases):
        application = an_application_in(S.RECEIVED)
        cases.save(application)

        turns = [ring_clocks(cases, FakeCalendars(), now=FIVE_DAYS_ON) for _ in range(3)]

        assert turns[0] == 1
        assert cases.get(application.id).state is S.ACCEPTED
        version = cases.get(application.id).version
        ring_clocks(cases, FakeCalendars(), now=FIVE_DAYS_ON)
        assert cases.get(application.id).version == version

    def test_whoever_accepts_it_in_the_same_moment_wins_or_loses_whole(self, cases):
        cases.save(an_application_in(S.RECEIVED, id="1" * 32))
        timer, clerk = cases.get("1" * 32), cases.get("1" * 32)
        ring(timer, now=FIVE_DAYS_ON, calendar=PLAIN)
        clerk.accept(an_item(), by=CLERK, at=FIVE_DAYS_ON, calendar=PLAIN)

        cases.save(clerk)
        with pytest.raises(StaleWrite):
            cases.save(timer)
        assert cases.get("1" * 32).accepted_at == FIVE_DAYS_ON


def test_the_number_of_days_is_that_of_the_policy_it_was_received_under():
    application = an_application_in(S.RECEIVED)
    shorter = replace(application.rules, notice=replace(application.rules.notice, amount=2))
    policy = replace(application.policy, application=shorter)

    assert silent(local("2026-11-25 17:00"), policy=policy).state is S.ACCEPTED


def test_a_copy_is_the_application_itself():
    application = silent(FIVE_DAYS_ON)
    assert isinstance(deepcopy(application), Application)
