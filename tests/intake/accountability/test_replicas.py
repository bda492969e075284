"""Cards in the hands of several replicas: whatever they see at once, everything happens once."""

from collections import Counter

import eventlet
import pytest

from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.issues.issue import IssueState
from services.intake.store.accountability.cards import MongoCards
from services.intake.store.cases.cases import MongoCases
from services.intake.store.clocks.calendars import MongoCalendars
from services.intake.usecases.accountability.finalise_points import finalise_points
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.raise_card_for_clock import raise_card_for_clock
from services.intake.usecases.accountability.watch_promises import watch_promises
from shared.events.intake import ClockOverdue
from tests.intake.accountability.builders import a_card_in, some_rules
from tests.intake.builders import PLAIN, an_issue_in, local
from tests.intake.fakes import FakePolicies

pytestmark = pytest.mark.database

MANY, REPLICAS = 20, 4
OVERDUE = local("2026-11-30 17:00")
WEEKS_LATER = local("2026-12-18 10:00")


class Heard:
    """A post to which everything that is announced arrives at once; all replicas share it."""

    def __init__(self):
        self.letters = []

    def unsent(self, collection, document):
        return []

    def announce(self, collection, id, letters):
        self.letters += [letter["envelope"] for letter in letters]

    def counted(self):
        return Counter((each["subject"], each["type"]) for each in self.letters)


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def a_replica(database, heard):
    def made():
        cards, cases = MongoCards(database, heard), MongoCases(database)
        cards.prepare()
        cases.prepare()
        rules = FakePolicies(some_rules())
        return Bureau(cards=cards, cases=cases, calendars=MongoCalendars(database), rules=rules)

    return made


def all_at_once(*work):
    pool = eventlet.GreenPool()
    running = [pool.spawn(each) for each in work]
    return [each.wait() for each in running]


def each_of(replicas, work):
    return [lambda bureau=bureau: work(bureau) for bureau in replicas]


def an_overdue_case(bureau, number):
    issue = an_issue_in(IssueState.SIGNED, number=f"{number:024}")
    ring(issue, now=OVERDUE, calendar=PLAIN)
    [fact] = [it for it in issue.happened() if isinstance(it, ClockOverdue) and it.clock == "promised"]
    bureau.cases.save(issue)
    return fact


def test_a_fact_that_all_of_them_hear_leads_to_one_card(a_replica, heard):
    replicas = [a_replica() for _ in range(REPLICAS)]
    fact = an_overdue_case(replicas[0], 1)

    all_at_once(*each_of(replicas, lambda bureau: raise_card_for_clock(bureau, fact, fact="f1")))

    assert list(heard.counted().values()) == [1]


def test_an_excess_is_told_once_for_every_card_after_any_outage(a_replica, heard):
    replicas = [a_replica() for _ in range(REPLICAS)]
    for number in range(MANY):
        raise_card_for_clock(replicas[0], an_overdue_case(replicas[0], number), fact=f"f{number}")

    def look(bureau):
        while watch_promises(bureau.cards, bureau.cases, bureau.calendars, now=WEEKS_LATER):
            pass

    all_at_once(*each_of(replicas, look))

    told = heard.counted()
    assert set(told.values()) == {1}
    assert Counter(kind for _, kind in told) == {
        "intake.card_proposed": MANY,
        "intake.promise_exceeded": MANY,
        "intake.supervision_repeated": MANY,
    }


def test_points_become_final_once_for_every_card(a_replica, heard):
    replicas = [a_replica() for _ in range(REPLICAS)]
    for number in range(MANY):
        replicas[0].cards.save(a_card_in(CardState.CONFIRMED, id=f"{number:032x}"))

    def finish(bureau):
        while finalise_points(bureau.cards, bureau.calendars, now=WEEKS_LATER):
            pass

    all_at_once(*each_of(replicas, finish))

    finals = [count for (_, kind), count in heard.counted().items() if kind == "intake.points_finalised"]
    assert finals == [1] * MANY
