"""A head marks how a case is looked at; its way and its clocks stay as they are."""

import pytest

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.flagging import Flag
from services.intake.domain.issues.issue import IssueState
from services.intake.usecases.cases.flag_case import flag_case
from services.intake.usecases.cases.unflag_case import unflag_case
from shared.events.intake_flags import CaseFlagged, CaseUnflagged
from shared.kernel.errors import Conflict, NotAllowed
from tests.intake.builders import GRID, HEAD, LATER, MONDAY, WORKER, a_caller, a_command, an_issue_in
from tests.intake.fakes import FakeCases

S = IssueState


def flag(case, which=Flag.HISTORIC, words="改制前遗留"):
    case.flag(which, words=words, by=HEAD, at=LATER)


def unflag(case, which=Flag.HISTORIC):
    case.unflag(which, words="查无此事", by=HEAD, at=LATER)


@pytest.mark.parametrize("which", Flag)
def test_a_mark_is_set_and_taken_back_and_moves_nothing(which):
    issue = an_issue_in(S.SIGNED)
    before = (issue.state, issue.clocks, issue.due, issue.next_ring)

    flag(issue, which)
    bears = (issue.is_important, issue.is_historic, issue.urgency is Urgency.URGENT)
    unflag(issue, which)

    assert bears == tuple(each is which for each in Flag)
    assert (issue.is_important, issue.is_historic, issue.urgency) == (False, False, Urgency.ORDINARY)
    assert (issue.state, issue.clocks, issue.due, issue.next_ring) == before
    assert [entry.by for entry in issue.history[-2:]] == [HEAD.id, HEAD.id]


@pytest.mark.parametrize("which", Flag)
def test_a_mark_is_set_once_and_taken_back_once(which):
    issue = an_issue_in(S.SIGNED)
    with pytest.raises(Conflict):
        unflag(issue, which)
    flag(issue, which)
    facts = len(issue.happened())

    with pytest.raises(Conflict):
        flag(issue, which)
    assert len(issue.happened()) == facts


@pytest.mark.parametrize("act", [flag, unflag])
def test_an_emergency_is_made_neither_more_nor_less_urgent(act):
    issue = an_issue_in(S.SIGNED, urgency=Urgency.EMERGENCY)

    with pytest.raises(Conflict):
        act(issue, Flag.URGENT)
    assert issue.urgency is Urgency.EMERGENCY


def test_the_fact_names_who_has_it_and_no_number_of_anybody():
    issue = an_issue_in(S.SIGNED)

    flag(issue, words="请联系13800005678")
    unflag(issue)

    assert issue.happened()[-2:] == (
        CaseFlagged(
            case_id=issue.id,
            flag="historic",
            grid_code=GRID,
            worker_id=WORKER.id,
            words="请联系***",
            flagged_by=HEAD.id,
            flagged_at=LATER,
        ),
        CaseUnflagged(
            case_id=issue.id,
            flag="historic",
            worker_id=WORKER.id,
            unflagged_by=HEAD.id,
            unflagged_at=LATER,
        ),
    )


@pytest.mark.parametrize(
    ("usecase", "before"), [(flag_case, False), (unflag_case, True)], ids=["flag", "unflag"]
)
def test_asked_twice_it_happens_once_and_only_where_the_head_is_head(usecase, before):
    cases = FakeCases()
    issue = an_issue_in(S.SIGNED, is_historic=before)
    cases.save(issue)
    said = {"flag": Flag.HISTORIC, "words": "核实"}

    with pytest.raises(NotAllowed):
        usecase(cases, issue.id, **said, command=a_command(a_caller("H9", "station_head", "340102998002")))
    command = a_command(HEAD, at=MONDAY)
    for _ in range(2):
        usecase(cases, issue.id, **said, command=command)

    kept = cases.get(issue.id)
    assert (kept.is_historic, kept.version) == (not before, issue.version + 1)
