"""What can be done about projects and referrals, each told twice, and what a provider never gets at."""

from datetime import date, timedelta

import pytest

from services.intake.domain.projects.ending import DataEnd
from services.intake.domain.projects.milestone import MilestoneState, ReviewKind
from services.intake.domain.projects.project_state import TAKES_REFERRALS, ProjectState
from services.intake.domain.projects.referral import (
    Declined,
    Need,
    Outcome,
    ReferralState,
    Service,
    ServiceRecord,
    Source,
)
from services.intake.domain.projects.satisfaction import Satisfaction
from services.intake.store.projects.projects import MongoProjects
from services.intake.store.projects.referrals import MongoReferrals
from services.intake.usecases.projects.accept_referral import accept_referral
from services.intake.usecases.projects.approve_project import approve_project
from services.intake.usecases.projects.close_project import close_project
from services.intake.usecases.projects.contract_project import contract_project
from services.intake.usecases.projects.count_satisfaction import count_satisfaction
from services.intake.usecases.projects.decline_referral import decline_referral
from services.intake.usecases.projects.end_referral import end_referral
from services.intake.usecases.projects.evaluate_milestone import evaluate_milestone
from services.intake.usecases.projects.get_own_project import get_own_project
from services.intake.usecases.projects.get_project import get_project
from services.intake.usecases.projects.list_own_projects import list_own_projects
from services.intake.usecases.projects.list_own_referrals import list_own_referrals
from services.intake.usecases.projects.list_projects import list_projects
from services.intake.usecases.projects.list_referrals import list_referrals
from services.intake.usecases.projects.pay_milestone import pay_milestone
from services.intake.usecases.projects.propose_project import propose_project
from services.intake.usecases.projects.rate_referral import rate_referral
from services.intake.usecases.projects.record_service import record_service
from services.intake.usecases.projects.rectify_project import rectify_project
from services.intake.usecases.projects.refer_need import Referring, refer_need
from services.intake.usecases.projects.remind_milestones import remind_milestones
from services.intake.usecases.projects.report_milestone import report_milestone
from services.intake.usecases.projects.review_project import review_project
from services.intake.usecases.projects.staff_project import staff_project
from services.intake.usecases.projects.start_project import start_project
from services.intake.usecases.projects.terminate_project import terminate_project
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.intake.builders import HEAD, LEADER, MONDAY, REVIEWER, STREET, WORKER, a_caller, a_command, local
from tests.intake.projects.builders import (
    OTHER_PROVIDER,
    SOCIAL_WORKER,
    a_contract,
    a_plan,
    a_project_in,
    a_referral_in,
    an_ending,
    of_street,
)
from tests.intake.projects.fakes import FakeProjects, FakeProjectTable, FakeReferrals
from tests.stores import either

P, R = ProjectState, ReferralState
TABLE = FakeProjectTable()
PROPOSER = of_street("S0001", "section_head")
ELSEWHERE = a_caller("L0099", "leader", "340102997")
MID = {"kind": ReviewKind.MID, "passed": True, "reviewers": ["X0002"], "words": "符合"}
CLOSING = {"data": DataEnd.RETURNED, "proof": "回执1"}
STOPPING = {"reason": "违约", "data": DataEnd.DELETED, "proof": "回执1"}
M1, AMOUNTS = "M1", {"探访": 100}

projects = either(FakeProjects, MongoProjects)
referrals = either(FakeReferrals, MongoReferrals)


def kept(store, thing):
    store.save(thing)
    return thing.id


class TestTheWayOfAProject:
    def test_from_the_need_to_the_end_every_command_twice_is_once(self, projects):
        proposing = a_command(PROPOSER)
        id = [
            propose_project(projects, plan=a_plan(), street=STREET, command=proposing).id for _ in range(2)
        ][1]
        steps = (
            lambda c: approve_project(projects, id, command=c(LEADER)),
            lambda c: contract_project(projects, id, contract=a_contract(), command=c(PROPOSER)),
            lambda c: start_project(projects, id, command=c(PROPOSER)),
            lambda c: staff_project(projects, id, staff=["P0001", "P0007"], command=c(PROPOSER)),
            *self.delivering(projects, id, "M1"),
            lambda c: review_project(projects, TABLE, id, **MID, command=c(REVIEWER)),
            *self.delivering(projects, id, "M2"),
            lambda c: review_project(
                projects, TABLE, id, **MID | {"kind": ReviewKind.FINAL}, command=c(REVIEWER)
            ),
            *self.delivering(projects, id, "M3"),
            lambda c: close_project(projects, id, **CLOSING, command=c(REVIEWER)),
        )
        for number, step in enumerate(steps, start=2):
            command = a_command(PROPOSER)
            told = lambda by, command=command: a_command(by, id=command.id)  # noqa: E731
            first, again = step(told), step(told)

            assert (first.version, again.version) == (number, number)
        assert projects.get(id).state is P.CLOSED

    def delivering(self, projects, id, code):
        return (
            lambda c: report_milestone(
                projects, id, milestone=code, delivered=AMOUNTS, command=c(SOCIAL_WORKER)
            ),
            lambda c: evaluate_milestone(
                projects, TABLE, id, milestone=code, counted=AMOUNTS, quality=4, command=c(REVIEWER)
            ),
            lambda c: pay_milestone(projects, id, milestone=code, command=c(LEADER)),
        )

    def test_what_failed_is_rectified_and_what_breaks_off_is_terminated_each_once(self, projects):
        stopped = kept(projects, a_project_in(P.RECTIFYING))
        rectifying, ending = a_command(REVIEWER), a_command(LEADER)
        for _ in range(2):
            assert rectify_project(projects, stopped, command=rectifying).state is P.RUNNING
        for _ in range(2):
            assert terminate_project(projects, stopped, **STOPPING, command=ending).state is P.TERMINATED

    @pytest.mark.parametrize(
        "act",
        [
            lambda them, id, by: get_project(them, id, by=by.by),
            lambda them, id, by: approve_project(them, id, command=by),
            lambda them, id, by: contract_project(them, id, contract=a_contract(), command=by),
            lambda them, id, by: start_project(them, id, command=by),
            lambda them, id, by: staff_project(them, id, staff=["P0002"], command=by),
            lambda them, id, by: evaluate_milestone(
                them, TABLE, id, milestone=M1, counted=AMOUNTS, quality=4, command=by
            ),
            lambda them, id, by: pay_milestone(them, id, milestone=M1, command=by),
            lambda them, id, by: review_project(them, TABLE, id, **MID, command=by),
            lambda them, id, by: rectify_project(them, id, command=by),
            lambda them, id, by: close_project(them, id, **CLOSING, command=by),
            lambda them, id, by: terminate_project(them, id, **STOPPING, command=by),
            lambda them, id, by: propose_project(them, plan=a_plan(), street=STREET, command=by),
            lambda them, id, by: list_projects(them, STREET, after="", limit=5, caller=by.by),
        ],
    )
    @pytest.mark.parametrize("who", [ELSEWHERE, SOCIAL_WORKER])
    def test_another_street_and_the_provider_decide_nothing(self, projects, act, who):
        id = kept(projects, a_project_in(P.RUNNING))
        before = projects.get(id)

        with pytest.raises(NotAllowed):
            act(projects, id, a_command(who))
        assert projects.get(id) == before


class TestReminders:
    def test_each_milestone_is_told_of_once_after_any_outage(self, projects):
        ids = [kept(projects, a_project_in(P.RUNNING, id=f"{number:032x}")) for number in range(3)]

        assert remind_milestones(projects, TABLE, now=local("2027-01-23 09:00")) == 0
        assert remind_milestones(projects, TABLE, now=local("2028-01-01 09:00")) == 3
        assert remind_milestones(projects, TABLE, now=local("2028-01-02 09:00")) == 0
        assert [projects.get(id).version for id in ids] == [4 + 3] * 3

    def test_what_has_ended_is_left_alone(self, projects):
        kept(projects, a_project_in(P.TERMINATED))

        assert remind_milestones(projects, TABLE, now=local("2028-01-01 09:00")) == 0


def a_referring(**but):
    own = {
        "project_id": "a" * 32,
        "household_id": "H00000017",
        "need": Need.ELDER_CARE,
        "source": Source.VISIT,
        "source_id": "V1",
    }
    return Referring(**own | but)


class TestReferring:
    @pytest.mark.parametrize("state", P)
    def test_only_to_a_project_under_way(self, projects, referrals, state):
        kept(projects, a_project_in(state))
        command = a_command(WORKER)
        refer = lambda: refer_need(projects, referrals, referring=a_referring(), command=command)  # noqa: E731

        if state in TAKES_REFERRALS:
            assert [refer().id, refer().version] == [refer().id, 1]
        else:
            with pytest.raises(Conflict):
                refer()

    def test_not_from_another_street(self, projects, referrals):
        kept(projects, a_project_in(P.RUNNING))

        with pytest.raises(NotAllowed):
            refer_need(projects, referrals, referring=a_referring(), command=a_command(ELSEWHERE))


class TestTheProvider:
    @pytest.fixture
    def referral(self, projects, referrals):
        kept(projects, a_project_in(P.RUNNING))
        return kept(referrals, a_referral_in(R.REFERRED))

    def test_serves_and_returns_the_outcome_each_twice_is_once(self, projects, referrals, referral):
        books, day = (projects, referrals, referral), MONDAY.date()
        for number, step in enumerate(
            (
                lambda c: accept_referral(*books, command=c),
                lambda c: record_service(*books, service=Service.HOME_VISIT, on=day, minutes=60, command=c),
                lambda c: end_referral(*books, outcome=Outcome.MET, command=c),
            ),
            start=2,
        ):
            command = a_command(SOCIAL_WORKER)
            assert [step(command).version, step(command).version] == [number, number]
        rating = a_command(WORKER)
        for _ in range(2):
            assert rate_referral(referrals, referral, satisfaction=5, command=rating).version == 5

    def test_declines_with_a_reason_once(self, projects, referrals, referral):
        command = a_command(SOCIAL_WORKER)
        for _ in range(2):
            declined = decline_referral(
                projects, referrals, referral, reason=Declined.NO_CAPACITY, command=command
            )
        assert (declined.state, declined.version) == (R.DECLINED, 2)

    @pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 24)])
    def test_records_no_day_before_the_referral_nor_one_to_come(self, projects, referrals, referral, day):
        accept_referral(projects, referrals, referral, command=a_command(SOCIAL_WORKER))

        with pytest.raises(Invalid):
            record_service(
                *(projects, referrals, referral),
                service=Service.GROUP,
                on=day,
                minutes=60,
                command=a_command(SOCIAL_WORKER),
            )

    DOORS = (
        lambda p, r, c: get_own_project(p, "a" * 32, by=c.by),
        lambda p, r, c: report_milestone(p, "a" * 32, milestone=M1, delivered=AMOUNTS, command=c),
        lambda p, r, c: list_own_referrals(p, r, "a" * 32, after="", limit=5, caller=c.by),
        lambda p, r, c: accept_referral(p, r, "b" * 32, command=c),
        lambda p, r, c: decline_referral(p, r, "b" * 32, reason=Declined.NO_CAPACITY, command=c),
        lambda p, r, c: record_service(
            p, r, "b" * 32, service=Service.GROUP, on=MONDAY.date(), minutes=1, command=c
        ),
        lambda p, r, c: end_referral(p, r, "b" * 32, outcome=Outcome.MET, command=c),
    )

    @pytest.mark.parametrize("door", DOORS)
    def test_another_provider_gets_at_nothing_and_learns_not_even_that_it_is_there(
        self, projects, referrals, referral, door
    ):
        with pytest.raises(NotAllowed) as refusal:
            door(projects, referrals, a_command(OTHER_PROVIDER))
        with pytest.raises(NotAllowed) as of_nothing:
            door(FakeProjects(), FakeReferrals(), a_command(OTHER_PROVIDER))

        assert refusal.value.message == of_nothing.value.message

    @pytest.mark.parametrize("door", DOORS)
    def test_in_the_moment_of_the_end_everything_is_shut(self, projects, referrals, referral, door):
        terminate_project(projects, "a" * 32, **STOPPING, command=a_command(LEADER))
        before = referrals.get(referral)

        with pytest.raises(NotAllowed):
            door(projects, referrals, a_command(SOCIAL_WORKER))
        assert referrals.get(referral) == before

    def test_finds_his_own_projects_as_long_as_they_last(self, projects):
        for number in range(3):
            kept(projects, a_project_in(P.RUNNING, id=f"{number:032x}", at=MONDAY + timedelta(days=number)))
        kept(projects, a_project_in(P.NEED, id="c" * 32))

        first, place = list_own_projects(projects, after="", limit=2, caller=SOCIAL_WORKER)
        rest, end = list_own_projects(projects, after=place, limit=2, caller=SOCIAL_WORKER)
        assert [int(each.id) for each in (*first, *rest)] == [2, 1, 0]
        assert end is None
        assert list_own_projects(projects, after="", limit=2, caller=OTHER_PROVIDER) == ([], None)

        terminate_project(projects, f"{1:032x}", **STOPPING, command=a_command(LEADER))
        left, _ = list_own_projects(projects, after="", limit=5, caller=SOCIAL_WORKER)
        assert [int(each.id) for each in left] == [2, 0]


class TestWhatTheStreetSees:
    def test_projects_and_referrals_page_by_page_newest_first(self, projects, referrals):
        for number in range(3):
            at = MONDAY + timedelta(days=number)
            kept(projects, a_project_in(P.NEED, id=f"{number:032x}", at=at))
            kept(
                referrals,
                a_referral_in(R.REFERRED, id=f"{number:032x}", project_id=f"{0:032x}", referred_at=at),
            )
        walks = (
            lambda after: list_projects(projects, STREET, after=after, limit=2, caller=LEADER),
            lambda after: list_referrals(
                projects, referrals, f"{0:032x}", after=after, limit=2, caller=LEADER
            ),
        )
        for walk in walks:
            first, place = walk("")
            rest, end = walk(place)
            assert [[int(each.id) for each in page] for page in (first, rest)] == [[2, 1], [0]]
            assert end is None

    def test_satisfaction_is_counted_among_those_who_answered(self, projects, referrals):
        kept(projects, a_project_in(P.RUNNING))
        for number, mark in enumerate([5, 3, 2, None]):
            referral = a_referral_in(R.ACCEPTED, id=f"{number:032x}")
            if number:
                once = ServiceRecord(service=Service.GROUP, on=MONDAY.date(), minutes=1, by="P0001")
                referral.serve(once, at=MONDAY)
            referral.end(Outcome.MET, at=MONDAY)
            if mark:
                referral.rate(mark, at=MONDAY)
            referrals.save(referral)
        kept(referrals, a_referral_in(R.REFERRED, id="e" * 32, project_id="f" * 32))
        found = count_satisfaction(projects, referrals, TABLE, "a" * 32, at=MONDAY, caller=LEADER)

        assert found == Satisfaction(served=3, n=3, satisfied=2)
        assert found.rate == pytest.approx(2 / 3)

    def test_where_nobody_answered_there_is_no_rate(self, projects, referrals):
        kept(projects, a_project_in(P.RUNNING))

        found = count_satisfaction(projects, referrals, TABLE, "a" * 32, at=MONDAY, caller=LEADER)
        assert (found.n, found.rate) == (0, None)


@pytest.mark.parametrize("state", P)
def test_a_project_comes_back_as_it_was_saved(projects, state):
    project = a_project_in(state)
    projects.save(project)

    assert projects.get(project.id) == project


@pytest.mark.parametrize("state", R)
def test_a_referral_comes_back_as_it_was_saved(referrals, state):
    referral = a_referral_in(state)
    referrals.save(referral)

    assert referrals.get(referral.id) == referral


def test_an_ending_and_a_milestone_are_what_they_were(projects):
    project = a_project_in(P.CLOSED)
    projects.save(project)

    found = projects.get(project.id)
    assert found.ending == an_ending()
    assert {each.state for each in found.milestones} == {MilestoneState.PAID}
    assert found.proposed_by == HEAD.id
