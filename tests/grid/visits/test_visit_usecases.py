"""What is done with visits and plans: kept once, late or twice, by whom it may be, and what follows."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from services.grid.domain.access.look import Act
from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.records.residence import Residence
from services.grid.domain.visits.agreed import Agreed
from services.grid.domain.visits.companion import Authority, Companion
from services.grid.domain.visits.findings import Kind, Need, Origin, Proof, Result
from services.grid.domain.visits.looking import Purpose
from services.grid.domain.visits.quality import Flag
from services.grid.domain.visits.reaching import Means
from services.grid.domain.visits.visit_task import VISIT, TaskState
from services.grid.usecases.records.ports import Records
from services.grid.usecases.visits.agree_visit import agree_visit
from services.grid.usecases.visits.amend_visit import amend_visit
from services.grid.usecases.visits.get_visit import get_visit
from services.grid.usecases.visits.get_visit_plan import get_visit_plan
from services.grid.usecases.visits.hurry_visit import hurry_visit
from services.grid.usecases.visits.list_doubtful_visits import list_doubtful_visits
from services.grid.usecases.visits.list_due_visits import list_due_visits
from services.grid.usecases.visits.note_findings import Entry, SeenHazard, WishedCase
from services.grid.usecases.visits.plan_visits import plan_stretch, plan_visits
from services.grid.usecases.visits.read_visit import read_visit
from services.grid.usecases.visits.review_visit import review_visit
from services.grid.usecases.visits.settle_visit import settle_visit
from services.grid.usecases.visits.submit_visit import VisitDesk, submit_visit
from services.grid.usecases.visits.trace_household import trace_household
from services.grid.usecases.visits.turn_plans import turn_plans
from services.grid.usecases.visits.weigh_visit import weigh_visit
from shared.events.grid_visits import VisitQuarantined, VisitRead, VisitSubmitted
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from tests.fakes import FakeSealer
from tests.grid.access.builders import WHERE, a_desk
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    a_building,
    a_command,
    a_household,
    a_person,
    in_force,
)
from tests.grid.fakes import FakeAtlas, FakeRecords, a_register
from tests.grid.hazards.builders import FakeHazardTable
from tests.grid.visits.builders import DAY, NOW, RED, RULES, YELLOW, a_plan, a_standing, a_stay, a_visit, day
from tests.grid.visits.fakes import (
    FakeIntake,
    FakePlans,
    FakeRounds,
    FakeTable,
    FakeVisits,
    a_book,
)

LAMP = WishedCase(topic="lamp", urgency="ordinary", subject="路灯不亮", words="三单元门口的路灯坏了")
PHONE = "13812345678"
SEAL = FakeSealer()
CALL_ME = f"电话{PHONE}，煤气罐"
NOISE = SeenHazard(kind="noise", severity=Severity.MINOR, words="吵")


def wish(
    id="command-1", *, by="W0001", role="worker", at=NOW + timedelta(hours=1), area=COMMUNITY, digest=None
):
    command = a_command(id, at=at, roles=frozenset({role}), areas=frozenset({area}), digest=digest)
    return replace(command, by=replace(command.by, id=by))


def an_entry(seq=1, **but):
    facts = {
        "origin": Origin(device="phone-1", session="20261123", offline_seq=seq),
        "household_id": "H00000001",
        "person_id": None,
        "kind": Kind.ROUTINE,
        "result": Result.MET,
        "proof": Proof.GPS,
        "stay": a_stay(),
        "persons_met": (),
        "checks": {"health": "concern"},
        "needs": (Need.ELDER_CARE,),
        "hazards": (SeenHazard(kind="gas_bottle", severity=Severity.MINOR, words="厨房煤气罐"),),
        "cases": (LAMP,),
        "photos": (),
        "companions": (),
        "summary": "老人独居",
    }
    return Entry(**facts | but)


@pytest.fixture
def desk():
    return a_visit_desk()


def a_visit_desk(building=None):
    buildings = [building or a_building()]
    register = a_register(FakeAtlas(in_force()), households=[a_household()], buildings=buildings)
    return VisitDesk(
        visits=FakeVisits(),
        register=register,
        records=Records(
            households=FakeRecords(), people=FakeRecords(), rules=None, tags=None, tag_table=None, sealer=SEAL
        ),
        intake=FakeIntake(),
        hazard_table=FakeHazardTable(),
    )


def test_a_visit_is_kept_sealed_and_counts_in_the_grid_of_its_moment(desk):
    visit = submit_visit(desk, entry=an_entry(), command=wish())

    (submitted,) = [fact for fact in desk.visits.facts if isinstance(fact, VisitSubmitted)]
    assert (submitted.grid_code, submitted.grid_version, submitted.worker_id) == (GRID, 1, "W0001")
    assert submitted.needs == ("elder_care",)
    assert "老人" not in repr(submitted)
    assert visit.findings.summary.text == SEAL.seal("老人独居", about=f"visit.summary/{visit.id}")


def test_the_same_entry_is_one_visit_and_one_case_under_whatever_command_it_comes(desk):
    first = submit_visit(desk, entry=an_entry(), command=wish("command-1", digest="words"))
    again = submit_visit(desk, entry=an_entry(), command=wish("command-2", digest="words", at=NOW + 9 * DAY))

    assert again.id == first.id
    assert len(desk.visits.by_id) == len(desk.intake.cases) == 1
    assert again.findings.cases[0].case_id


def test_other_words_under_the_number_of_an_entry_are_refused(desk):
    submit_visit(desk, entry=an_entry(), command=wish(digest="words"))

    with pytest.raises(Conflict):
        submit_visit(desk, entry=an_entry(result=Result.REFUSED), command=wish(digest="other words"))


def test_the_visit_stays_when_intake_is_away_and_its_case_is_opened_when_the_phone_asks_again(desk):
    desk.intake.away = True
    with pytest.raises(Unavailable):
        submit_visit(desk, entry=an_entry(), command=wish())
    assert len(desk.visits.by_id) == 1

    desk.intake.away = False
    visit = submit_visit(desk, entry=an_entry(), command=wish())
    assert visit.findings.cases[0].case_id
    assert len(desk.visits.by_id) == len(desk.intake.cases) == 1


def test_what_intake_refuses_is_kept_with_its_reason_and_not_asked_again(desk):
    unknown = replace(LAMP, topic="moon")
    for _ in range(2):
        visit = submit_visit(desk, entry=an_entry(cases=(unknown, LAMP)), command=wish())

    refused, opened = visit.findings.cases
    assert (refused.case_id, refused.refused) == (None, "没有这类工单")
    assert opened.case_id


def test_a_visit_to_no_household_and_one_that_ends_before_it_began_are_refused(desk):
    with pytest.raises(NotFound):
        submit_visit(desk, entry=an_entry(household_id="H404"), command=wish())
    with pytest.raises(NotFound):
        submit_visit(desk, entry=an_entry(hazards=(NOISE,)), command=wish())
    with pytest.raises(Invalid):
        submit_visit(desk, entry=an_entry(stay=a_stay(minutes=-1)), command=wish())


def test_what_comes_from_who_works_there_no_longer_waits_for_a_head_and_is_not_lost(desk):
    visit = submit_visit(desk, entry=an_entry(), command=wish(area=ELSEWHERE))

    assert not visit.counts
    assert [type(fact) for fact in desk.visits.facts] == [VisitQuarantined]
    assert desk.intake.cases == {}
    waiting, _ = list_doubtful_visits(
        desk.visits, COMMUNITY, after="", limit=9, caller=wish(role="station_head").by
    )
    assert [each.id for each in waiting] == [visit.id]


def test_found_sound_it_counts_and_its_cases_are_opened_once_by_the_head(desk):
    visit = submit_visit(desk, entry=an_entry(), command=wish(area=ELSEWHERE))
    for _ in range(2):
        review_visit(desk, visit.id, sound=True, words="已核实", command=wish("review", by="W0100"))
    submit_visit(desk, entry=an_entry(), command=wish(area=ELSEWHERE))

    assert [type(fact) for fact in desk.visits.facts].count(VisitSubmitted) == 1
    assert len(desk.intake.cases) == 1


def test_found_unsound_it_never_counts(desk):
    visit = submit_visit(desk, entry=an_entry(), command=wish(area=ELSEWHERE))

    review_visit(desk, visit.id, sound=False, words=None, command=wish("review", by="W0100"))

    assert not desk.visits.get(visit.id).counts
    assert desk.intake.cases == {}


def test_nobody_judges_his_own_visit_or_one_elsewhere_or_twice(desk):
    visit = submit_visit(desk, entry=an_entry(), command=wish())

    with pytest.raises(NotAllowed):
        review_visit(desk, visit.id, sound=True, words=None, command=wish("review"))
    with pytest.raises(NotAllowed):
        review_visit(desk, visit.id, sound=True, words=None, command=wish("r", by="W0100", area=ELSEWHERE))
    review_visit(desk, visit.id, sound=True, words=None, command=wish("review", by="W0100"))
    with pytest.raises(Conflict):
        review_visit(desk, visit.id, sound=False, words=None, command=wish("again", by="W0100"))


class Looking:
    """A visit, and what those who look at it leave in the log."""

    def __init__(self, desk, **but):
        self.visits, self.access = desk.visits, a_desk(sealer=SEAL)
        self.visit = submit_visit(desk, entry=an_entry(**but), command=wish())

    def get(self, **who):
        books = (self.access, self.visits)
        return get_visit(*books, self.visit.id, caller=wish(**who).by, where=WHERE)

    def read(self, id="look", **who):
        books, command = (self.access, self.visits), wish(id, **who)
        return read_visit(*books, self.visit.id, purpose=Purpose.REVIEW, command=command, where=WHERE)

    @property
    def looks(self):
        return [(each.look.by, each.look.fields[:1]) for each in self.access.journal.kept]


def test_words_are_for_who_wrote_them_while_he_works_there_and_every_look_is_chained(desk):
    looking = Looking(desk)

    assert looking.get().summary == "老人独居"
    assert looking.get(by="W0002").summary is None
    assert looking.get(area=ELSEWHERE).summary is None
    with pytest.raises(NotAllowed):
        looking.get(by="W0002", area=ELSEWHERE)
    assert looking.looks == [("W0001", ("summary",)), ("W0002", ()), ("W0001", ())]
    assert [each.look.outside for each in looking.access.journal.kept] == [False, False, True]


def test_a_head_reads_for_a_purpose_and_visit_and_log_keep_it_once(desk):
    police = Companion(authority=Authority.POLICE, name="张警官")
    seen = (SeenHazard(kind="gas_bottle", severity=Severity.MINOR, words=CALL_ME),)
    looking = Looking(desk, summary=CALL_ME, hazards=seen, companions=(police,))
    for _ in range(2):
        sheet = looking.read(by="W0100", role="station_head")

    assert (sheet.summary, sheet.hazards) == ("电话***，煤气罐", ("电话***，煤气罐",))
    assert (sheet.checks, sheet.companions) == ({"health": "concern"}, (police,))
    assert "张警官" not in repr(desk.visits.by_id)
    looks = [fact for fact in desk.visits.facts if isinstance(fact, VisitRead)]
    assert [(fact.read_by, fact.purpose) for fact in looks] == [("W0100", "review")]
    ((entry),) = looking.access.journal.kept
    look = entry.look
    assert (look.act, look.purpose, look.subjects) == (Act.SHOWN, "review", ("H00000001",))
    assert look.reference == looking.visit.id
    with pytest.raises(NotAllowed):
        looking.read("l2", by="W0100", role="station_head", area=ELSEWHERE)


MOVED_AWAY = a_person().moved(
    Residence(household_id="H00000001", since=date(2026, 1, 1)), community_code=COMMUNITY
)
MOVED_AWAY = MOVED_AWAY.moved(Residence(household_id="H2", since=date(2026, 11, 1)), community_code=COMMUNITY)


@pytest.mark.parametrize("said", [{"persons_met": ("P00000001",)}, {"person_id": "P00000001"}])
@pytest.mark.parametrize(
    ("people", "refused"),
    [
        ((a_person(),), None),
        ((MOVED_AWAY,), None),
        ((a_person(household_id="H2"),), Invalid),
        ((), NotFound),
    ],
)
def test_who_is_named_lives_or_lived_at_that_door(desk, said, people, refused):
    desk = replace(desk, records=replace(desk.records, people=FakeRecords(*people)))
    if refused:
        with pytest.raises(refused):
            submit_visit(desk, entry=an_entry(**said), command=wish())
        assert desk.visits.by_id == {}
    else:
        assert submit_visit(desk, entry=an_entry(**said), command=wish()).counts


@pytest.mark.parametrize(
    ("authorities", "joint"),
    [
        ((), False),
        ((Authority.COMMUNITY, Authority.CIVIL_AFFAIRS), False),
        ((Authority.POLICE,), True),
        ((Authority.COMMUNITY, Authority.HEALTH), True),
        ((Authority.JUSTICE,), True),
    ],
)
def test_a_visit_is_joint_when_an_authority_that_answers_for_somebody_came_along(desk, authorities, joint):
    along = tuple(Companion(authority=each, name="某某") for each in authorities)

    assert submit_visit(desk, entry=an_entry(companions=along), command=wish()).call.accompanied is joint


@pytest.mark.parametrize(
    ("hours", "reason", "fine"), [(24, None, True), (25, None, False), (25, "听错了", True)]
)
def test_a_summary_is_changed_by_its_writer_and_after_a_day_with_a_reason(desk, hours, reason, fine):
    visit = submit_visit(desk, entry=an_entry(), command=wish())
    change = {"summary": "老人与女儿同住", "reason": reason}
    late = wish("amend", at=visit.submitted_at + timedelta(hours=hours))

    if not fine:
        with pytest.raises(Invalid):
            amend_visit(desk.visits, FakeTable(), SEAL, visit.id, **change, command=late)
        return
    for _ in range(2):
        amend_visit(desk.visits, FakeTable(), SEAL, visit.id, **change, command=late)
    kept = desk.visits.get(visit.id)
    assert [each.former for each in kept.amendments] == [visit.findings.summary]
    own = get_visit(a_desk(sealer=SEAL), desk.visits, visit.id, caller=wish().by, where=WHERE)
    assert own.summary == "老人与女儿同住"


def test_nobody_changes_what_another_wrote(desk):
    visit = submit_visit(desk, entry=an_entry(), command=wish())

    with pytest.raises(NotAllowed):
        amend_visit(
            desk.visits, FakeTable(), SEAL, visit.id, summary="改", reason="改", command=wish("a", by="W0002")
        )


def flags(visits, *ids):
    return [{*visits.get(id).flags} for id in ids]


def weighed(*visits, plan=None):
    kept, book = FakeVisits(*visits), a_book(FakePlans(*([plan] if plan else [])))
    for visit in visits:
        for _ in range(2):
            weigh_visit(kept, book, visit.id, at=NOW)
    return flags(kept, *(visit.id for visit in visits))


def counted(seq=1, **but):
    visit = a_visit(seq, **but)
    visit.submit(in_his_area=True)
    return visit


@pytest.mark.parametrize(
    ("but", "flag"),
    [
        ({"stay": a_stay(minutes=1.99)}, Flag.TOO_SHORT),
        ({"stay": a_stay(minutes=2)}, None),
        ({"stay": a_stay(minutes=1), "result": Result.NOT_HOME}, None),
        ({"stay": a_stay(minutes=1), "proof": Proof.PHONE_CALL}, None),
        ({"stay": a_stay(minutes=61)}, Flag.CLOCK_DOUBTFUL),
    ],
)
def test_what_an_entry_shows_by_itself(but, flag):
    assert weighed(counted(**but)) == [{flag} - {None}]


@pytest.mark.parametrize(("seconds", "doubtful"), [(59, True), (60, False)])
def test_two_doors_within_a_minute_are_doubtful_whichever_came_in_first(seconds, doubtful):
    next_door = NOW + timedelta(minutes=15, seconds=seconds)
    pair = [counted(1), counted(2, household_id="H00000002", stay=a_stay(next_door))]
    for order in permutations(pair):
        expected = {Flag.DOORS_TOO_CLOSE} if doubtful else set()
        assert weighed(*(replace_visit(each) for each in order)) == [expected, expected]


def replace_visit(visit):
    return counted(visit.origin.offline_seq, household_id=visit.household_id, stay=visit.stay)


def test_the_same_door_another_worker_and_a_call_are_not():
    soon = a_stay(NOW + timedelta(minutes=15, seconds=1))
    assert weighed(counted(1), counted(2, stay=soon)) == [set(), set()]
    assert weighed(counted(1), counted(2, household_id="H2", worker_id="W0002", stay=soon)) == [set(), set()]
    call = counted(2, household_id="H2", proof=Proof.PHONE_CALL, stay=soon)
    assert weighed(counted(1), call) == [set(), set()]


def test_the_fifth_time_that_a_worker_writes_the_same_is_doubtful(desk):
    for seq in range(5):
        entry = an_entry(seq, summary=["一切正常", "一切 正常 "][seq % 2], stay=a_stay(day(seq)))
        visit = submit_visit(desk, entry=entry, command=wish(f"c{seq}"))
        weigh_visit(desk.visits, a_book(), visit.id, at=NOW)
        assert (Flag.SAME_SUMMARY in desk.visits.get(visit.id).flags) == (seq == 4)


@pytest.mark.parametrize(
    ("but", "flag"),
    [
        ({}, Flag.WITHOUT_APPOINTMENT),
        ({"kind": Kind.INSPECT}, None),
        ({"kind": Kind.JOINT}, None),
        ({"proof": Proof.PHONE_CALL}, None),
        ({"kind": Kind.SERVICE}, Flag.WITHOUT_APPOINTMENT),
    ],
)
def test_by_appointment_only_goes_before_all_but_statutory_duties(but, flag):
    plan = a_plan(by_appointment=True)

    assert weighed(counted(**but), plan=plan) == [{flag} - {None}]


def test_an_agreed_time_and_an_emergency_are_no_intrusion():
    agreed = a_plan(by_appointment=True)
    agreed.agree(Agreed(opens=NOW, ends=NOW + DAY, by="W0001"), at=NOW)
    assert weighed(counted(), plan=agreed) == [set()]

    urgent = a_plan(by_appointment=True)
    urgent.hurry("flood_alarm", RULES, at=NOW)
    assert weighed(counted(), plan=urgent) == [set()]


@pytest.mark.parametrize(("days", "flag"), [(89, Flag.TOO_SOON), (90, None)])
def test_an_ordinary_household_is_not_called_on_again_within_ninety_days(days, flag):
    before = counted(1)
    again = counted(2, stay=a_stay(NOW + days * DAY), submitted_at=NOW + 200 * DAY)

    assert weighed(before, again, plan=a_plan())[1] == {flag} - {None}
    assert weighed(counted(1), replace_visit(again), plan=a_plan(YELLOW))[1] & {Flag.TOO_SOON} == set()


def test_plans_follow_the_records_and_the_round_comes_to_every_household():
    standings = [a_standing(household_id=f"H{number:03}") for number in range(120)]
    book = a_book(FakePlans(), *standings)
    rounds = FakeRounds(*(each.household_id for each in standings))
    for _ in range(3):
        plan_stretch(book, rounds, now=NOW)

    assert len(book.plans.by_id) == 120
    book.plans.facts.clear()
    for _ in range(3):
        plan_stretch(book, rounds, now=NOW)
    assert book.plans.facts == []


def test_a_household_that_is_gone_keeps_nobody_waiting():
    book = a_book(FakePlans(), a_standing(household_id="H2"))

    plan_visits(book, ["H1", "H2"], now=NOW)

    assert [*book.plans.by_id] == ["H2"]


def test_two_replicas_turn_a_plan_once():
    plans = FakePlans(a_plan(RED))

    assert turn_plans(plans, FakeTable(), now=day(2)) == 1
    assert turn_plans(plans, FakeTable(), now=day(2)) == 0
    assert [fact.outcome for fact in plans.facts if hasattr(fact, "outcome")] == ["missed"]


def test_a_visit_ends_what_was_due_once_and_begins_the_plan_where_there_is_none(desk):
    plan = a_plan(YELLOW)
    book = a_book(FakePlans(plan), a_standing(household_id="H00000002"))
    visit = counted(1, stay=a_stay(day(30)))
    other = counted(2, stay=a_stay(day(30)), household_id="H00000002", result=Result.NOT_HOME)
    stranger = counted(3, household_id="H404")
    visits = FakeVisits(visit, other, stranger)
    for each in (visit, other, stranger) * 2:
        settle_visit(visits, book, each.id, at=day(30))

    assert [task.state for task in book.plans.get(plan.id).past if task.purpose == VISIT] == [TaskState.DONE]
    assert len(book.plans.get("H00000002").reaching.absences) == 1
    assert book.plans.find("H404") is None


def test_wishes_about_a_plan_are_granted_once_and_only_there():
    book = a_book(FakePlans(a_plan()), a_standing())
    for _ in range(2):
        hurry_visit(book, "H00000001", occasion="bereavement", command=wish())
    assert len(book.plans.get("H00000001").tasks) == 1

    agree_visit(book, "H00000001", opens=NOW, ends=NOW + DAY, command=wish("c1"))
    assert book.plans.get("H00000001").expects(NOW)
    with pytest.raises(NotAllowed):
        hurry_visit(book, "H00000001", occasion="discharge", command=wish("c2", area=ELSEWHERE))
    with pytest.raises(NotFound):
        hurry_visit(book, "H404", occasion="discharge", command=wish("c3"))
    with pytest.raises(Invalid):
        agree_visit(book, "H00000001", opens=NOW, ends=NOW, command=wish("c4"))
    with pytest.raises(Conflict):
        trace_household(book, "H00000001", means=Means.PHONE, reached=False, command=wish("c5"))


def test_a_plan_is_begun_by_the_first_wish_about_it():
    book = a_book(FakePlans(), a_standing())

    hurry_visit(book, "H00000001", occasion="discharge", command=wish())

    assert book.plans.get("H00000001").beats[VISIT].days == 182


def test_what_is_due_is_shown_by_when_it_ends_page_by_page_and_only_there():
    plans = FakePlans(*(a_plan(care, household_id=f"H{number}") for number, care in enumerate([YELLOW, RED])))
    reader = wish().by
    first, place = list_due_visits(plans, COMMUNITY, after="", limit=1, caller=reader)
    second, end = list_due_visits(plans, COMMUNITY, after=place, limit=1, caller=reader)

    assert [plan.id for plan in (*first, *second)] == ["H1", "H0"]
    assert end is None
    with pytest.raises(NotAllowed):
        list_due_visits(plans, ELSEWHERE, after="", limit=1, caller=reader)
    with pytest.raises(NotAllowed):
        get_visit_plan(plans, "H0", caller=wish(area=ELSEWHERE).by)
