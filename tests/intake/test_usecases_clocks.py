"""The clocks in the hands of several replicas: every mark once, no pause lost, whoever is faster."""

from collections import Counter
from dataclasses import replace

import eventlet
import pytest

from services.intake.domain.calendar_record import CalendarRecord
from services.intake.domain.clock_kind import PauseReason
from services.intake.domain.issue import IssueState
from services.intake.store import calendars as calendars_module
from services.intake.store.calendars import MongoCalendars
from services.intake.store.cases import MongoCases
from services.intake.usecases import reckon_clocks as reckon_module
from services.intake.usecases import ring_clocks as ring_module
from services.intake.usecases.reckon_clocks import reckon_clocks
from services.intake.usecases.ring_clocks import ring_clocks
from services.intake.usecases.sign_case import sign_case
from shared.plumbing.handling import patient
from tests.intake.builders import (
    LATER,
    PLAIN,
    SUPPOSED,
    WORKER,
    a_command,
    a_year,
    an_issue_in,
    local,
    off,
)
from tests.intake.fakes import FakeCalendars, FakeCases

pytestmark = pytest.mark.database

S = IssueState
MANY, REPLICAS = 50, 4
WEEKS_LATER = local("2027-01-15 10:00")
ALL_MARKS = [(clock, mark) for clock in ("legal", "promised", "sign") for mark in ("half", "yellow", None)]


def filled(database, count):
    """Keep so many cases that wait for the signature of their worker; return their ids."""
    cases = MongoCases(database)
    cases.prepare()
    issues = [an_issue_in(S.ASSIGNED, number=f"{n:024}") for n in range(count)]
    for issue in issues:
        cases.save(issue)
    return [issue.id for issue in issues]


@pytest.fixture
def open_cases(database):
    return filled(database, MANY)


@pytest.fixture
def few_cases(database):
    return filled(database, 6)


def a_replica(database):
    return MongoCases(database), MongoCalendars(database)


def all_at_once(*work):
    pool = eventlet.GreenPool()
    running = [pool.spawn(each) for each in work]
    return [each.wait() for each in running]


def until_nothing_is_left(turn, database, now):
    """What a timer does, in a replica of its own."""
    cases, calendars = a_replica(database)

    def work():
        while turn(cases, calendars, now=now):
            pass

    return work


def letters_of(database, id):
    return [letter["envelope"] for letter in database["cases"].find_one({"_id": id})["outbox"]]


def rung(database, id):
    told = [letter["data"] for letter in letters_of(database, id) if ".clock_" in letter["type"]]
    return Counter((each["clock"], each.get("mark")) for each in told)


def test_every_mark_rings_once_however_many_replicas_ring(database, open_cases):
    all_at_once(*(until_nothing_is_left(ring_clocks, database, WEEKS_LATER) for _ in range(REPLICAS)))

    for id in open_cases:
        assert rung(database, id) == Counter(ALL_MARKS)
        numbers = [letter["sequence"] for letter in letters_of(database, id)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_what_is_over_is_told_in_the_order_of_time(database, few_cases):
    until_nothing_is_left(ring_clocks, database, WEEKS_LATER)()

    told = letters_of(database, few_cases[0])
    over = [letter["data"]["clock"] for letter in told if letter["type"] == "intake.clock_overdue"]
    assert over == ["sign", "promised", "legal"]


def test_workers_sign_while_the_clocks_ring_and_neither_is_lost(database, few_cases):
    """In the minute in which the clocks for signing run out, everybody signs."""
    now = local("2026-11-24 17:00")
    cases, calendars = a_replica(database)

    def sign(id):
        command = a_command(WORKER, at=now)
        return lambda: patient(sign_case)(cases, calendars, id, command=command)

    ringing = [until_nothing_is_left(ring_clocks, database, now) for _ in range(2)]
    all_at_once(*ringing, *map(sign, few_cases))
    until_nothing_is_left(ring_clocks, database, WEEKS_LATER)()

    for id in few_cases:
        types = [letter["type"] for letter in letters_of(database, id)]
        assert types.count("intake.case_signed") == 1
        assert cases.get(id).state is S.SIGNED
        assert rung(database, id)["sign", None] == 1
        assert max(rung(database, id).values()) == 1


def publish(database, **but):
    calendars = MongoCalendars(database)
    record = calendars.find("2026") or CalendarRecord.of(2026)
    record.publish(a_year(**but))
    calendars.save(record)


def moved(database, id):
    return [letter["data"] for letter in letters_of(database, id) if letter["type"] == "intake.clock_moved"]


def test_an_announced_year_moves_every_open_clock_and_tells_it_once(database, open_cases):
    publish(database, off=off("2026-11-24"))

    work = [until_nothing_is_left(reckon_clocks, database, LATER) for _ in range(REPLICAS)]
    all_at_once(*work)
    all_at_once(*work)

    for id in open_cases:
        assert [each["clock"] for each in moved(database, id)] == ["legal", "promised", "sign"]
    case = MongoCases(database).get(open_cases[0])
    assert case.due["sign"] == local("2026-11-25 17:00")


def test_a_replica_that_does_not_know_the_year_yet_takes_nothing_back(database, few_cases, monkeypatch):
    monkeypatch.setattr(calendars_module, "FRESH", 1000)
    old_cases, old_calendars = a_replica(database)
    publish(database)
    assert old_calendars.current() == PLAIN
    publish(database, off=off("2026-11-24"))

    until_nothing_is_left(reckon_clocks, database, LATER)()
    while reckon_clocks(old_cases, old_calendars, now=LATER):
        pass
    ring_clocks(old_cases, old_calendars, now=local("2026-11-25 10:00"))
    sign_case(old_cases, old_calendars, few_cases[0], command=a_command(WORKER))

    for id in few_cases:
        assert [each["clock"] for each in moved(database, id)] == ["legal", "promised", "sign"]


def test_a_year_as_it_was_supposed_tells_nothing_and_makes_no_new_version(database, few_cases):
    before = {id: MongoCases(database).get(id).version for id in few_cases}
    publish(database)

    until_nothing_is_left(reckon_clocks, database, LATER)()

    cases = MongoCases(database)
    assert {id: cases.get(id).version for id in few_cases} == before
    assert {cases.get(id).calendar for id in few_cases} == {PLAIN.revision}


class TestOneReplica:
    """The same without a database: what a turn does."""

    def waiting(self, *states):
        return FakeCases(*(an_issue_in(state) for state in states))

    def test_a_turn_is_bounded_and_says_how_many_it_took(self, monkeypatch):
        monkeypatch.setattr(ring_module, "ONE_TURN", 2)
        cases = self.waiting(*[S.ASSIGNED] * 3)

        turns = [ring_clocks(cases, FakeCalendars(), now=WEEKS_LATER) for _ in range(3)]

        assert turns == [2, 1, 0]

    def test_so_is_a_turn_of_reckoning(self, monkeypatch):
        monkeypatch.setattr(reckon_module, "ONE_TURN", 2)
        cases = self.waiting(*[S.ASSIGNED] * 3, S.CLOSED)

        turns = [reckon_clocks(cases, FakeCalendars(), now=LATER) for _ in range(3)]

        assert turns == [2, 1, 0]

    def test_a_case_that_was_answered_does_not_ring_for_no_answer(self):
        """Signed in time; the clock for signing is silent although the case goes on."""
        cases = self.waiting(S.SIGNED)

        ring_clocks(cases, FakeCalendars(), now=WEEKS_LATER)

        clocks = {fact.clock for fact in cases.facts if hasattr(fact, "clock")}
        assert clocks == {"legal", "promised"}

    def test_a_paused_case_rings_nothing_whatever_the_calendar_does(self):
        issue = an_issue_in(S.SIGNED)
        paused = (
            each.pause(PauseReason.APPLICANT, basis="申请人外出", at=LATER, actor="C0001")
            if each.stopped_at is None
            else each
            for each in issue.clocks
        )
        issue.clocks = replace(issue.clocks, clocks=tuple(paused))
        issue.reckon(SUPPOSED)
        cases, calendars = FakeCases(issue), FakeCalendars()
        told = len(cases.facts)
        record = CalendarRecord.of(2026)
        record.publish(a_year(off=off("2026-11-24")))
        calendars.save(record)

        while reckon_clocks(cases, calendars, now=LATER):
            pass
        assert ring_clocks(cases, calendars, now=WEEKS_LATER) == 0

        kept = cases.get(issue.id)
        assert kept.clocks == issue.clocks
        assert len(cases.facts) == told
