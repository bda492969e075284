"""The clocks in the hands of several replicas: every mark once, no pause lost, whoever is faster."""

import os
from collections import Counter
from dataclasses import replace

import eventlet
import pytest

from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.domain.clocks.clock_kind import PauseReason
from services.intake.domain.issues.issue import IssueState
from services.intake.store.cases.cases import MongoCases
from services.intake.store.clocks import calendars as calendars_module
from services.intake.store.clocks.calendars import MongoCalendars
from services.intake.usecases.cases.sign_case import sign_case
from services.intake.usecases.clocks import reckon_clocks as reckon_module
from services.intake.usecases.clocks import ring_clocks as ring_module
from services.intake.usecases.clocks.reckon_clocks import reckon_clocks
from services.intake.usecases.clocks.ring_clocks import ring_clocks
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
ALL_MARKS += [(clock, "last_day") for clock in ("legal", "promised")]  # to sign there is but one day


class Heard:
    """A post to which everything that is announced arrives at once; all replicas share it."""

    def __init__(self):
        self.letters = []

    def unsent(self, collection, document):
        return []

    def announce(self, collection, id, letters):
        self.letters += [letter["envelope"] for letter in letters]

    def of(self, id):
        return [letter for letter in self.letters if letter["data"]["case_id"] == id]

    def types_of(self, id):
        return [letter["type"].removeprefix("intake.") for letter in self.of(id)]

    def rung(self, id):
        """How often each mark of each clock was told."""
        told = [
            each for each in self.of(id) if each["type"] in ("intake.clock_warned", "intake.clock_overdue")
        ]
        return Counter((each["data"]["clock"], each["data"].get("mark")) for each in told)

    def moved(self, id):
        return [each["data"]["clock"] for each in self.of(id) if each["type"] == "intake.clock_moved"]

    def sequences(self, id):
        return [letter["sequence"] for letter in self.of(id)]


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def keep(database, heard):
    """Keep so many cases that wait for the signature of their worker; returns their ids."""

    def kept(count):
        cases = MongoCases(database, heard)
        cases.prepare()
        issues = [an_issue_in(S.ASSIGNED, number=f"{n:024}") for n in range(count)]
        for issue in issues:
            cases.save(issue)
        return [issue.id for issue in issues]

    return kept


@pytest.fixture
def a_replica(database, heard):
    return lambda: (MongoCases(database, heard), MongoCalendars(database))


def all_at_once(*work):
    pool = eventlet.GreenPool()
    running = [pool.spawn(each) for each in work]
    return [each.wait() for each in running]


def until_nothing_is_left(turn, replica, now):
    """What a timer does."""
    cases, calendars = replica

    def work():
        while turn(cases, calendars, now=now):
            pass

    return work


def publish(database, **but):
    calendars = MongoCalendars(database)
    record = calendars.find("2026") or CalendarRecord.of(2026)
    record.publish(a_year(**but))
    calendars.save(record)


def test_every_mark_rings_once_however_many_replicas_ring(keep, a_replica, heard):
    ids = keep(MANY)

    all_at_once(*(until_nothing_is_left(ring_clocks, a_replica(), WEEKS_LATER) for _ in range(REPLICAS)))

    for id in ids:
        assert heard.rung(id) == Counter(ALL_MARKS)
        assert heard.sequences(id) == list(range(1, len(heard.of(id)) + 1))


def test_hundreds_that_fell_due_in_one_minute_are_all_told_once_after_an_outage(database, heard, a_replica):
    """Nobody rang for a day. `MANY_CLOCKS=10000` makes it ten thousand; the usual run has five hundred."""
    count = int(os.environ.get("MANY_CLOCKS", "500"))
    ids = crowd(database, count)
    told = Counter()

    all_at_once(
        *(until_nothing_is_left(ring_clocks, a_replica(), local("2026-11-25 09:00")) for _ in range(3))
    )

    for letter in heard.letters:
        told[letter["data"]["case_id"], letter["data"]["clock"], letter["data"].get("mark")] += 1
    assert set(told.values()) == {1}
    assert {key for key in told if key[1] == "sign"} == {
        (id, "sign", mark) for id in ids for mark in ("half", "yellow", None)
    }


def crowd(database, count):
    """Keep so many cases whose clocks for signing all run out in the same minute."""
    cases = MongoCases(database)
    cases.prepare()
    cases.save(an_issue_in(S.ASSIGNED, id=f"{0:032x}", number=f"{0:024}"))
    first = cases.collection.find_one()
    ids = [f"{n:032x}" for n in range(count)]
    others = [first | {"_id": id, "number": f"{n:024}", "outbox": []} for n, id in enumerate(ids)]
    cases.collection.insert_many(others[1:])
    return ids


def test_replicas_do_not_all_draw_the_same_turn(monkeypatch):
    monkeypatch.setattr(ring_module, "ONE_TURN", 5)
    drawn = []
    monkeypatch.setattr(ring_module, "each_one", lambda ids, act: drawn.append(frozenset(ids)))
    cases = FakeCases(*(an_issue_in(S.ASSIGNED) for _ in range(60)))

    for _ in range(10):
        assert ring_clocks(cases, FakeCalendars(), now=WEEKS_LATER) == 5

    assert len(set(drawn)) > 1
    assert len(frozenset.union(*drawn)) > 10


def test_what_is_over_is_told_in_the_order_of_time(keep, a_replica, heard):
    [id] = keep(1)

    until_nothing_is_left(ring_clocks, a_replica(), WEEKS_LATER)()

    over = [each["data"]["clock"] for each in heard.of(id) if each["type"] == "intake.clock_overdue"]
    assert over == ["sign", "promised", "legal"]


def test_workers_sign_while_the_clocks_ring_and_neither_is_lost(keep, a_replica, heard):
    """At the moment in which the clocks for signing run out, everybody signs."""
    ids, now = keep(12), local("2026-11-24 17:00")
    cases, calendars = a_replica()

    def sign(id):
        command = a_command(WORKER, at=now)
        return lambda: patient(sign_case)(cases, calendars, id, command=command)

    ringing = [until_nothing_is_left(ring_clocks, a_replica(), now) for _ in range(2)]
    all_at_once(*ringing, *map(sign, ids))
    until_nothing_is_left(ring_clocks, a_replica(), WEEKS_LATER)()

    for id in ids:
        assert cases.get(id).state is S.SIGNED
        assert heard.types_of(id).count("case_signed") == 1
        assert heard.rung(id)["sign", None] == 1
        assert max(heard.rung(id).values()) == 1
        assert heard.sequences(id) == list(range(1, len(heard.of(id)) + 1))


def test_an_announced_year_moves_every_open_clock_and_tells_it_once(database, keep, a_replica, heard):
    ids = keep(MANY)
    publish(database, off=off("2026-11-24"))

    for _ in range(2):
        all_at_once(*(until_nothing_is_left(reckon_clocks, a_replica(), LATER) for _ in range(REPLICAS)))

    for id in ids:
        assert heard.moved(id) == ["legal", "promised", "sign"]
    assert a_replica()[0].get(ids[0]).due["sign"] == local("2026-11-25 17:00")


def test_a_replica_that_does_not_know_the_year_yet_takes_nothing_back(
    database, keep, a_replica, heard, monkeypatch
):
    monkeypatch.setattr(calendars_module, "FRESH", 1000)
    ids = keep(4)
    publish(database)
    late = a_replica()
    assert late[1].current() == PLAIN
    publish(database, off=off("2026-11-24"))

    until_nothing_is_left(reckon_clocks, a_replica(), LATER)()
    sign_case(*late, ids[0], command=a_command(WORKER))
    ring_clocks(*late, now=local("2026-11-25 10:00"))
    until_nothing_is_left(reckon_clocks, late, LATER)()

    assert [heard.moved(id) for id in ids] == [["legal", "promised", "sign"]] * 4


def test_a_year_as_it_was_supposed_tells_nothing_and_makes_no_new_version(database, keep, a_replica, heard):
    ids = keep(4)
    told = list(heard.letters)
    publish(database)

    until_nothing_is_left(reckon_clocks, a_replica(), LATER)()

    assert heard.letters == told
    assert {a_replica()[0].get(id).calendar for id in ids} == {PLAIN.revision}


@pytest.mark.parametrize("turn", [ring_clocks, reckon_clocks], ids=["ringing", "reckoning"])
def test_one_case_that_cannot_be_read_keeps_no_other_waiting(database, keep, a_replica, heard, turn):
    broken, *others = keep(4)
    unreadable = {"channel": "pigeon", "next_ring": LATER, "reckoned": "0"}
    database["cases"].update_one({"_id": broken}, {"$set": unreadable})
    publish(database, off=off("2026-11-24"))

    with pytest.raises(Exception, match="Issue"):
        turn(*a_replica(), now=WEEKS_LATER)

    for id in others:
        assert len(heard.moved(id)) == 3


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
        cases = self.waiting(*[S.ASSIGNED] * 3, S.ARCHIVED)

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
