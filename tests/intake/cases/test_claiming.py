"""Whoever says that he has spoken with who asked is believed until that one says otherwise."""

import pytest

from services.intake.domain.cases.script import Answer, CallResult, Discontent, Script, VisitChannel
from services.intake.domain.issues.issue import IssueState as S
from shared.events.intake_handling import ContactDenied
from tests.intake.builders import (
    CLERK,
    CONTENT,
    GRID,
    HEAD,
    LATER,
    MONDAY,
    PLAIN,
    WORKER,
    an_application_badly_rated,
    an_issue_badly_rated,
    an_issue_in,
    do_over,
    resolve,
    visit,
)

NO = Script(contacted=Answer.NO, solved=Answer.YES, reason=Discontent.OTHER)
NOT_CONTACTED = Script(solved=Answer.NO, reason=Discontent.NOT_CONTACTED)
NOT_SAID = Script(solved=Answer.YES)


def denials(case):
    return [each for each in case.happened() if isinstance(each, ContactDenied)]


def contact(issue, result=CallResult.ANSWERED):
    issue.contact(result, words="电话", by=WORKER, at=MONDAY, calendar=PLAIN)


def visited(script, *, result=CallResult.ANSWERED):
    issue = an_issue_in(S.SIGNED)
    contact(issue, result)
    resolve(issue)
    visit(issue, script, at=LATER)
    return issue


@pytest.mark.parametrize("script", [NO, NOT_CONTACTED], ids=["no", "as the reason"])
def test_a_claim_that_is_denied_is_told_with_who_made_it(script):
    issue = visited(script)

    assert denials(issue) == [
        ContactDenied(
            case_id=issue.id, claimed_by=WORKER.id, claimed_at=MONDAY, grid_code=GRID, denied_at=LATER
        )
    ]


@pytest.mark.parametrize("script", [CONTENT, NOT_SAID], ids=["yes", "not said"])
def test_a_claim_that_nobody_denies_is_not(script):
    assert denials(visited(script)) == []


@pytest.mark.parametrize("result", [each for each in CallResult if each is not CallResult.ANSWERED])
def test_who_says_that_he_could_not_reach_him_has_claimed_nothing(result):
    assert denials(visited(NO, result=result)) == []


def test_a_claim_is_asked_about_once():
    issue = visited(NOT_CONTACTED)

    do_over(issue)
    visit(issue, NOT_CONTACTED, at=LATER)

    assert len(denials(issue)) == 1


@pytest.mark.parametrize("rated", [an_issue_badly_rated, an_application_badly_rated])
def test_so_it_is_with_who_rated_badly(rated):
    case = rated()
    case.contact_rater("已致歉", by=WORKER, at=MONDAY, calendar=PLAIN)
    case.rectify("已整改", by=WORKER, at=MONDAY, calendar=PLAIN)

    case.call_rater_back(
        NO,
        channel=VisitChannel.PHONE,
        by=HEAD if case.answers_for(CLERK) else CLERK,
        at=LATER,
        calendar=PLAIN,
    )

    assert [each.claimed_by for each in denials(case)] == [WORKER.id]
