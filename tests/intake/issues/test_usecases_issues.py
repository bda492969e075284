"""What can be done about an issue: each wish granted once, by whom it is allowed, and told once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.place import Place
from services.intake.domain.cases.script import CallResult, VisitChannel
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.supervising import Level
from services.intake.domain.issues.suspending import Obstacle
from services.intake.domain.issues.verdict import Approval, Outcome, Verdict
from services.intake.usecases.cases.call_rater_back import call_rater_back
from services.intake.usecases.cases.contact_rater import contact_rater
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.name_handler import name_handler
from services.intake.usecases.cases.rectify_case import rectify_case
from services.intake.usecases.issues.answer_return import answer_return
from services.intake.usecases.issues.answer_supervision import answer_supervision
from services.intake.usecases.issues.ask_extension import ask_extension
from services.intake.usecases.issues.ask_return import ask_return
from services.intake.usecases.issues.call_in_units import call_in_units
from services.intake.usecases.issues.cancel_supervision import cancel_supervision
from services.intake.usecases.issues.contact_reporter import contact_reporter
from services.intake.usecases.issues.grant_extension import grant_extension
from services.intake.usecases.issues.hand_out_case import hand_out_case
from services.intake.usecases.issues.inspect_case import inspect_case
from services.intake.usecases.issues.instruct_case import instruct_case
from services.intake.usecases.issues.lead_rework import lead_rework
from services.intake.usecases.issues.merge_case import merge_case
from services.intake.usecases.issues.note_progress import note_progress
from services.intake.usecases.issues.rate_case import rate_case
from services.intake.usecases.issues.record_outside_result import record_outside_result
from services.intake.usecases.issues.record_return_visit import record_return_visit
from services.intake.usecases.issues.refuse_extension import refuse_extension
from services.intake.usecases.issues.reopen_case import reopen_case
from services.intake.usecases.issues.resume_case import resume_case
from services.intake.usecases.issues.settle_merged import settle_merged
from services.intake.usecases.issues.supervise_case import supervise_case
from services.intake.usecases.issues.suspend_case import suspend_case
from services.intake.usecases.issues.take_case_back import take_case_back
from services.intake.usecases.issues.transfer_case import transfer_case
from services.intake.usecases.issues.unmerge_case import unmerge_case
from services.intake.usecases.issues.urge_case import urge_case
from services.intake.usecases.issues.void_case import void_case
from services.intake.usecases.issues.withdraw_case import withdraw_case
from shared.events.intake import HandlerNamed
from shared.events.intake_merging import MergeProposed, ResultShared
from shared.kernel.errors import Conflict, NotAllowed, NotFound
from tests.intake.builders import (
    CLERK,
    CONTENT,
    HEAD,
    LATER,
    LEADER,
    MONDAY,
    OTHER_GRID,
    PLAIN,
    RESIDENT,
    REVIEWER,
    STRANGER,
    WORKER,
    a_caller,
    a_command,
    a_handler,
    an_application_in,
    an_issue_badly_rated,
    an_issue_in,
    local,
    resolve,
)
from tests.intake.fakes import FakePolicies
from tests.intake.menu_builders import a_scale
from tests.intake.test_usecases import Intake

S, A = IssueState, ApplicationState
VISIT = {"channel": VisitChannel.PHONE, "script": CONTENT, "result": CallResult.ANSWERED}
IN_VAIN = VISIT | {"script": None, "result": CallResult.NO_ANSWER}
WORDS = {"words": "原因如下"}
RESIDENTS = {"applicant": Applicant(id=RESIDENT.id)}
SHELVED = {"obstacle": Obstacle.LITIGATION, "basis": "法院受理通知书", "review_on": date(2026, 12, 20)}


def timed(usecase, **wish):
    """A use case that needs the calendar."""
    return lambda it, id, command: usecase(it.cases, it.calendars, id, **wish, command=command)


def scaled(usecase, **wish):
    """A use case that needs the words of the levels too."""
    return lambda it, id, command: usecase(it.cases, it.calendars, it.scales, id, **wish, command=command)


def plain(usecase, **wish):
    """A use case that does not."""
    return lambda it, id, command: usecase(it.cases, id, **wish, command=command)


def typed(usecase, **wish):
    """A use case that needs the limits of the type."""
    return lambda it, id, command: usecase(it.cases, it.types, it.calendars, id, **wish, command=command)


def supervised():
    issue = an_issue_in(S.SIGNED)
    issue.supervise(Level.RED, opinion="抓紧", by=REVIEWER, at=MONDAY)
    return issue


def contacted():
    issue = an_issue_badly_rated()
    issue.contact_rater("已致歉", by=WORKER, at=MONDAY, calendar=PLAIN)
    return issue


def rectified():
    issue = contacted()
    issue.rectify("已返工", by=WORKER, at=MONDAY, calendar=PLAIN)
    return issue


def at(state):
    return lambda: an_issue_in(state)


COMMANDS = {
    "call in": (at(S.SIGNED), CLERK, plain(call_in_units, units=(OTHER_GRID,))),
    "contact": (at(S.SIGNED), WORKER, timed(contact_reporter, result=CallResult.ANSWERED, **WORDS)),
    "progress": (at(S.SIGNED), WORKER, plain(note_progress, **WORDS)),
    "ask return": (at(S.SIGNED), WORKER, timed(ask_return, proof="不在本网格")),
    "answer return": (
        at(S.RETURN_PENDING),
        CLERK,
        timed(answer_return, answer=Approval.GRANTED, opinion="属实"),
    ),
    "transfer": (at(S.SIGNED), CLERK, typed(transfer_case, unit=OTHER_GRID, **WORDS)),
    "hand out": (at(S.SIGNED), CLERK, timed(hand_out_case, unit="供水公司", number="1", **WORDS)),
    "take back": (at(S.TRANSFERRED), CLERK, plain(take_case_back, **WORDS)),
    "outside result": (
        at(S.TRANSFERRED),
        CLERK,
        timed(record_outside_result, outcome=Outcome.SOLVED, result="已修复"),
    ),
    "ask extension": (at(S.IN_PROGRESS), WORKER, timed(ask_extension, days=2, reason="等配件")),
    "grant extension": (at(S.EXTEND_PENDING), CLERK, timed(grant_extension, days=2, opinion="同意")),
    "refuse extension": (at(S.EXTEND_PENDING), CLERK, plain(refuse_extension, opinion="不同意")),
    "suspend": (at(S.SIGNED), REVIEWER, timed(suspend_case, **SHELVED)),
    "resume": (at(S.SUSPENDED), REVIEWER, timed(resume_case, **WORDS)),
    "supervise": (at(S.SIGNED), REVIEWER, plain(supervise_case, level=Level.RED, opinion="抓紧")),
    "answer supervision": (supervised, WORKER, plain(answer_supervision, reply="已安排")),
    "cancel supervision": (supervised, REVIEWER, plain(cancel_supervision, **WORDS)),
    "instruct": (at(S.SIGNED), LEADER, plain(instruct_case, **WORDS)),
    "urge": (at(S.SIGNED), CLERK, timed(urge_case)),
    "failed visit": (at(S.RESOLVED), CLERK, scaled(record_return_visit, **IN_VAIN)),
    "inspect": (at(S.RESOLVED), CLERK, timed(inspect_case, verdict=Verdict.NOT_DONE, **WORDS)),
    "lead rework": (at(S.REWORK), HEAD, plain(lead_rework, **WORDS)),
    "void": (at(S.SIGNED), REVIEWER, timed(void_case, reason="误录入")),
    "withdraw": (at(S.SIGNED), CLERK, timed(withdraw_case, **WORDS)),
    "reopen": (at(S.CLOSED), CLERK, timed(reopen_case, **WORDS)),
    "contact rater": (an_issue_badly_rated, WORKER, timed(contact_rater, **WORDS)),
    "rectify": (contacted, WORKER, timed(rectify_case, **WORDS)),
    "call rater back": (rectified, CLERK, scaled(call_rater_back, **VISIT)),
    "miss rater": (rectified, CLERK, scaled(call_rater_back, **IN_VAIN)),
    "unmerge": (at(S.MERGED), CLERK, typed(unmerge_case, **WORDS)),
}


@pytest.fixture
def intake():
    return Intake()


@pytest.mark.parametrize("name", COMMANDS)
class TestEveryCommand:
    def prepared(self, intake, name):
        make, by, act = COMMANDS[name]
        return intake.keep(make()), by, act

    def test_a_wish_that_arrives_twice_is_granted_once_and_answered_twice(self, intake, name):
        id, by, act = self.prepared(intake, name)
        command = a_command(by, at=LATER)

        first = act(intake, id, command)
        told = list(intake.cases.facts)
        second = act(intake, id, replace(command, at=local("2026-11-24 09:00")))

        assert second == first == intake.cases.get(id)
        assert intake.cases.facts == told

    def test_the_id_of_another_wish_is_refused_and_changes_nothing(self, intake, name):
        id, by, act = self.prepared(intake, name)
        command = a_command(by, at=LATER)
        done = act(intake, id, command)

        with pytest.raises(Conflict):
            act(intake, id, replace(command, digest="other words"))
        assert intake.cases.get(id) == done

    def test_who_does_not_work_there_is_refused_and_changes_nothing(self, intake, name):
        id, by, act = self.prepared(intake, name)
        before, told = intake.cases.get(id), list(intake.cases.facts)

        with pytest.raises(NotAllowed):
            act(intake, id, a_command(a_caller(by.id, *by.roles, "340102999"), at=LATER))
        assert (intake.cases.get(id), intake.cases.facts) == (before, told)

    def test_an_application_is_no_issue(self, intake, name):
        _, by, act = COMMANDS[name]

        with pytest.raises(Conflict):
            act(intake, intake.keep(an_application_in(A.IN_STEP)), a_command(by))

    def test_a_case_that_is_not_there_is_not_found(self, intake, name):
        _, by, act = COMMANDS[name]

        with pytest.raises(NotFound):
            act(intake, "0" * 32, a_command(by))


class TestWhoReportedIt:
    @pytest.mark.parametrize(
        ("state", "act"),
        [
            (S.SIGNED, timed(withdraw_case, **WORDS)),
            (S.SIGNED, timed(urge_case)),
            (S.CLOSED, timed(reopen_case, **WORDS)),
            (S.CLOSED, scaled(rate_case, level=5, words="")),
        ],
        ids=["withdraw", "urge", "reopen", "rate"],
    )
    def test_may_do_so_with_his_own_and_no_other_resident_may(self, intake, state, act):
        id = intake.keep(an_issue_in(state, **RESIDENTS))
        before = intake.cases.get(id)

        with pytest.raises(NotAllowed):
            act(intake, id, a_command(a_caller("R0002", "resident"), at=LATER))
        assert intake.cases.get(id) == before
        act(intake, id, a_command(RESIDENT, at=LATER))

    @pytest.mark.parametrize("by", [CLERK, WORKER, LEADER], ids=["clerk", "worker", "leader"])
    def test_nobody_rates_in_his_name(self, intake, by):
        id = intake.keep(an_issue_in(S.CLOSED, **RESIDENTS))

        with pytest.raises(NotAllowed):
            scaled(rate_case, level=5, words="")(intake, id, a_command(by))

    def test_a_rating_that_is_sent_twice_counts_once(self, intake):
        id = intake.keep(an_issue_in(S.CLOSED, **RESIDENTS))
        command = a_command(RESIDENT, at=LATER)

        for _ in range(2):
            scaled(rate_case, level=1, words="差")(intake, id, command)

        assert [each.scale for each in intake.cases.get(id).ratings] == [1]

    def test_a_rating_keeps_the_words_in_which_it_was_asked_for(self, intake):
        newer = a_scale(version_no=2, effective_from=date(2026, 11, 24))
        intake.scales = FakePolicies(a_scale(), newer)
        ids = [intake.keep(an_issue_in(S.CLOSED, **RESIDENTS)) for _ in range(2)]
        for id, at in zip(ids, (LATER, LATER + timedelta(days=1)), strict=True):
            scaled(rate_case, level=4, words="")(intake, id, a_command(RESIDENT, at=at))

        assert [intake.cases.get(id).ratings[0].scale for id in ids] == [1, 2]

    def test_so_does_what_he_says_on_a_return_visit(self, intake):
        id = intake.keep(an_issue_in(S.RESOLVED, **RESIDENTS))
        said = {"channel": VisitChannel.PHONE, "script": CONTENT, "result": CallResult.ANSWERED}

        scaled(record_return_visit, **said)(intake, id, a_command(CLERK, at=LATER))

        assert intake.cases.get(id).visits[-1].script == replace(CONTENT, scale=1)


class TestDuplicates:
    def report(self, intake, at=MONDAY, **but):
        place = Place(longitude=117.2, latitude=31.8)
        return intake.report(a_command(at=at), **{"place": place} | but)

    def test_the_same_phone_type_and_place_within_a_week_is_proposed_for_merging(self, intake):
        earlier = self.report(intake)

        later = self.report(intake, at=MONDAY + timedelta(days=7), phone="+86 138-0000-5678")

        assert later.proposed_into == earlier.id
        proposals = [fact for fact in intake.cases.facts if isinstance(fact, MergeProposed)]
        assert [fact.into_id for fact in proposals] == [earlier.id]
        assert later.number != earlier.number
        assert later.state is S.TRIAGED

    @pytest.mark.parametrize(
        "but",
        [
            {"phone": "13900005678"},
            {"phone": None},
            {"topic": "MD-02"},
            {"place": Place(longitude=117.21, latitude=31.8)},
            {"at": MONDAY + timedelta(days=7, minutes=1)},
        ],
        ids=["another phone", "no phone", "another type", "900 metres away", "a week later"],
    )
    def test_whatever_differs_it_is_not(self, intake, but):
        self.report(intake)

        assert self.report(intake, **but).proposed_into is None

    def test_the_phone_is_looked_up_by_a_fingerprint_and_kept_nowhere_in_plain(self, intake):
        issue = self.report(intake)

        assert issue.applicant.phone_print
        assert "13800005678" not in repr(intake.cases.by_id) + repr(intake.cases.facts)


class TestMerging:
    def merged(self, intake, main):
        id = intake.keep(an_issue_in(S.TRIAGED))
        merge_case(intake.cases, intake.calendars, id, into_id=main, command=a_command(at=LATER))
        return id

    def settle(self, intake, main):
        settle_merged(intake.cases, intake.types, intake.calendars, main, at=LATER)

    def test_a_wish_to_merge_that_arrives_twice_is_granted_once(self, intake):
        main, id = intake.keep(an_issue_in(S.SIGNED)), intake.keep(an_issue_in(S.TRIAGED))
        command = a_command(at=LATER)

        for _ in range(2):
            done = merge_case(intake.cases, intake.calendars, id, into_id=main, command=command)

        assert (done.state, done.merged_into) == (S.MERGED, main)

    def test_when_the_main_case_is_done_every_reporter_is_asked_once(self, intake):
        main = intake.keep(an_issue_in(S.SIGNED))
        merged = [self.merged(intake, main) for _ in range(3)]
        done = intake.cases.get(main)
        resolve(done, at=LATER)
        intake.keep(done)

        for _ in range(2):
            self.settle(intake, main)

        assert {intake.cases.get(id).state for id in merged} == {S.RESOLVED}
        assert len([fact for fact in intake.cases.facts if isinstance(fact, ResultShared)]) == 3

    def test_what_has_no_result_yet_settles_nothing(self, intake):
        main = intake.keep(an_issue_in(S.SIGNED))
        id = self.merged(intake, main)

        self.settle(intake, main)

        assert intake.cases.get(id).state is S.MERGED

    @pytest.mark.parametrize("end", ["withdraw", "void"])
    def test_when_the_main_case_ends_without_a_result_the_others_stand_alone_again(self, intake, end):
        main = intake.keep(an_issue_in(S.SIGNED))
        id = self.merged(intake, main)
        _, by, act = COMMANDS[end]
        act(intake, main, a_command(by, at=LATER))

        for _ in range(2):
            self.settle(intake, main)

        assert intake.cases.get(id).state is S.TRIAGED

    def test_of_an_application_nothing_is_merged(self, intake):
        self.settle(intake, intake.keep(an_application_in(A.IN_STEP)))


class TestReopening:
    def name(self, intake, id, **but):
        handler = a_handler(**{"assignment": 2, "reason": "had_it_before"} | but)
        name_handler(intake.cases, intake.types, intake.calendars, id, handler=handler, at=LATER)

    def test_grid_names_the_worker_again_and_told_twice_it_is_named_once(self, intake):
        id = intake.keep(an_issue_in(S.CLOSED))
        timed(reopen_case, **WORDS)(intake, id, a_command(at=LATER))
        intake.cases.facts.clear()

        for _ in range(2):
            self.name(intake, id)

        assert intake.cases.get(id).state is S.IN_PROGRESS
        assert [type(fact) for fact in intake.cases.facts] == [HandlerNamed]

    def test_a_case_that_was_never_reopened_keeps_its_worker(self, intake):
        id = intake.keep(an_issue_in(S.IN_PROGRESS))

        self.name(intake, id, worker_id="W0005")

        assert intake.cases.get(id).worker == WORKER.id


class TestSeeing:
    def test_the_people_of_a_unit_that_helps_may_see_it_but_not_act_on_it(self, intake):
        id = intake.keep(an_issue_in(S.SIGNED))
        with pytest.raises(NotAllowed):
            get_case(intake.cases, id, caller=STRANGER)

        call_in_units(intake.cases, id, units=(OTHER_GRID,), command=a_command(at=LATER))

        assert get_case(intake.cases, id, caller=STRANGER).id == id
        with pytest.raises(NotAllowed):
            note_progress(intake.cases, id, **WORDS, command=a_command(STRANGER, at=LATER))
