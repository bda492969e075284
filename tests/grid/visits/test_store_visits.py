"""What the stores of visits and plans promise; the stand-ins of the other tests promise the same."""

from dataclasses import replace

import pytest

from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.subject import Subject
from services.grid.domain.visits.agreed import Agreed
from services.grid.domain.visits.companion import Authority, Companion
from services.grid.domain.visits.findings import (
    CaseWish,
    Findings,
    HazardFinding,
    Need,
    Origin,
    Proof,
    Scene,
    Spot,
    Summary,
    visit_id,
)
from services.grid.domain.visits.places import task_place, visit_place
from services.grid.domain.visits.visit_task import CONTACT, VISIT
from services.grid.store.records.field_lines import MongoFieldLines
from services.grid.store.visits.ended_tasks import MongoEndedTasks
from services.grid.store.visits.plans import MongoPlans
from services.grid.store.visits.rounds import MongoRounds
from services.grid.store.visits.rules import DeliveredVisitRules
from services.grid.store.visits.visits import MongoVisits
from shared.events.grid_visit_plans import VisitTaskEnded
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import StaleWrite
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, STREET
from tests.grid.records.fakes import FakeFieldLines
from tests.grid.records.test_field_line import a_claim
from tests.grid.visits.builders import DAY, NOW, RED, RULES, YELLOW, a_plan, a_stay, a_visit, day
from tests.grid.visits.fakes import FakeEndedTasks, FakePlans, FakeVisits
from tests.stores import either, real

plans = either(FakePlans, MongoPlans)
visits = either(FakeVisits, MongoVisits)
ended_tasks = either(FakeEndedTasks, MongoEndedTasks)
rounds = real(MongoRounds)
field_lines = either(FakeFieldLines, MongoFieldLines)
PETS = Subject(about=About.HOUSEHOLD, id="H00000001", code="pets")


def counted(seq=1, **but):
    visit = a_visit(seq, **but)
    visit.submit(in_his_area=True)
    return visit


def test_a_plan_comes_back_as_it_was_and_only_one_of_two_writers_wins(plans):
    plan = a_plan(RED, YELLOW)
    plan.agree(Agreed(opens=NOW, ends=NOW + DAY, by="W0001"), at=NOW)
    plan.turn(RULES, now=day(3))
    plans.save(plan)
    kept, other = plans.get(plan.id), plans.get(plan.id)

    assert (kept.tasks, kept.past, kept.dues, kept.beats) == (plan.tasks, plan.past, plan.dues, plan.beats)
    assert (kept.standing, kept.agreed) == (plan.standing, plan.agreed)
    for each in (kept, other):
        each.turn(RULES, now=day(5))
    plans.save(kept)
    with pytest.raises(StaleWrite):
        plans.save(other)


def test_what_is_ripe_and_what_is_due_is_found(plans):
    red, ordinary = a_plan(RED, household_id="H1"), a_plan(household_id="H2")
    away = a_plan(YELLOW, household_id="H3", community_code=ELSEWHERE, grid_code=None)
    for plan in (red, ordinary, away):
        plans.save(plan)

    assert plans.ripe(red.open(CONTACT).ends, limit=9) == ["H1"]
    assert plans.ripe(NOW, limit=9) == []
    for area, found in {GRID: ["H1"], COMMUNITY: ["H1"], STREET: ["H1", "H3"], ELSEWHERE: ["H3"]}.items():
        assert [plan.id for plan in plans.due_in(area, after="", limit=9)] == found


def test_a_visit_comes_back_as_it_was(visits):
    findings = Findings(
        needs=frozenset({Need.HARDSHIP}),
        hazards=(HazardFinding(kind="gas", words="sealed"),),
        cases=(CaseWish(topic="lamp", urgency="ordinary", subject="sealed", words="sealed", case_id="c1"),),
        summary=Summary(text="sealed", told="print"),
        companions=(Companion(authority=Authority.POLICE, name="sealed"),),
    )
    spot = Spot(longitude=117.3, latitude=31.8, accuracy=12.5, coord_sys_in=CoordinateSystem.GCJ_02)
    visit = counted(findings=findings, stay=a_stay(start=spot), metres_from_door=42)
    visits.save(visit)
    kept = visits.get(visit.id)

    assert (kept.findings, kept.stay, kept.scene, kept.origin) == (
        visit.findings,
        visit.stay,
        visit.scene,
        visit.origin,
    )
    assert (kept.counts_by, kept.call) == (visit.counts_by, visit.call)
    assert kept.metres_from_door == 42


def test_a_phone_is_judged_by_its_newest_visits_that_tell_where_they_were(visits):
    nowhere = {"stay": a_stay(start=None), "proof": Proof.NONE}
    no_grid = {"scene": Scene(community_code=COMMUNITY)}
    origin = Origin(device="phone-2", session="s1", offline_seq=1)
    other = {"origin": origin, "id": visit_id(origin)}
    for seq, but in enumerate([nowhere, no_grid, other, {"proof": Proof.PHONE_CALL}], 10):
        visits.save(counted(seq, **but))
    made = [counted(seq, stay=a_stay(NOW + seq * DAY)) for seq in range(4)]
    for visit in made:
        visits.save(visit)

    newest = [visit.id for visit in reversed(made)]
    assert [visit.id for visit in visits.sighted_by("phone-1", limit=9)] == newest
    assert [visit.id for visit in visits.sighted_by("phone-1", limit=3)] == newest[:3]
    assert [visit.id for visit in visits.sighted_by("phone-2", limit=9)] == [visit_id(origin)]


def test_visits_are_found_by_worker_by_words_and_by_household(visits):
    same = Findings(summary=Summary(text="sealed", told="print"))
    made = [counted(seq, stay=a_stay(NOW + seq * DAY), findings=same) for seq in range(4)]
    for visit in (*made, counted(9, worker_id="W0002", household_id="H2", findings=same)):
        visits.save(visit)

    of_two_days = visits.of_worker("W0001", since=NOW + DAY, until=NOW + 2 * DAY, limit=9)
    assert {visit.id for visit in of_two_days} == {made[1].id, made[2].id}
    assert [visits.said_again("W0001", "print", limit=limit) for limit in (3, 5)] == [3, 4]
    assert visits.said_again("W0001", "other", limit=5) == 0
    newest = visits.of_household("H00000001", after="", limit=2)
    rest = visits.of_household("H00000001", after=visit_place(newest[-1]), limit=9)
    assert [visit.id for visit in (*newest, *rest)] == [visit.id for visit in reversed(made)]


def test_what_is_flagged_waits_for_a_second_look_and_no_longer_when_it_was_looked_at(visits):
    fine, doubtful = counted(1), counted(2)
    doubtful.flag(["too_short"], at=NOW)
    for visit in (fine, doubtful):
        visits.save(visit)

    for area in (GRID, COMMUNITY, STREET):
        assert [visit.id for visit in visits.doubtful_in(area, after="", limit=9)] == [doubtful.id]
    assert visits.doubtful_in(ELSEWHERE, after="", limit=9) == []


def ended(number=1, **but):
    facts = {
        "household_id": "H1",
        "task_id": f"task {number}",
        "purpose": VISIT,
        "grid_code": GRID,
        "community_code": COMMUNITY,
        "due": day(number),
        "opens": day(number - 1),
        "ends": day(number + 1),
        "outcome": "missed",
        "visit_id": None,
        "ended_at": day(number + 1),
    }
    return VisitTaskEnded(**facts | but)


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0), (1, 1)])
def test_what_was_told_last_of_a_task_stays_whatever_comes_first(ended_tasks, order):
    told = [ended(), ended(outcome="done", visit_id="v1")]
    for place in order:
        ended_tasks.keep(told[place], sequence=place + 5)

    (kept,) = ended_tasks.of_household("H1", after="", limit=9)
    assert (kept.outcome, kept.visit_id) == ("done", "v1")


def test_ended_tasks_are_shown_page_by_page_what_was_due_last_first(ended_tasks):
    for number in (1, 2, 3):
        ended_tasks.keep(ended(number), sequence=number)
    ended_tasks.keep(replace(ended(4), household_id="H2"), sequence=4)

    first = ended_tasks.of_household("H1", after="", limit=2)
    rest = ended_tasks.of_household("H1", after=task_place(first[-1]), limit=9)
    assert [told.task_id for told in (*first, *rest)] == ["task 3", "task 2", "task 1"]


def test_the_round_comes_to_every_household_and_begins_again(rounds):
    assert list(rounds.next_stretch(limit=2)) == []
    rounds.households.insert_many([{"_id": f"H{number}"} for number in range(5)])

    stretches = [list(rounds.next_stretch(limit=2)) for _ in range(4)]

    assert stretches == [["H0", "H1"], ["H2", "H3"], ["H4"], ["H0", "H1"]]


def test_a_stretch_goes_to_one_replica(rounds, database):
    rounds.households.insert_many([{"_id": f"H{number}"} for number in range(4)])
    other = MongoRounds(database)
    slow = other.collection.find_one
    other.collection = Delayed(other.collection, slow, rounds)

    assert list(other.next_stretch(limit=2)) == []
    assert list(rounds.next_stretch(limit=2)) == ["H2", "H3"]


class Delayed:
    """A collection whose reader is overtaken by another replica."""

    def __init__(self, collection, find_one, overtaking):
        self._collection, self._find_one, self._overtaking = collection, find_one, overtaking

    def find_one(self, *query):
        read = self._find_one(*query)
        self._overtaking.next_stretch(limit=2)
        return read

    def __getattr__(self, name):
        return getattr(self._collection, name)


def test_the_delivered_rules_are_in_force(database):
    delivered = DeliveredVisitRules(database)
    delivered.prepare()

    assert delivered.in_force(NOW) == RULES


def a_line(id="line-1", *, area=GRID, conflict=True):
    line = FieldLine(id=id, subject=PETS, area=area, household_id="H00000001")
    line.hear(a_claim("dog", "cat"), present="bird" if conflict else "dog", at=NOW)
    return line


def test_a_line_comes_back_as_it_was_and_those_in_conflict_are_found(field_lines):
    for line in (a_line("b"), a_line("a"), a_line("fine", conflict=False), a_line("c", area=ELSEWHERE)):
        field_lines.save(line)

    kept = field_lines.get("b")
    assert (kept.claims, kept.subject) == (a_line("b").claims, PETS)
    assert [line.id for line in field_lines.in_conflict(COMMUNITY, after="", limit=9)] == ["a", "b"]
    assert [line.id for line in field_lines.in_conflict(STREET, after="a", limit=9)] == ["b", "c"]
