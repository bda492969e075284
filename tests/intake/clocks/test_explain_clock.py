"""Whoever may see a case may see how its time was used, and why."""

from dataclasses import replace

import pytest

from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.veil import Veil
from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.clocks.kind_words import KIND_WORDS, in_words
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.states import IssueState
from services.intake.schemas.clocks.explaining import explain
from services.intake.schemas.clocks.views import ExplanationView
from services.intake.usecases.clocks.explain_clock import explain_clock
from shared.kernel.calendar import Calendar, Unit
from shared.kernel.errors import NotAllowed, NotFound
from tests.intake.builders import (
    CLERK,
    HEAD,
    PLAIN,
    RESIDENT,
    STRANGER,
    WORKER,
    a_caller,
    a_handler,
    an_issue_in,
    local,
)
from tests.intake.fakes import FakeCases

TEN_DAYS = Limit(amount=10, unit=Unit.WORKING_DAY)
MARCH = local("2026-03-02 10:00")


def corrected():
    """The vector of the domain reference: 3 days used, a correction from the 5th to the 12th of March."""
    issue = an_issue_in(IssueState.TRIAGED, applicant=Applicant(id=RESIDENT.id), handler=a_handler())
    clocks = issue.clocks.start(ClockKind.STEP, TEN_DAYS, at=MARCH, actor="C0001", policy="MS-04@1+1")
    promised, legal, step = clocks.clocks
    step = step.pause(
        PauseReason.CORRECTION, basis="补正通知书 3 号", at=local("2026-03-05 11:00"), actor="C0001"
    )
    step = step.resume(at=local("2026-03-12 09:30"), actor="C0001", basis="材料收据 7 号")
    issue.clocks = replace(clocks, clocks=(promised, legal, step))
    return issue


def shown(issue, clock="step", *, now="2026-03-13 10:00", calendar=PLAIN, caller=CLERK):
    case, found = explain_clock(FakeCases(issue), issue.id, clock, caller=caller)
    return ExplanationView().dump(explain(case, found, veil=Veil(), calendar=calendar, now=local(now)))


def test_every_interval_is_shown_with_its_reason_and_what_it_took():
    lines = shown(corrected())["lines"]

    assert [(each["running"], each["units"], each["reason"], each["basis"]) for each in lines] == [
        (True, 3, "受理", ""),
        (False, 0, "补正暂停", "补正通知书 3 号"),
        (True, 1, "恢复计时", "材料收据 7 号"),
    ]
    assert {each["actor"] for each in lines} == {"C0001"}


def test_so_are_what_is_used_what_is_left_and_the_last_day():
    told = shown(corrected())

    assert (told["total"], told["used"], told["remaining"]) == (10, 4, 6)
    assert told["last_day"] == "2026-03-23"
    assert (told["unit_words"], told["kind_words"], told["light"]) == ("个工作日", "环节办理时限", "green")
    assert told["words"][-1] == "共 10 个工作日，已用 4 个工作日，剩余 6 个工作日，截止 2026-03-23 17:00"


def test_while_it_is_paused_there_is_no_last_day():
    told = shown(corrected(), now="2026-03-09 10:00")
    paused = corrected()
    step = paused.clocks.clocks[2]
    paused.clocks = replace(
        paused.clocks, clocks=(*paused.clocks.clocks[:2], replace(step, turns=step.turns[:2]))
    )

    still = shown(paused, now="2026-03-09 10:00")

    assert (told["used"], still["used"]) == (3, 3)
    assert (still["due"], still["last_day"], still["state"]) == (None, None, "paused")
    assert "暂停中" in still["words"][-1]


def test_a_year_that_is_not_announced_is_said_to_be_provisional_and_which_calendar_it_was():
    sure, supposed = shown(corrected()), shown(corrected(), calendar=Calendar())

    assert (sure["provisional"], supposed["provisional"]) == (False, True)
    assert (sure["revision"], supposed["revision"]) == (PLAIN.revision, Calendar().revision)
    assert "暂定" in supposed["words"][-1]


def test_time_that_was_added_is_shown_with_the_notice_that_told_of_it():
    issue = corrected()
    more = Extension(amount=5, granted_by="L0002", at=local("2026-03-16 10:00"), notice="延期告知书 1 号")
    *others, step = issue.clocks.clocks
    issue.clocks = replace(issue.clocks, clocks=(*others, step.extend(more, PLAIN)))

    told = shown(issue, now="2026-03-17 10:00")

    assert (told["total"], told["last_day"]) == (15, "2026-03-30")
    assert [(each["amount"], each["granted_by"], each["notice"]) for each in told["extensions"]] == [
        (5, "L0002", "延期告知书 1 号")
    ]


def test_a_kind_means_its_newest_clock_and_an_id_means_that_one():
    issue = corrected()
    issue.clocks = issue.clocks.start(
        ClockKind.STEP, TEN_DAYS, at=local("2026-03-16 10:00"), actor="C0001", policy="1"
    )

    cases = FakeCases(issue)

    for asked, found in (("step", "step-2"), ("step-1", "step-1"), ("step-2", "step-2")):
        assert explain_clock(cases, issue.id, asked, caller=CLERK)[1].id == found


def test_a_clock_that_the_case_does_not_have_is_not_found():
    with pytest.raises(NotFound):
        shown(corrected(), "delivery")


@pytest.mark.parametrize("caller", [CLERK, WORKER, HEAD, RESIDENT], ids=lambda caller: caller.id)
def test_who_may_see_the_case_may_see_its_time(caller):
    assert shown(corrected(), caller=caller)["used"] == 4


@pytest.mark.parametrize("caller", [STRANGER, a_caller("R0002", "resident")], ids=lambda caller: caller.id)
def test_nobody_else_may(caller):
    with pytest.raises(NotAllowed):
        shown(corrected(), caller=caller)


@pytest.mark.parametrize("kind", ClockKind)
def test_every_kind_of_clock_has_a_name_for_people(kind):
    assert kind.value in KIND_WORDS
    assert in_words(kind) == KIND_WORDS[kind.value]
