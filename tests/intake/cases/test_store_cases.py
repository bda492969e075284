"""What the store of cases promises, the stand-in as well as the real one."""

from dataclasses import replace

import pytest

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.state import PASSED_THROUGH, ApplicationState
from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.states import IssueState
from services.intake.store.cases.cases import MongoCases
from shared.kernel.errors import NotFound, StaleWrite
from tests.intake.builders import (
    CLERK,
    LATER,
    MONDAY,
    PLAIN,
    SUPPOSED,
    TUESDAY_OFF,
    WORKER,
    a_command,
    an_application_in,
    an_issue_in,
    local,
)
from tests.intake.fakes import FakeCases
from tests.shared.queries import explained, watched
from tests.stores import either, real

S = IssueState

mongo_cases = real(MongoCases)
cases = either(FakeCases, MongoCases)


def numbered(n):
    return f"34010299820261123200{n:03}X"


@pytest.mark.parametrize("state", S)
def test_an_issue_comes_back_as_it_was_saved(cases, state):
    issue = an_issue_in(state)
    issue.heeded(a_command())
    cases.save(issue)

    found = cases.get(issue.id)

    assert isinstance(found, Issue)
    assert found == issue


def test_what_waits_for_a_seat_is_found_until_somebody_comes(cases):
    waiting, withdrawn = (
        an_application_in(ApplicationState.BOOKED),
        an_application_in(ApplicationState.BOOKED),
    )
    withdrawn.number = numbered(1)
    withdrawn.request_withdrawal("不办了", by=CLERK, at=MONDAY)
    for each in (waiting, withdrawn, an_issue_in(S.REGISTERED, number=numbered(2))):
        cases.save(each)

    assert {each.id for each in cases.of_appointment("seat", limit=9)} == {waiting.id, withdrawn.id}
    assert len(cases.of_appointment("seat", limit=1)) == 1
    assert cases.of_appointment("another", limit=9) == []

    come = cases.get(waiting.id)
    come.receive(come.presented, by=CLERK, at=MONDAY, calendar=PLAIN)
    cases.save(come)
    assert [each.id for each in cases.of_appointment("seat", limit=9)] == [withdrawn.id]


@pytest.mark.parametrize("state", [each for each in ApplicationState if each not in PASSED_THROUGH])
def test_an_application_comes_back_as_it_was_saved(cases, state):
    application = an_application_in(state)
    cases.save(application)

    found = cases.get(application.id)

    assert isinstance(found, Application)
    assert found == application


def test_there_is_no_case_that_nobody_saved(cases):
    assert cases.find("nothing") is None
    with pytest.raises(NotFound):
        cases.get("nothing")
    with pytest.raises(NotFound):
        cases.get_by_number(numbered(1))


def test_a_case_is_found_by_its_number(cases):
    issue = an_issue_in(S.TRIAGED, number=numbered(1))
    cases.save(issue)
    cases.save(an_issue_in(S.TRIAGED, number=numbered(2)))

    assert cases.get_by_number(numbered(1)).id == issue.id


def test_what_is_changed_and_not_saved_is_lost(cases):
    issue = an_issue_in(S.ASSIGNED)
    cases.save(issue)

    cases.get(issue.id).sign(WORKER, at=LATER, calendar=PLAIN)

    assert cases.get(issue.id).state is S.ASSIGNED


def test_the_first_of_two_writers_wins_and_they_never_mix(cases):
    issue = an_issue_in(S.CHECK_PASSED)
    cases.save(issue)
    first, second = cases.get(issue.id), cases.get(issue.id)
    first.close(CLERK, at=LATER, calendar=PLAIN)
    second.miss_handler("nobody", assignment=9, at=LATER)

    cases.save(first)
    with pytest.raises(StaleWrite):
        cases.save(second)

    assert cases.get(issue.id) == first


def test_a_case_that_nobody_told_of_is_not_saved(cases):
    issue = an_issue_in(S.TRIAGED)
    cases.save(issue)
    issue.words = "改了"

    with pytest.raises(ValueError, match="without a fact"):
        cases.save(issue)


class TestRipe:
    def save(self, cases, *issues):
        for n, issue in enumerate(issues):
            issue.number = numbered(n)
            cases.save(issue)
        return issues

    def test_a_case_is_ripe_from_the_moment_of_its_next_mark(self, cases):
        [issue] = self.save(cases, an_issue_in(S.ASSIGNED))
        moment = issue.next_ring

        assert cases.ripe(moment - (LATER - MONDAY) / 1000, limit=10) == []
        assert cases.ripe(moment, limit=10) == [issue.id]

    def test_what_has_no_mark_left_is_never_ripe(self, cases):
        self.save(cases, an_issue_in(S.ARCHIVED), an_issue_in(S.REJECTED), an_issue_in(S.REGISTERED))

        assert cases.ripe(local("2030-01-01 00:00"), limit=10) == []

    def test_a_closed_case_whose_end_was_missed_is_ripe(self, cases):
        issue = an_issue_in(S.CHECK_PASSED)
        issue.close(CLERK, at=local("2026-12-31 10:00"), calendar=PLAIN)
        self.save(cases, issue)

        assert cases.ripe(local("2026-12-31 10:00"), limit=10) == [issue.id]

    def test_a_turn_is_no_longer_than_asked_for(self, cases):
        self.save(cases, *(an_issue_in(S.ASSIGNED) for _ in range(5)))

        assert len(cases.ripe(local("2030-01-01 00:00"), limit=3)) == 3


class TestReckonedOtherwise:
    @pytest.mark.parametrize("mine", [PLAIN, SUPPOSED, TUESDAY_OFF], ids=["plain", "supposed", "tuesday"])
    def test_open_cases_of_any_other_calendar_are_found(self, cases, mine):
        reckoned = {}
        for n, calendar in enumerate((PLAIN, SUPPOSED, TUESDAY_OFF)):
            issue = an_issue_in(S.TRIAGED, number=numbered(n))
            issue.reckon(calendar)
            cases.save(issue)
            reckoned[issue.id] = calendar

        found = set()
        while otherwise := cases.reckoned_otherwise(mine.revision, limit=1):
            found |= set(otherwise)
            case = cases.get(otherwise[0])
            case.reckon(mine)
            cases.keep_reckoning(case)

        assert found == {id for id, calendar in reckoned.items() if calendar is not mine}

    def test_a_case_without_a_clock_that_runs_is_not_reckoned_anew(self, cases):
        for n, state in enumerate((S.ARCHIVED, S.REJECTED, S.REGISTERED)):
            cases.save(an_issue_in(state, number=numbered(n)))

        assert cases.reckoned_otherwise(TUESDAY_OFF.revision, limit=10) == []


def test_what_was_reckoned_anew_is_kept_without_a_new_version(cases):
    issue = an_issue_in(S.ASSIGNED)
    cases.save(issue)
    version = issue.version
    issue.reckon(TUESDAY_OFF)

    cases.keep_reckoning(issue)

    found = cases.get(issue.id)
    assert (found.due, found.next_ring, found.calendar) == (issue.due, issue.next_ring, TUESDAY_OFF.revision)
    assert found.version == version


def test_a_reckoning_of_older_facts_is_not_kept(cases):
    issue = an_issue_in(S.ASSIGNED)
    cases.save(issue)
    old = cases.get(issue.id)
    issue.sign(WORKER, at=LATER, calendar=PLAIN)
    cases.save(issue)

    old.reckon(TUESDAY_OFF)
    cases.keep_reckoning(old)

    assert cases.get(issue.id) == issue


def test_two_cases_never_bear_the_same_number(mongo_cases):
    mongo_cases.save(an_issue_in(S.TRIAGED, number=numbered(1)))

    with pytest.raises(StaleWrite):
        mongo_cases.save(an_issue_in(S.TRIAGED, number=numbered(1)))


def test_what_nobody_reads_yet_does_no_harm(mongo_cases):
    """A later release has written a field that this one does not know."""
    issue = an_issue_in(S.TRIAGED)
    mongo_cases.save(issue)
    mongo_cases.collection.update_one({"_id": issue.id}, {"$set": {"stars": 5}})

    assert mongo_cases.get(issue.id) == issue


def test_what_could_identify_a_person_lies_in_the_database_sealed(mongo_cases):
    issue = an_issue_in(S.TRIAGED)
    issue.applicant = replace(issue.applicant, name="k1.sealed", name_label="张*")
    mongo_cases.save(issue)

    document = mongo_cases.collection.find_one({"_id": issue.id})

    assert document["applicant"] == {
        "id": None,
        "name": "k1.sealed",
        "name_label": "张*",
        "phone": None,
        "phone_label": None,
        "phone_print": None,
        "agency": None,
        "wishes": {"wants_reply": True, "secrecy_requested": False},
    }


@pytest.fixture
def crowd(mongo_cases):
    """A hundred open cases, two of them ripe and two of them reckoned otherwise."""
    mongo_cases.save(an_issue_in(S.ASSIGNED, number=numbered(0)))
    first = mongo_cases.collection.find_one()
    others = [first | {"_id": f"f{n:031}", "number": numbered(n)} for n in range(1, 100)]
    for n, change in enumerate([{"next_ring": MONDAY}, {"reckoned": "0"}] * 2):
        others[n] |= change
    mongo_cases.collection.insert_many(others)
    return mongo_cases.collection.database


@pytest.mark.parametrize(
    "ask",
    [
        lambda cases: cases.ripe(MONDAY, limit=100),
        lambda cases: cases.reckoned_otherwise(PLAIN.revision, limit=100),
    ],
    ids=["ripe", "reckoned otherwise"],
)
def test_the_timers_look_at_what_they_need_and_at_nothing_else(crowd, mongo_uri, ask):
    with watched(mongo_uri, crowd.name) as (database, queries):
        found = ask(MongoCases(database))
        plans = [explained(database, command) for command in queries.sent]

    assert len(found) == 2
    assert {"IXSCAN"} <= set(plans[0][0])
    assert "COLLSCAN" not in plans[0][0]
    assert sum(examined for _, examined in plans) == 2


def test_a_number_is_looked_up_by_its_index(crowd, mongo_uri):
    with watched(mongo_uri, crowd.name) as (database, queries):
        MongoCases(database).get_by_number(numbered(7))
        stages, examined = explained(database, queries.sent[0])

    assert ("IXSCAN" in stages, examined) == (True, 1)


def test_saving_a_case_is_one_write_and_loading_it_one_look(mongo_cases, mongo_uri):
    issue = an_issue_in(S.ASSIGNED)
    with watched(mongo_uri, mongo_cases.collection.database.name) as (database, queries):
        cases = MongoCases(database)
        cases.save(issue)
        again = cases.get(issue.id)
        again.sign(WORKER, at=LATER, calendar=PLAIN)
        cases.save(again)

    assert queries.names() == ["update", "find", "update"]
